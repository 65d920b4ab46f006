// `npm run restore -- --from FOLDER [--until TIME] [--into DATA_DIR] [--keys FOLDER] [--checkpoint WITNESS-FOLDER]`: checks a
// backup, puts it into an empty data folder, lets PostgreSQL recover, and proves what came of it.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { placeOf } from '../postgres/account.ts';
import type { Place } from '../postgres/account.ts';
import { markOf } from '../postgres/archive.ts';
import { startCluster } from '../postgres/cluster.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { BACKEND, ensureBuilt } from '../start/build.ts';
import { Fault, complain } from '../start/fault.mjs';
import { LogFeeder, RESTORE_COMMAND, checkLog, requireAll } from './log-feeder.ts';
import { checkFiles, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { settle, tellCounts } from './restored.ts';
import { BASE, KEY_FILES, ROOT, basesIn, fromHere, requireOwnDatabase, usualDataFolder } from './settings.ts';

/** A day of a busy county's log takes minutes; a week's may take an hour. */
const RECOVERY_PATIENCE = 4 * 3_600_000;

/** Everything is back, but the record is not proven whole. */
const NOT_PROVEN = 2;

const say = (line: string): void => console.log(line);

interface Order {
  /** The folder of backups, and the one of them. */
  readonly backups: string;
  readonly base: string;
  readonly until: Date | undefined;
  readonly into: string;
  readonly keys: string;
  readonly checkpoints: readonly string[];
}

function readOrder(args: string[]): Order {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      until: { type: 'string' },
      into: { type: 'string' },
      keys: { type: 'string' },
      checkpoint: { type: 'string', multiple: true, default: [] },
    },
  });
  if (!values.from)
    throw new Fault('请用 --from 指定备份文件夹。', 'Name the folder of backups with --from.');
  const until = values.until ? new Date(values.until) : undefined;
  if (until && Number.isNaN(until.getTime())) {
    throw new Fault(
      `--until 的值“${values.until}”不是时间，例如 2026-11-24T10:00:00+08:00。`,
      `--until is "${values.until}", which is no time; write it like 2026-11-24T10:00:00+08:00.`,
    );
  }
  const from = fromHere(values.from);
  const backups = BASE.test(path.basename(from)) ? path.dirname(from) : from;
  const base = from === backups ? newestBase(backups, until) : path.basename(from);
  return {
    ...{ backups, base, until },
    into: values.into ? fromHere(values.into) : usualDataFolder(),
    keys: values.keys ? fromHere(values.keys) : path.join(backups, base, 'keys'),
    checkpoints: values.checkpoint.map(fromHere),
  };
}

/** The newest that had ended by then. */
function newestBase(backups: string, until: Date | undefined): string {
  const bases = fs.existsSync(markOf(backups)) ? basesIn(backups).reverse() : [];
  const fits = (name: string) =>
    !until || Date.parse(readManifest(path.join(backups, name)).finishedAt) <= until.getTime();
  const found = bases.find(fits);
  if (found) return found;
  throw new Fault(
    `${backups} 中没有${until ? '该时间之前的' : ''}完整备份。`,
    `${backups} holds no whole backup${until ? ' from before that time' : ''}.`,
  );
}

async function main(): Promise<number> {
  requireOwnDatabase(process.env);
  const order = readOrder(process.argv.slice(2));
  requireEmpty(order.into);
  const folder = path.join(order.backups, order.base);
  const manifest = readManifest(folder);
  requireKeys(order);
  say(`正在核对 ${folder}… / Checking ${folder}…`);
  await checkFiles(folder, order.backups, manifest);
  const last = await checkLog(path.join(order.backups, 'wal'), manifest);
  await ensureBuilt(ROOT, buildFolder(), say, [BACKEND]);

  const existed = fs.existsSync(order.into);
  const place = placeOf(order.into);
  try {
    putBack(order, manifest, place);
    return await recover(order, place, last);
  } catch (error) {
    // Half a restore must not be mistaken for one.
    const inside = fs.readdirSync(order.into).map((name) => path.join(order.into, name));
    for (const made of [place.home, ...inside, ...(existed ? [] : [order.into])]) {
      fs.rmSync(made, { recursive: true, force: true });
    }
    throw error;
  }
}

const buildFolder = () => path.resolve(ROOT, process.env.BUILD_DIR || 'dist');

function requireEmpty(folder: string): void {
  if (!fs.existsSync(folder) || fs.readdirSync(folder).length === 0) return;
  throw new Fault(
    `${folder} 不是空文件夹，未恢复任何内容。请先移走其中的数据，或用 --into 指定另一个文件夹。`,
    `${folder} is not empty; nothing was restored. Move its data away first, or name another folder with --into.`,
  );
}

function requireKeys({ keys }: Order): void {
  if (fs.existsSync(path.join(keys, 'postgres-password'))) return;
  throw new Fault(
    `${keys} 中没有密钥。备份时用 --keys 另存的，请用 --keys 指出存放处。`,
    `${keys} holds no keys. If the backup put them elsewhere, say where with --keys.`,
  );
}

function putBack({ backups, base, into, keys }: Order, manifest: Manifest, { home, account }: Place): void {
  say(`正在写入 ${into}… / Writing to ${into}…`);
  const own = (file: string) => account && fs.chownSync(file, account.uid, account.gid);
  const target = (name: string) => path.join(home, name);
  for (const name of manifest.folders) {
    fs.mkdirSync(target(name), { mode: 0o700 });
    own(target(name));
  }
  const files = manifest.files
    .map(({ path: name }) => name)
    .filter((name) => !name.startsWith(`keys${path.sep}`));
  for (const name of files) {
    const place = target(name === 'backup_label' ? path.join('cluster', name) : name);
    fs.copyFileSync(path.join(backups, base, name), place);
    own(place);
  }
  const signal = target(path.join('cluster', 'recovery.signal'));
  fs.writeFileSync(signal, '');
  own(signal);
  for (const name of KEY_FILES) {
    const kept = path.join(keys, name);
    if (!fs.existsSync(kept)) continue;
    fs.copyFileSync(kept, path.join(into, name));
    fs.chmodSync(path.join(into, name), 0o600);
  }
  // All of them, not only the manifest's: the log names what came in later.
  fs.cpSync(path.join(backups, 'files'), path.join(into, 'files'), { recursive: true });
}

async function recover(order: Order, place: Place, last: string): Promise<number> {
  say('正在恢复… / Recovering…');
  const feeder = new LogFeeder(path.join(order.backups, 'wal'), place);
  let cluster: Cluster | undefined;
  try {
    cluster = await Promise.race([startRecovering(order), feeder.broken]);
    if (!order.until) requireAll(feeder, last);
    feeder.stop();
    const { asOf, clockAt } = await settle(cluster.url);
    await tellCounts(cluster.url, path.join(order.into, 'files'), say);
    const code = await verifyRecord(order, cluster.url, clockAt);
    tellEnd(order, asOf, code);
    return code === 0 ? 0 : NOT_PROVEN;
  } finally {
    feeder.stop();
    await cluster?.stop();
  }
}

async function startRecovering({ into, until }: Order): Promise<Cluster> {
  fs.mkdirSync(path.join(into, 'logs'), { recursive: true });
  const log = path.join(into, 'logs', 'postgres.log');
  const target = until
    ? { recovery_target_time: asPostgresReads(until), recovery_target_action: 'promote' }
    : undefined;
  try {
    return await startCluster({
      ...{ root: ROOT, folder: into, patience: RECOVERY_PATIENCE },
      settings: { restore_command: RESTORE_COMMAND, hot_standby: 'off', ...target },
      onLog: (line) => fs.appendFileSync(log, `${line}\n`, { mode: 0o600 }),
    });
  } catch (error) {
    if (!(error instanceof Fault) || !error.en.includes('before configured recovery target')) throw error;
    throw new Fault(
      `备份中的日志没有到 ${until!.toISOString()} 这么晚。请指定更早的时间，或不写 --until，恢复到最后一刻。`,
      `The log does not reach ${until!.toISOString()}. Name an earlier time, or leave --until out to restore the last moment.`,
    );
  }
}

/** Names of time zones are not known yet when it reads its settings. */
const asPostgresReads = (moment: Date) => moment.toISOString().replace('T', ' ').replace('Z', '+00');

/** The product's own verifier, on what was restored, with the keys that came back. */
function verifyRecord({ into, checkpoints }: Order, database: string, at: string): Promise<number> {
  say('正在校验审计记录… / Verifying the record…');
  const given = checkpoints.flatMap((checkpoint) => ['--checkpoint', checkpoint]);
  const verifier = spawn(
    process.execPath,
    [path.join(buildFolder(), 'backend/src/verify-audit.js'), '--at', at, ...given],
    {
      env: { ...process.env, DATABASE_URL: database, DATA_DIR: into, AUDIT_KEYS: '' },
      stdio: 'inherit',
    },
  );
  return new Promise((resolve, reject) => {
    verifier.once('error', reject);
    verifier.once('exit', (code) => resolve(code ?? 2));
  });
}

function tellEnd({ backups, base, into }: Order, asOf: Date | null, code: number): void {
  const moment = asOf?.toISOString() ?? '—';
  if (code !== 0) {
    say(`数据已恢复到 ${into}，但审计记录校验未通过，见上。请先弄清原因，再决定是否启用。`);
    say(
      `The data was restored into ${into}, but the record does not verify, see above. Find the reason before using it.`,
    );
    return;
  }
  say(`已恢复：${path.join(backups, base)} → ${into}，数据截至 ${moment}。所有人须重新登录。`);
  say(`Restored: ${path.join(backups, base)} → ${into}, as of ${moment}. Everybody has to sign in again.`);
  say(
    `接下来：DATA_DIR=${into} npm start，随后 npm run backup；并在见证机上用 --accept-restore 申报这次恢复。`,
  );
  say(
    `Next: DATA_DIR=${into} npm start, then npm run backup; and declare the restore at the witness with --accept-restore.`,
  );
}

process.exitCode = await main().catch((error: unknown) => {
  complain(error);
  return 1;
});
process.exit();
