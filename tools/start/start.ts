// The whole program on one machine: database, migrations, first data, and behind one port the processes for pages, API and
// jobs.
// Started by ../start.mjs, which has seen to Node, disk and packages.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ensureBuilt } from './build.ts';
import { Child } from './child.ts';
import { openDatabase } from './database.ts';
import { Fault, complain } from './fault.mjs';
import { loadFirstData } from './first-data.ts';
import { takeInstanceLock } from './instance-lock.ts';
import type { InstanceLock } from './instance-lock.ts';
import { requireFreePort } from './machine.mjs';
import { untilReady } from './ready.ts';
import { reloadOnSignal, tellReload } from './reloading.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { Stops } from './stops.ts';
import { printSummary } from './summary.ts';

/** The backend's processes drain for at most ten seconds, and its parent insists after twelve. */
const BACKEND_PATIENCE = 14_000;

type Ending = { readonly exitCode: number; readonly fault?: unknown };

const say = (line: string): void => console.log(line);

/** Resolves when someone asks us to end: a signal, or our launcher is gone. */
const asked = new Promise<Ending>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve({ exitCode: 0 }));
  // The terminal was closed. Without one it is a service manager's word for "reload".
  if (process.stdin.isTTY) process.on('SIGHUP', () => resolve({ exitCode: 0 }));
  process.once('disconnect', () => resolve({ exitCode: 0 }));
  process.channel?.unref();
});

async function main(): Promise<Ending> {
  const settings = readSettings(path.resolve(import.meta.dirname, '..', '..'), process.env);
  const lock = await takeInstanceLock(settings.dataFolder, say);
  const stops = new Stops();
  try {
    return await Promise.race([asked, runInstance(settings, lock, stops)]);
  } catch (fault) {
    return { exitCode: 1, fault };
  } finally {
    lock.announceStop();
    if (!stops.isEmpty) say('\n正在停止… / Stopping…');
    await stops.endAll();
    lock.release();
  }
}

async function runInstance(settings: Settings, lock: InstanceLock, stops: Stops): Promise<Ending> {
  const serving: { backend?: Child } = {};
  reloadOnSignal(settings.dataFolder, () => serving.backend);
  await requireFreePort(settings.port, settings.environment.HOST || undefined);
  fs.mkdirSync(path.join(settings.dataFolder, 'logs'), { recursive: true });
  await ensureBuilt(settings.root, settings.out, say);

  stops.check();
  const opening = openDatabase(settings, say);
  // Registered before it is open: a signal during the start must not leave a PostgreSQL behind.
  stops.add(() =>
    opening.then(
      ({ cluster }) => cluster?.stop(),
      () => undefined,
    ),
  );
  const database = await opening;
  const environment = { ...settings.environment, ...backendEnvironment(settings, database) };
  await loadFirstData(settings, database, environment, stops, say);

  stops.check();
  // Building and loading took their time: somebody may have come in between.
  await requireFreePort(settings.port, settings.environment.HOST || undefined);
  say('正在启动服务… / Starting the service…');
  const backend = new Child({
    script: path.join(settings.out, 'backend/src/serve.js'),
    cwd: settings.root,
    environment,
    logFile: path.join(settings.dataFolder, 'logs', 'zeren.log'),
    onMessage: (message) => tellReload(settings.dataFolder, message, say),
  });
  lock.remember(backend.pid);
  stops.add(() => backend.stop(BACKEND_PATIENCE));
  await untilReady(settings, backend);
  serving.backend = backend;
  printSummary(settings);

  const postgresEnded = database.cluster?.ended ?? new Promise<never>(() => undefined);
  return Promise.race([
    backend.ended.then((code) => ({
      exitCode: 1,
      fault: endedFault('服务进程', 'The service process', code, settings, 'zeren.log'),
    })),
    postgresEnded.then((code) => ({
      exitCode: 1,
      fault: endedFault('PostgreSQL', 'PostgreSQL', code, settings, 'postgres.log'),
    })),
  ]);
}

function backendEnvironment(
  settings: Settings,
  database: { appUrl: string; workerUrl: string },
): NodeJS.ProcessEnv {
  const web = path.join(settings.out, 'frontend/browser');
  return {
    NODE_ENV: 'production',
    PORT: String(settings.port),
    DATA_DIR: settings.dataFolder,
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    // The runtime never holds the owner's key.
    DATABASE_URL: '',
    WEB_DIR: fs.existsSync(path.join(web, 'index.html')) ? web : '',
  };
}

function endedFault(zh: string, en: string, code: number | null, settings: Settings, log: string): Fault {
  const file = path.join(settings.dataFolder, 'logs', log);
  return new Fault(
    `${zh}意外结束（${code ?? '被终止'}），其余部分已停止。数据未受影响，再次运行 npm start 即可恢复；原因见 ${file}。`,
    `${en} ended unexpectedly (${code ?? 'killed'}); the rest was stopped. Data is safe: run npm start again. The reason is in ${file}.`,
  );
}

const ending = await main().catch((fault: unknown): Ending => ({ exitCode: 1, fault }));
if (ending.fault) complain(ending.fault);
else say('已停止。 / Stopped.');
process.exit(ending.exitCode);
