import * as path from 'node:path';
import pg from 'pg';
import { Child } from './child.ts';
import type { Database } from './database.ts';
import { Fault } from './fault.mjs';
import type { Settings } from './settings.ts';
import type { Stops } from './stops.ts';

type Say = (line: string) => void;

/** Fills an empty database: the demonstration county, or with DEMO=0 the three administrators. */
export async function loadFirstData(
  settings: Settings,
  database: Database,
  environment: NodeJS.ProcessEnv,
  stops: Stops,
  say: Say,
): Promise<void> {
  if (!(await isEmpty(database.ownerUrl))) return;
  if (settings.demonstration) await loadDemonstration(settings, database, environment, stops, say);
  else await openAdministrators(settings, environment, stops, say);
}

async function loadDemonstration(
  settings: Settings,
  database: Database,
  environment: NodeJS.ProcessEnv,
  stops: Stops,
  say: Say,
): Promise<void> {
  say('正在装入演示县… / Loading the demonstration county…');
  stops.check();
  const logFile = path.join(settings.dataFolder, 'logs', 'first-data.log');
  const loading = new Child({
    script: path.join(settings.root, 'tools/demonstration/load.ts'),
    cwd: settings.root,
    environment: { ...environment, DATABASE_URL: database.ownerUrl, BUILD_DIR: settings.out },
    logFile,
  });
  stops.add(() => loading.stop(2000));
  const started = Date.now();
  const heartbeat = setInterval(() => say(`  … ${Math.round((Date.now() - started) / 1000)} s`), 15_000);
  const code = await loading.ended.finally(() => clearInterval(heartbeat));
  if (code === 0) return;
  stops.check();
  const detail = lastWord(loading);
  throw new Fault(
    `演示县装入失败：${detail}。详情见 ${logFile}。`,
    `Loading the demonstration county failed: ${detail}. See ${logFile}.`,
  );
}

/** What it prints is shown at once and kept nowhere: the passwords are for one sign-in. */
async function openAdministrators(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  stops: Stops,
  say: Say,
): Promise<void> {
  stops.check();
  const opening = new Child({
    script: path.join(settings.out, 'backend/src/administrators.js'),
    cwd: settings.root,
    environment,
  });
  stops.add(() => opening.stop(2000));
  if ((await opening.ended) !== 0) {
    stops.check();
    const detail = lastWord(opening);
    throw new Fault(
      `管理员账号创建失败：${detail}。`,
      `The administrators' accounts could not be opened: ${detail}.`,
    );
  }
  say('\n三个管理员账号（一次性密码，只显示这一次，首次登录后须更改）：');
  say(
    "The three administrators' accounts (one-time passwords, shown only now, changed at the first sign-in):",
  );
  for (const line of opening.lastLines) say(`  ${line}`);
  say('');
}

const lastWord = (child: Child) =>
  child.lastLines.findLast((line) => !/^\s+at |^$|^Node\.js v/.test(line)) ?? '';

async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM account LIMIT 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}
