// The write-ahead log on its way out of the machine. PostgreSQL hands every finished segment to a folder of its own account
// (`spool`), because it may neither run our Node nor write where backups lie; from there this process packs it into the
// folder that `npm run backup` named. Uploaded files go first: what a segment's rows name is then there before the segment.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Place } from './account.ts';
import { keepStoredFiles } from './stored-files.ts';

const LOOK_EVERY = 500;
const COMPLAIN_EVERY = 60_000;
const pack = promisify(gzip);

/** The file of a data folder that says where its backups go. */
const noteOf = (dataFolder: string) => path.join(dataFolder, 'backup.json');
export const spoolOf = (home: string) => path.join(home, 'spool');
/** Marks a folder of backups; a disk that is not mounted lacks it. */
export const markOf = (backups: string) => path.join(backups, 'installation.json');

/** Without the spool, made by the first backup, nobody wants the log. */
export const ARCHIVE_COMMAND =
  '[ ! -d "$ZEREN_HOME/spool" ] || { cp "%p" "$ZEREN_HOME/spool/%f.part" && sync "$ZEREN_HOME/spool/%f.part" && mv "$ZEREN_HOME/spool/%f.part" "$ZEREN_HOME/spool/%f" && sync "$ZEREN_HOME/spool"; }';

export function backupFolderOf(dataFolder: string): string | undefined {
  const note = noteOf(dataFolder);
  if (!fs.existsSync(note)) return undefined;
  return (JSON.parse(fs.readFileSync(note, 'utf8')) as { folder: string }).folder;
}

/** From now on the log goes to `backups`. */
export function archiveInto(dataFolder: string, { home, account }: Place, backups: string): void {
  const draft = `${noteOf(dataFolder)}.draft`;
  fs.writeFileSync(draft, `${JSON.stringify({ folder: backups })}\n`);
  fs.renameSync(draft, noteOf(dataFolder));
  fs.mkdirSync(spoolOf(home), { recursive: true, mode: 0o700 });
  if (account) fs.chownSync(spoolOf(home), account.uid, account.gid);
}

export class Archive {
  private readonly dataFolder: string;
  private readonly spool: string;
  private readonly say: (line: string) => void;
  private readonly timer: NodeJS.Timeout;
  private shipping: Promise<void> | undefined;
  private lastComplaint = -Infinity;

  constructor(dataFolder: string, home: string, say: (line: string) => void) {
    this.dataFolder = dataFolder;
    this.spool = spoolOf(home);
    this.say = say;
    this.timer = setInterval(() => void this.ship(), LOOK_EVERY);
    this.timer.unref();
  }

  /** Takes out what is left, and ends. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.shipping;
    await this.ship();
  }

  private ship(): Promise<void> {
    this.shipping ??= this.shipAll()
      .catch((error: unknown) => this.complain(error))
      .finally(() => (this.shipping = undefined));
    return this.shipping;
  }

  private async shipAll(): Promise<void> {
    if (!fs.existsSync(this.spool)) return;
    const waiting = (await fs.promises.readdir(this.spool)).filter((name) => !name.endsWith('.part')).sort();
    const backups = backupFolderOf(this.dataFolder);
    if (waiting.length === 0 || !backups) return;
    if (!fs.existsSync(markOf(backups)))
      throw new Error(`${backups} is not there, or is no folder of backups`);
    await keepStoredFiles(path.join(this.dataFolder, 'files'), path.join(backups, 'files'));
    for (const name of waiting) {
      await writeOnce(
        path.join(backups, 'wal', `${name}.gz`),
        await fs.promises.readFile(path.join(this.spool, name)),
      );
      await fs.promises.rm(path.join(this.spool, name));
    }
  }

  /** PostgreSQL keeps what is not taken out, so nothing is lost yet; but the disk fills. */
  private complain(error: unknown): void {
    if (performance.now() - this.lastComplaint < COMPLAIN_EVERY) return;
    this.lastComplaint = performance.now();
    const reason = error instanceof Error ? error.message : String(error);
    this.say(`WARNING: the write-ahead log is not archived: ${reason}`);
  }
}

/** Packed, safe on the disk, then under its name; a segment that is there already must be the same. */
async function writeOnce(file: string, content: Buffer): Promise<void> {
  const packed = await pack(content, { level: 1 });
  if (fs.existsSync(file)) {
    if (packed.equals(await fs.promises.readFile(file))) return;
    throw new Error(`${file} is there already, and is another one`);
  }
  const draft = `${file}.part`;
  await fs.promises.writeFile(draft, packed, { mode: 0o600, flush: true });
  await fs.promises.rename(draft, file);
  await syncFolder(path.dirname(file));
}

/** A new name survives a power cut only when its folder is on the disk too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.promises.open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
