import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../refused';
import { tooLarge } from './package-check';
import type { SheetPortion } from './sheet';

/** A fault to show in a workbook: the cell is filled and gets a comment. */
export interface CellMark {
  readonly sheet: string;
  readonly address: string;
  readonly note: string;
  readonly severity: 'error' | 'warning';
}

export interface MarkOrder {
  readonly verb: 'mark';
  readonly marks: readonly CellMark[];
}
export interface ReadOrder {
  readonly verb: 'read';
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly portionRows: number;
}
/** What the child is asked to do with the file that follows. */
export type ChildOrder = MarkOrder | ReadOrder;
/** What the child says: rows while it reads, then how it ended. After a `mark` that went well the workbook follows. */
export type ChildAnswer =
  { readonly portion: SheetPortion } | { readonly end: 'done' | 'too-large' | 'unreadable' };

/** What one file may cost. */
export interface ChildLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

// On the clock of the wall: a machine with both cores taken needs long for a small file too.
const LIMITS: ChildLimits = { milliseconds: 45_000, megabytes: 400 };
/** A hundred thousand rows take 900 MB; nobody waits in front of a page for them. */
const LIMITS_OF_MUCH: ChildLimits = { milliseconds: 300_000, megabytes: 1_100 };
/** From this many megabytes unpacked on, a workbook is much. */
const MUCH = 20;
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
const LENGTH_BYTES = 4;
/** Children at once in one process: their memory adds up. */
const MAX_CHILDREN = 2;

/** More than these are sent away: their files wait in memory, and nobody waits in front of a page for minutes. */
const MAX_WAITING = 10;

let running = 0;
const waiting: (() => void)[] = [];

/** The rows of a workbook's sheets. */
export async function* readInChild(
  order: ReadOrder,
  file: Buffer,
  limits = LIMITS,
): AsyncGenerator<SheetPortion> {
  for await (const frame of framesOf(order, file, limits)) {
    const answer = answerIn(frame);
    if ('portion' in answer) yield answer.portion;
  }
}

/** The workbook with its marks. */
export async function markInChild(order: MarkOrder, file: Buffer, limits = LIMITS): Promise<Buffer> {
  const frames: Buffer[] = [];
  for await (const frame of framesOf(order, file, limits)) frames.push(frame);
  const [end, workbook] = frames;
  if (end) answerIn(end);
  if (!workbook) throw unreadable();
  return workbook;
}

/** What a frame says; throws when the child gave up. */
function answerIn(frame: Buffer): ChildAnswer {
  const answer = JSON.parse(frame.toString('utf8')) as ChildAnswer;
  if ('end' in answer && answer.end === 'too-large') throw tooLarge();
  if ('end' in answer && answer.end === 'unreadable') throw unreadable();
  return answer;
}

async function* framesOf(order: ChildOrder, file: Buffer, limits: ChildLimits): AsyncGenerator<Buffer> {
  await takePlace();
  try {
    yield* runChild(order, file, limits);
  } finally {
    leavePlace();
  }
}

/** What a workbook may cost that unpacks to so many megabytes. */
export const limitsFor = (unpackedMegabytes: number): ChildLimits =>
  unpackedMegabytes < MUCH ? LIMITS : LIMITS_OF_MUCH;

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

/** Runs the child on one file; what it says comes in frames, each with its length in front. */
async function* runChild(order: ChildOrder, file: Buffer, limits: ChildLimits): AsyncGenerator<Buffer> {
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
  const exit = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
  // A child that died early closes its input: its exit code says so, not this pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.concat([framed(Buffer.from(JSON.stringify(order))), file]));
  try {
    yield* framesIn(child.stdout);
    if ((await exit) !== 0) throw unreadable();
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

async function* framesIn(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = LENGTH_BYTES;
  let said = 0;
  let body = false;
  for await (const chunk of output) {
    said += chunk.length;
    if (said > MAX_ANSWER_BYTES) throw unreadable();
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const all = Buffer.concat(chunks);
      const part = all.subarray(0, wanted);
      chunks = [all.subarray(wanted)];
      held -= wanted;
      if (body) yield part;
      wanted = body ? LENGTH_BYTES : part.readUInt32BE(0);
      body = !body;
    }
  }
}

function framed(content: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** The built program, or its source where specs run. */
function childProgram(): string {
  const built = join(__dirname, 'workbook-child.mjs');
  return existsSync(built) ? built : join(__dirname, 'workbook-child.mts');
}

const unreadable = () => new Refused(documentRefusals['document.unreadable']());
