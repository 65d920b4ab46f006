import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../refused';

/** What one file may cost. */
export interface ChildLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
const LENGTH_BYTES = 4;
/** Children at once in one process: their memory adds up. */
const MAX_CHILDREN = 2;

/** More than these are sent away: their files wait in memory, and nobody waits in front of a page for minutes. */
const MAX_WAITING = 10;

let running = 0;
const waiting: (() => void)[] = [];

/** What the program says of one file, in frames; a program that ends badly is a file that can't be read. */
export async function* framesOf(
  program: string,
  order: object,
  file: Buffer,
  limits: ChildLimits,
): AsyncGenerator<Buffer> {
  await takePlace();
  try {
    yield* runChild(program, order, file, limits);
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

/** Runs the child on one file; what it says comes in frames, each with its length in front. */
async function* runChild(
  program: string,
  order: object,
  file: Buffer,
  limits: ChildLimits,
): AsyncGenerator<Buffer> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.megabytes}`,
      '--permission',
      '--allow-fs-read=*',
      '--no-warnings',
      program,
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

/** The built program of this name, or its source where specs run. */
export function childProgram(path: string): string {
  return existsSync(`${path}.mjs`) ? `${path}.mjs` : `${path}.mts`;
}

const unreadable = () => new Refused(documentRefusals['document.unreadable']());
