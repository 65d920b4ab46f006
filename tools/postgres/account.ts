import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault } from '../start/fault.mjs';

/** The operating system's account that the server runs under; undefined means our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where a cluster lies and who runs it. */
export interface Place {
  /** Holds `cluster/` and, where needed, a copy of the binaries. */
  readonly home: string;
  readonly account?: Account;
}

/**
 * The place of the cluster of `folder`: `folder/postgres`, or a folder below /var/lib where the account can't walk to it
 * (a data folder under root's home), noted in `folder/postgres-home`. Who made a cluster goes on running it.
 */
export function placeOf(folder: string): Place {
  fs.mkdirSync(folder, { recursive: true });
  const note = path.join(folder, 'postgres-home');
  const inside = path.join(folder, 'postgres');
  if (fs.existsSync(path.join(inside, 'cluster'))) return { home: inside, account: ownerOf(inside) };
  if (fs.existsSync(note)) return notedPlace(folder, fs.readFileSync(note, 'utf8').trim());

  const account = accountForPostgres();
  if (!account || canWalk(folder, account)) {
    makeHome(inside, account);
    return { home: inside, account };
  }
  const outside = path.join('/var/lib', `zeren-${randomBytes(6).toString('hex')}`);
  makeHome(outside, account);
  fs.writeFileSync(path.join(outside, 'belongs-to'), folder);
  fs.writeFileSync(note, outside);
  return { home: outside, account };
}

function makeHome(home: string, account: Account | undefined): void {
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  if (account) fs.chownSync(home, account.uid, account.gid);
}

/** A copied data folder must not run on the original's cluster, nor a lost one come up empty. */
function notedPlace(folder: string, home: string): Place {
  const mark = path.join(home, 'belongs-to');
  if (!fs.existsSync(mark)) {
    throw new Fault(
      `数据库文件夹 ${home} 不存在（见 ${folder}/postgres-home）。请恢复该文件夹；如要从空数据库开始，请删除 postgres-home 文件。`,
      `The database folder ${home} is gone (named in ${folder}/postgres-home). Restore it, or delete postgres-home to begin with an empty database.`,
    );
  }
  const owner = fs.readFileSync(mark, 'utf8').trim();
  if (owner !== folder) {
    throw new Fault(
      `数据库文件夹 ${home} 属于 ${owner}，不能用于 ${folder}。如已移动数据目录，请修改 ${mark} 的内容。`,
      `The database folder ${home} belongs to ${owner}, not to ${folder}. If you moved the data folder, correct ${mark}.`,
    );
  }
  return { home, account: ownerOf(home) };
}

function ownerOf(home: string): Account | undefined {
  const { uid, gid } = fs.statSync(home);
  const own = process.getuid?.();
  if (own === undefined || own === uid) return undefined;
  if (own === 0) return { uid, gid };
  throw new Fault(
    `数据库 ${home} 是由另一个系统用户（uid ${uid}）创建的。请用该用户或 root 运行，或用 DATA_DIR 指定另一个目录。`,
    `The database ${home} was made by another user (uid ${uid}). Run as that user or as root, or name another folder with DATA_DIR.`,
  );
}

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made if need be. */
function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  const ids = () => ({ uid: id('-u'), gid: id('-g') });
  try {
    return ids();
  } catch {
    return makeAccount(ids);
  }
}

function makeAccount(ids: () => Account): Account {
  const home = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', [...home, 'postgres'], { stdio: 'ignore' });
    return ids();
  } catch {
    throw new Fault(
      'PostgreSQL 不能以 root 运行，且无法创建系统用户 postgres。请改用普通用户运行，或先创建该用户。',
      'PostgreSQL does not run as root, and the user postgres could not be made. Run as an ordinary user, or make that user first.',
    );
  }
}

/** Whether `account` may enter every folder down to `folder`. */
export function canWalk(folder: string, account: Account): boolean {
  for (let step = path.resolve(folder); ; step = path.dirname(step)) {
    const { mode, uid, gid } = fs.statSync(step);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (step === path.dirname(step)) return true;
  }
}
