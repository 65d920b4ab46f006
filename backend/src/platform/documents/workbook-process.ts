import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../refused';
import { tooLarge } from './package-check';
import type { Sheet } from './sheet';

/** A fault to show in a workbook: the cell is filled and gets a comment. */
export interface CellMark {
  readonly sheet: string;
  readonly address: string;
  readonly note: string;
  readonly severity: 'error' | 'warning';
}

interface OrderLimits {
  readonly maxRows: number;
  readonly maxColumns: number;
}
export interface MarkOrder extends OrderLimits {
  readonly verb: 'mark';
  readonly marks: readonly CellMark[];
}
/** What the child is asked to do with the file that follows. */
export type ChildOrder = MarkOrder | (OrderLimits & { readonly verb: 'read' });
/** What the child answers; for `mark` the workbook follows. */
export type ChildAnswer =
  | { readonly ok: true; readonly sheets?: readonly Sheet[] }
  | { readonly ok: false; readonly reason: 'too-large' | 'unreadable' };

/** What one file may cost. */
export interface ChildLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

// On the clock of the wall: a machine with both cores taken needs long for a small file too.
const LIMITS: ChildLimits = { milliseconds: 45_000, megabytes: 400 };
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;
/** Children at once in one process: their memory adds up. */
const MAX_CHILDREN = 2;

/** More than these are sent away: their files wait in memory, and nobody waits in front of a page for minutes. */
const MAX_WAITING = 10;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the child on one file. */
export async function askWorkbookChild(
  order: ChildOrder,
  file: Buffer,
  limits = LIMITS,
): Promise<{ sheets: readonly Sheet[]; file: Buffer }> {
  await takePlace();
  try {
    const output = await runChild(order, file, limits);
    const headLength = output.readUInt32BE(0);
    const head = JSON.parse(output.subarray(4, 4 + headLength).toString('utf8')) as ChildAnswer;
    if (!head.ok) throw head.reason === 'too-large' ? tooLarge() : unreadable();
    return { sheets: head.sheets ?? [], file: output.subarray(4 + headLength) };
  } finally {
    leavePlace();
  }
}

async function takePlace(): Promise<void> {
  if (running < MAX_CHILDREN) {
    running += 1;
    return;
  }
  if (waiting.length >= MAX_WAITING) throw new Refused(platformRefusals['service.unavailable']());
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the place over, uncounted: were it given up first, somebody new could take it before the woken one runs. */
function leavePlace(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

function runChild(order: ChildOrder, file: Buffer, limits: ChildLimits): Promise<Buffer> {
  const head = Buffer.from(JSON.stringify(order));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${limits.megabytes}`,
        '--permission',
        '--allow-fs-read=*',
        '--no-warnings',
        childProgram(),
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
    );
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0 && size >= 4) resolve(Buffer.concat(chunks));
      else reject(unreadable());
    });
    // A child that died early closes its input: its exit code says so, not this pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(Buffer.concat([length, head, file]));
  });
}

/** The built program, or its source where specs run. */
function childProgram(): string {
  const built = join(__dirname, 'workbook-child.mjs');
  return existsSync(built) ? built : join(__dirname, 'workbook-child.mts');
}

const unreadable = () => new Refused(documentRefusals['document.unreadable']());
