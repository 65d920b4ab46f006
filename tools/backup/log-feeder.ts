// Hands the archived write-ahead log to a recovering PostgreSQL, segment by segment: its account may read neither the
// folder of backups nor run our Node, so its restore_command asks by a file and waits until we have answered.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Place } from '../postgres/account.ts';
import { Fault } from '../start/fault.mjs';
import { damaged } from './manifest.ts';
import type { Manifest } from './manifest.ts';

const LOOK_EVERY = 20;
/** Answered segments that stay: at its start a server asks back for the one before. */
const STAY = 4;
const SEGMENT = /^[0-9A-F]{24}$/;
const SEGMENT_BYTES = 16 * 1024 * 1024;
const unpack = promisify(gunzip);

export const RESTORE_COMMAND =
  'f="$ZEREN_HOME/restore/%f"; [ -e "$f" ] || { : > "$f.want"; n=0; while [ -e "$f.want" ] && [ $n -lt 2400 ]; do sleep 0.05; n=$((n+1)); done; }; cp "$f" "%p"';

/** The place in the log, without the timeline; one more for each segment. */
const positionOf = (segment: string) =>
  Number.parseInt(segment.slice(8, 16), 16) * 256 + Number.parseInt(segment.slice(16, 24), 16);

/** What the archive has from a backup's first segment on, by place. */
function archived(wal: string, { firstSegment }: Manifest): Map<number, string> {
  const names = fs.readdirSync(wal).map((name) => name.replace(/\.gz$/, ''));
  const segments = names.filter((name) => SEGMENT.test(name) && name >= firstSegment).sort();
  return new Map(
    segments
      .map((name) => [positionOf(name), name] as const)
      .filter(([at]) => at >= positionOf(firstSegment)),
  );
}

/** The backup's own log is whole and readable, and what follows has no gap. Answers the last segment. */
export async function checkLog(wal: string, manifest: Manifest): Promise<string> {
  const segments = archived(wal, manifest);
  const [first, own] = [positionOf(manifest.firstSegment), positionOf(manifest.lastSegment)];
  const last = Math.max(own, ...segments.keys());
  const wrong: string[] = [];
  for (let at = first; at <= last; at += 1) {
    const name = segments.get(at);
    if (name && at > own) continue;
    const file = path.join(wal, `${name ?? missing(manifest, at)}.gz`);
    if (!name || !(await isReadable(file))) wrong.push(file);
  }
  if (wrong.length > 0) throw damaged(wrong);
  return segments.get(last)!;
}

const missing = ({ firstSegment }: Manifest, at: number) =>
  `${firstSegment.slice(0, 8)}${hex(Math.floor(at / 256))}${hex(at % 256)}`;
const hex = (number: number) => number.toString(16).toUpperCase().padStart(8, '0');

const isReadable = (file: string) =>
  read(file).then(
    () => true,
    () => false,
  );

/** Unpacks a file of the log; its checksum is part of the packing. */
async function read(file: string): Promise<Buffer> {
  const content = await unpack(await fs.promises.readFile(file));
  if (SEGMENT.test(path.basename(file, '.gz')) && content.length !== SEGMENT_BYTES)
    throw new Error('cut short');
  return content;
}

export class LogFeeder {
  /** Rejects when something that is asked for can't be read: the recovery must not end quietly before it. */
  readonly broken: Promise<never>;
  last: string | undefined;
  private readonly wal: string;
  private readonly folder: string;
  private readonly answered: string[] = [];
  private readonly timer: NodeJS.Timeout;
  private fail!: (fault: unknown) => void;
  private busy = false;

  constructor(wal: string, { home, account }: Place) {
    this.wal = wal;
    this.folder = path.join(home, 'restore');
    fs.mkdirSync(this.folder, { mode: 0o700 });
    if (account) fs.chownSync(this.folder, account.uid, account.gid);
    this.broken = new Promise((_, reject) => (this.fail = reject));
    this.broken.catch(() => undefined);
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (const name of await fs.promises.readdir(this.folder)) {
        if (name.endsWith('.want')) await this.answer(name.slice(0, -'.want'.length));
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
  }

  private async answer(name: string): Promise<void> {
    const packed = path.join(this.wal, `${name}.gz`);
    const place = path.join(this.folder, name);
    if (fs.existsSync(packed)) {
      const content = await read(packed).catch(() => {
        throw damaged([packed]);
      });
      await fs.promises.writeFile(`${place}.part`, content, { mode: 0o644 });
      await fs.promises.rename(`${place}.part`, place);
      this.note(name);
    }
    await fs.promises.rm(`${place}.want`);
  }

  private note(name: string): void {
    if (!SEGMENT.test(name)) return;
    if (!this.last || positionOf(name) > positionOf(this.last)) this.last = name;
    this.answered.push(name);
    for (const old of this.answered.splice(0, this.answered.length - STAY)) {
      if (!this.answered.includes(old)) fs.rmSync(path.join(this.folder, old), { force: true });
    }
  }
}

/** A recovery that ended before the end of the log, without having been told to. */
export function requireAll(feeder: LogFeeder, last: string): void {
  if (feeder.last && positionOf(feeder.last) >= positionOf(last)) return;
  throw new Fault(
    `恢复在日志 ${feeder.last ?? '开始处'} 处中止，而备份中的日志到 ${last}。原因见 logs/postgres.log。`,
    `The recovery stopped at ${feeder.last ?? 'its begin'}, though the log reaches ${last}. The reason is in logs/postgres.log.`,
  );
}
