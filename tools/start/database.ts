import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type * as RoleUrls from '../../backend/src/platform/database/role-urls.ts';
import { startCluster } from '../postgres/cluster.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { Child } from './child.ts';
import { Fault } from './fault.mjs';
import type { Settings } from './settings.ts';

/** The database that an instance runs on, and the connection strings of its three roles. */
export interface Database {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  /** Present when the embedded PostgreSQL is used. */
  readonly cluster?: Cluster;
}

/** Starts the embedded cluster, or takes the one that DATABASE_URL names, and brings it to the newest version. */
export async function openDatabase(settings: Settings, say: (line: string) => void): Promise<Database> {
  const cluster = settings.databaseUrl ? undefined : await startEmbedded(settings, say);
  try {
    const ownerUrl = settings.databaseUrl ?? cluster!.url;
    await migrate(settings, ownerUrl, say);
    return { ownerUrl, ...roleUrls(settings, ownerUrl), cluster };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

async function startEmbedded(settings: Settings, say: (line: string) => void): Promise<Cluster> {
  say('正在启动 PostgreSQL… / Starting PostgreSQL…');
  const file = path.join(settings.dataFolder, 'logs', 'postgres.log');
  const log = fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
  const onLog = (line: string) => log.write(`${line}\n`);
  return startCluster({ root: settings.root, folder: settings.dataFolder, onLog });
}

/** Runs the back end's own migration entry, which also makes the two runtime roles and keeps their passwords. */
async function migrate(settings: Settings, ownerUrl: string, say: (line: string) => void): Promise<void> {
  const migration = new Child({
    script: path.join(settings.out, 'backend/src/migrate.js'),
    cwd: settings.root,
    environment: { ...settings.environment, DATABASE_URL: ownerUrl, DATA_DIR: settings.dataFolder },
    logFile: path.join(settings.dataFolder, 'logs', 'migrate.log'),
  });
  if ((await migration.ended) !== 0) throw migrationFault(migration.lastLines.at(-1) ?? '', settings);
  if (!migration.lastLines.at(-1)?.includes('nothing to do')) {
    say('数据库结构已更新。 / The database was brought up to date.');
  }
}

function roleUrls(settings: Settings, ownerUrl: string): { appUrl: string; workerUrl: string } {
  const backend = createRequire(path.join(settings.out, 'backend/src/app.module.js'));
  const { withRoleUrls } = backend('./platform/database/role-urls.js') as typeof RoleUrls;
  const urls = withRoleUrls({
    ...settings.environment,
    DATABASE_URL: ownerUrl,
    DATA_DIR: settings.dataFolder,
  });
  return { appUrl: urls.APP_DATABASE_URL!, workerUrl: urls.WORKER_DATABASE_URL! };
}

function migrationFault(detail: string, settings: Settings): Fault {
  const file = path.join(settings.dataFolder, 'logs', 'migrate.log');
  if (!settings.databaseUrl) {
    return new Fault(
      `数据库结构更新失败：${detail}。详情见 ${file}。`,
      `Bringing the database up to date failed: ${detail}. See ${file}.`,
    );
  }
  return new Fault(
    `无法使用 DATABASE_URL 指定的数据库：${detail}。请检查地址、用户名和密码；该角色须拥有数据库并具有 CREATEROLE 权限。`,
    `The database that DATABASE_URL names can't be used: ${detail}. Check address, user and password; the role must own the database and have CREATEROLE.`,
  );
}
