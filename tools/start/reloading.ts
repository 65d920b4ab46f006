import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Child } from './child.ts';

/** How the last replacing of the processes ended, for whoever asked for it. */
export interface Reload {
  readonly reloaded: boolean;
  readonly replaced: number;
}

export const reloadFile = (dataFolder: string) => path.join(dataFolder, 'start.reload.json');

/**
 * `npm run reload` sends SIGUSR2; SIGHUP means the same where there is no terminal to be closed. Heard from the very start:
 * either would end us otherwise.
 */
export function reloadOnSignal(dataFolder: string, serving: () => Child | undefined): void {
  const reload = (): void => {
    const backend = serving();
    if (backend && !backend.hasEnded) process.kill(backend.pid, 'SIGHUP');
    else note(dataFolder, { reloaded: false, replaced: 0 });
  };
  process.on('SIGUSR2', reload);
  if (!process.stdin.isTTY) process.on('SIGHUP', reload);
}

export function tellReload(dataFolder: string, message: unknown, say: (line: string) => void): void {
  const { reloaded, replaced } = message as Partial<Reload>;
  if (reloaded === undefined) return;
  note(dataFolder, { reloaded, replaced: replaced ?? 0 });
  if (reloaded)
    say(`已逐个替换服务进程：${replaced} 个。 / Service processes replaced one by one: ${replaced}.`);
  else
    say(
      '新的服务进程未能启动，原有进程继续服务。 / A new service process did not start; the old ones go on.',
    );
}

function note(dataFolder: string, reload: Reload): void {
  const file = reloadFile(dataFolder);
  fs.writeFileSync(`${file}.draft`, JSON.stringify(reload));
  fs.renameSync(`${file}.draft`, file);
}
