// `npm run reload`: has the running instance replace its processes one by one, so that no request fails.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault, complain } from './fault.mjs';
import { holderOf } from './lock.mjs';
import { reloadFile } from './reloading.ts';
import type { Reload } from './reloading.ts';

/** Sixteen processes at the most, each with its start and its end. */
const PATIENCE = 20 * 60_000;

async function main(): Promise<void> {
  const dataFolder = path.resolve(import.meta.dirname, '..', '..', process.env.DATA_DIR || '.data');
  const holder = holderOf(path.join(dataFolder, 'start.lock'));
  if (!holder) {
    throw new Fault(
      `数据目录 ${dataFolder} 上没有正在运行的实例。请用 DATA_DIR 指定数据目录，或运行 npm start。`,
      `No instance runs on the data folder ${dataFolder}. Name the folder with DATA_DIR, or run npm start.`,
    );
  }
  const file = reloadFile(dataFolder);
  fs.rmSync(file, { force: true });
  process.kill(holder.pid, 'SIGUSR2');
  const { reloaded, replaced } = await answerIn(file);
  if (!reloaded) {
    throw new Fault(
      '没有替换：实例尚未就绪，或新的服务进程未能启动；原有进程继续服务。原因见 DATA_DIR/logs/zeren.log。',
      'Not replaced: the instance is not ready yet, or a new process did not start; the old ones go on. The reason is in DATA_DIR/logs/zeren.log.',
    );
  }
  console.log(`已逐个替换服务进程：${replaced} 个。 / Service processes replaced one by one: ${replaced}.`);
}

async function answerIn(file: string): Promise<Reload> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Reload;
  }
  throw new Fault('实例没有回答。请查看它的输出。', 'The instance did not answer. Look at what it printed.');
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

await main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
process.channel?.unref();
