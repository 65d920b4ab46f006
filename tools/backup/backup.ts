// `npm run backup [-- --to FOLDER] [--keys FOLDER] [--keep N]`: a copy of the running instance that can be restored by itself.
// From the first one on the write-ahead log is kept beside it too, so that a restore reaches beyond the copy.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { placeOf } from '../postgres/account.ts';
import { archiveInto, backupFolderOf, markOf, syncFolder } from '../postgres/archive.ts';
import { runningDatabase } from '../postgres/running.ts';
import { keepStoredFiles, storedFiles } from '../postgres/stored-files.ts';
import { Fault, complain } from '../start/fault.mjs';
import { withLock } from '../start/lock.mjs';
import { copyCluster, copyFile } from './base-copy.ts';
import { sha256Of, writeManifest } from './manifest.ts';
import type { KeptFile } from './manifest.ts';
import { prune } from './prune.ts';
import { KEY_FILES, fromHere, keyFile, requireOwnDatabase, usualDataFolder } from './settings.ts';

/** The log of an idle instance is kept at least once a minute. */
const ARCHIVE_SECONDS = 60;
const ARCHIVE_PATIENCE = 120_000;

const say = (line: string): void => console.log(line);

interface Order {
  readonly dataFolder: string;
  readonly to: string;
  /** Where the keys go instead. */
  readonly keys: string | undefined;
  readonly keep: number;
}

function readOrder(args: string[]): Order {
  const { values } = parseArgs({
    args,
    options: { to: { type: 'string' }, keys: { type: 'string' }, keep: { type: 'string', default: '7' } },
  });
  const dataFolder = usualDataFolder();
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 1) {
    throw new Fault('--keep 须为大于 0 的整数。', '--keep must be a whole number above 0.');
  }
  const to = values.to
    ? fromHere(values.to)
    : (backupFolderOf(dataFolder) ?? path.join(dataFolder, 'backups'));
  return { dataFolder, to, keys: values.keys ? fromHere(values.keys) : undefined, keep };
}

async function main(): Promise<void> {
  requireOwnDatabase(process.env);
  const order = readOrder(process.argv.slice(2));
  const client = await connect(order.dataFolder);
  try {
    await openFolder(order, client);
    const busy = () => say('另一次备份正在进行，等待其完成… / Another backup is under way; waiting for it…');
    await withLock(path.join(order.to, 'backup.lock'), busy, () => backUp(order, client));
  } finally {
    await client.end();
  }
}

async function connect(dataFolder: string): Promise<pg.Client> {
  const url = runningDatabase(dataFolder);
  const client = new pg.Client({ connectionString: url });
  try {
    if (!url) throw new Error('it does not run');
    await client.connect();
  } catch {
    throw new Fault(
      `数据目录 ${dataFolder} 上没有正在运行的实例。请先运行 npm start，或用 DATA_DIR 指定数据目录。`,
      `No instance runs on the data folder ${dataFolder}. Run npm start first, or name the folder with DATA_DIR.`,
    );
  }
  return client;
}

/** Makes the folder this installation's own, and lets the log flow into it. */
async function openFolder({ dataFolder, to }: Order, client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string; archives: boolean }>(
    `SELECT system_identifier::text AS id, current_setting('archive_mode') = 'on' AS archives FROM pg_control_system()`,
  );
  const { id, archives } = rows[0]!;
  if (!archives) {
    throw new Fault(
      '正在运行的实例是旧版本启动的，不保存日志。请停止后重新运行 npm start，再备份。',
      'The running instance was started by an older version, which keeps no log. Stop it, run npm start again, then back up.',
    );
  }
  const mark = markOf(to);
  for (const folder of ['wal', 'files'])
    fs.mkdirSync(path.join(to, folder), { recursive: true, mode: 0o700 });
  if (!fs.existsSync(mark))
    fs.writeFileSync(mark, `${JSON.stringify({ systemIdentifier: id })}\n`, { flush: true });
  const owner = (JSON.parse(fs.readFileSync(mark, 'utf8')) as { systemIdentifier: string }).systemIdentifier;
  if (owner !== id) {
    throw new Fault(
      `${to} 存放的是另一个数据库的备份。请用 --to 指定另一个文件夹。`,
      `${to} holds the backups of another database. Name another folder with --to.`,
    );
  }
  archiveInto(dataFolder, placeOf(dataFolder), to);
  await client.query(`ALTER SYSTEM SET archive_timeout = '${ARCHIVE_SECONDS}s'`);
  await client.query('SELECT pg_reload_conf()');
}

async function backUp(order: Order, client: pg.Client): Promise<void> {
  const { dataFolder, to, keep } = order;
  const startedAt = new Date();
  const name = `base-${startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  const draft = path.join(to, `${name}.part`);
  fs.mkdirSync(draft, { mode: 0o700 });
  say(`正在备份 ${dataFolder}… / Backing up ${dataFolder}…`);

  const begun = await client.query<{ segment: string }>(
    `SELECT pg_walfile_name(pg_backup_start('zeren ' || $1, fast => true)) AS segment`,
    [name],
  );
  const copy = await copyCluster(path.join(placeOf(dataFolder).home, 'cluster'), draft, 'cluster');
  // The archive is waited for below, with an end.
  const ended = await client.query<{ segment: string; label: string; postgres: number; id: string }>(
    `SELECT pg_walfile_name(lsn) AS segment, labelfile AS label,
       current_setting('server_version_num')::int / 10000 AS postgres, system_identifier::text AS id
     FROM pg_backup_stop(wait_for_archive => false), pg_control_system()`,
  );
  const { segment, label, postgres, id } = ended.rows[0]!;
  const files: KeptFile[] = [...copy.files, writeKept(draft, 'backup_label', label)];
  files.push(...(await keepKeys(order, draft)));
  const from = path.join(dataFolder, 'files');
  await keepStoredFiles(from, path.join(to, 'files'));
  const stored = await storedFiles(from);
  await untilArchived(path.join(to, 'wal', `${segment}.gz`));

  writeManifest(draft, {
    ...{ format: 1, systemIdentifier: id, postgres, startedAt: startedAt.toISOString() },
    ...{ finishedAt: new Date().toISOString(), firstSegment: begun.rows[0]!.segment, lastSegment: segment },
    ...{ folders: copy.folders, files, stored, keys: order.keys ? 'elsewhere' : 'inside' },
  });
  fs.renameSync(draft, path.join(to, name));
  await syncFolder(to);
  const gone = await prune(to, keep);
  tell(order, path.join(to, name), { files, stored, gone });
}

function writeKept(folder: string, name: string, content: string): KeptFile {
  fs.writeFileSync(path.join(folder, name), content, { mode: 0o600, flush: true });
  return { path: name, size: Buffer.byteLength(content), sha256: sha256Of(content) };
}

/** The keys lie in the backup, or where the order says: then they are the operator's to keep. */
async function keepKeys({ dataFolder, keys }: Order, draft: string): Promise<KeptFile[]> {
  const folder = keys ?? path.join(draft, 'keys');
  await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 });
  const kept: KeptFile[] = [];
  for (const name of KEY_FILES) {
    const target = path.join(folder, name);
    await fs.promises.rm(target, { force: true });
    const copied = await copyFile(keyFile(dataFolder, name, process.env), target);
    if (copied && !keys) kept.push({ path: path.join('keys', name), ...copied });
  }
  return kept;
}

async function untilArchived(file: string): Promise<void> {
  for (const end = Date.now() + ARCHIVE_PATIENCE; !fs.existsSync(file);) {
    if (Date.now() > end) {
      throw new Fault(
        `日志 ${file} 一直没有送到，备份不完整。原因见 DATA_DIR/logs/postgres.log。`,
        `The log ${file} did not arrive, so the backup is not whole. The reason is in DATA_DIR/logs/postgres.log.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function tell(
  { dataFolder, to, keys, keep }: Order,
  folder: string,
  { files, stored, gone }: { files: readonly KeptFile[]; stored: readonly string[]; gone: readonly string[] },
): void {
  const megabytes = Math.ceil(files.reduce((sum, { size }) => sum + size, 0) / 1024 / 1024);
  say(
    `备份完成：${folder}（数据库 ${megabytes} MB，上传文件 ${stored.length} 个）。此后的日志每分钟至少一次存入 ${path.join(to, 'wal')}。`,
  );
  say(
    `Backed up: ${folder} (database ${megabytes} MB, ${stored.length} uploaded files). From here on the log goes to ${path.join(to, 'wal')} at least once a minute.`,
  );
  if (gone.length > 0)
    say(
      `只保留最近 ${keep} 份，已删除：${gone.join(', ')}。 / Only the last ${keep} are kept; removed: ${gone.join(', ')}.`,
    );
  const secret = keys ?? path.join(folder, 'keys');
  say(
    `机密：${secret} 中是密码和密钥，谁拿到谁就能读写全部数据并代签记录。请只让管理员接触${keys ? '，并与备份分开保管' : '；建议用 --keys 存到另外的介质'}。`,
  );
  say(
    `SECRET: ${secret} holds passwords and keys; whoever has them reads and writes everything and signs the record. Keep them from all but administrators${keys ? ', apart from the backup' : '; better, put them elsewhere with --keys'}.`,
  );
  if (fs.statSync(to).dev === fs.statSync(dataFolder).dev) {
    say('注意：备份与数据在同一块磁盘上。请用 --to 指定另一块磁盘或另一台机器的挂载目录。');
    say(
      'Mind: the backup lies on the disk of the data. Name another disk, or a mounted folder of another machine, with --to.',
    );
  }
}

await main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
process.channel?.unref();
