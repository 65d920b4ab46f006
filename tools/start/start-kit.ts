// What the specs of `npm start` share: real instances on folders and ports of their own.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { freePort } from '../postgres/cluster.ts';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
const START_LIMIT = 240_000;
const END_LIMIT = 40_000;

export interface InstanceOptions {
  /** Checkout to start; this one unless a spec made a copy. */
  readonly root?: string;
  readonly dataFolder: string;
  readonly port?: number;
  readonly environment?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
}

/** `npm start` as a terminal would run it: in a process group of its own. */
export class Instance {
  readonly port: number;
  readonly dataFolder: string;
  readonly ended: Promise<number | null>;
  output = '';
  private readonly launcher: ChildProcess;

  static async start(options: InstanceOptions): Promise<Instance> {
    return new Instance(options, options.port ?? (await freePort()));
  }

  private constructor({ root = ROOT, dataFolder, environment, uid, gid }: InstanceOptions, port: number) {
    this.port = port;
    this.dataFolder = dataFolder;
    this.launcher = spawn('node', [path.join(root, 'tools/start.mjs')], {
      cwd: root,
      env: {
        ...bareEnvironment(),
        DATA_DIR: dataFolder,
        PORT: String(port),
        HOST: '127.0.0.1',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      uid,
      gid,
    });
    const keep = (text: string): void => void (this.output += text);
    this.launcher.stdout!.setEncoding('utf8').on('data', keep);
    this.launcher.stderr!.setEncoding('utf8').on('data', keep);
    this.ended = new Promise((resolve) => {
      this.launcher.once('error', (error) => keep(error.message));
      this.launcher.once('close', (code) => resolve(code));
    });
  }

  /** Waits for the address line; throws with what it said when it ends before. */
  async untilReady(): Promise<this> {
    await this.untilSaid('is ready', START_LIMIT);
    return this;
  }

  async untilSaid(words: string, limit = END_LIMIT): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (const started = Date.now(); !this.output.includes(words); await pause(50)) {
      if (over) throw new Error(`ended before it said "${words}":\n${this.output}`);
      if (Date.now() - started > limit) throw new Error(`did not say "${words}" in time:\n${this.output}`);
    }
  }

  get pid(): number {
    return this.launcher.pid!;
  }

  /** As Ctrl-C does: the signal goes to the whole group. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }

  /** Ends it in order and answers the exit code. */
  async stop(): Promise<number | null> {
    if (this.launcher.exitCode === null && this.launcher.signalCode === null) this.launcher.kill('SIGTERM');
    return this.ended;
  }

  async fetch(address: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${address}`);
  }
}

/** Without what npm, this test run or a developer's shell may have set. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, BUILD_DIR } = process.env;
  // One process, on however large a machine: many instances run here.
  return { PATH, HOME, LANG, BUILD_DIR, LOG_LEVEL: 'info', DEMO: '0', API_PROCESSES: '1' };
}

/** A folder of this spec's own, entered by everybody (PostgreSQL runs under another account when we are root). */
export function temporaryFolder(mode = 0o755): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-start-'));
  fs.chmodSync(folder, mode);
  return folder;
}

/** Removes a data folder, and a cluster that had to be put elsewhere. */
export function removeData(folder: string): void {
  const note = path.join(folder, 'postgres-home');
  if (fs.existsSync(note)) fs.rmSync(fs.readFileSync(note, 'utf8').trim(), { recursive: true, force: true });
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Command lines of the processes that work on this data folder. */
export function processesOn(dataFolder: string): string[] {
  const note = path.join(dataFolder, 'postgres-home');
  const marks = [dataFolder, ...(fs.existsSync(note) ? [fs.readFileSync(note, 'utf8').trim()] : [])];
  return fs.readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    const read = (file: string): string => {
      try {
        return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    };
    const command = read('cmdline');
    const ours = marks.some(
      (mark) => command.includes(mark) || read('environ').includes(`DATA_DIR=${mark} `),
    );
    return command && ours ? [`${pid} ${command}`] : [];
  });
}

/** Server processes of PostgreSQL name their folder only in the first one's command line, so ask a little longer. */
export async function untilNoProcessOn(dataFolder: string): Promise<void> {
  for (let waited = 0; processesOn(dataFolder).length > 0; waited += 100) {
    if (waited > END_LIMIT) throw new Error(`still running:\n${processesOn(dataFolder).join('\n')}`);
    await pause(100);
  }
}

/** No line of a stack trace, whatever else was said. */
export function hasStackTrace(output: string): boolean {
  return /^\s+at .+[:(]\d+:\d+\)?$/m.test(output) || /^Node\.js v\d/m.test(output);
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
