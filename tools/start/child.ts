import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const LAST_LINES = 40;
const LOG_LIMIT = 20 * 1024 * 1024;

export interface ChildOptions {
  readonly script: string;
  readonly args?: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What the child says goes here, if anywhere; the last lines are kept for a fault's sentence. */
  readonly logFile?: string;
  /** Hears what it tells us over the channel, besides its being kept. */
  readonly onMessage?: (message: unknown) => void;
}

/** A Node process of ours: logs to a file, ends with us, and can be ended within a bound. */
export class Child {
  readonly ended: Promise<number | null>;
  readonly lastLines: string[] = [];
  /** What it told us over the channel. */
  readonly messages: unknown[] = [];
  private readonly process: ChildProcess;
  private over = false;

  constructor(options: ChildOptions) {
    const log = options.logFile ? openLog(options.logFile) : undefined;
    this.process = spawn(
      process.execPath,
      [
        '--enable-source-maps',
        '--disable-warning=ExperimentalWarning',
        options.script,
        ...(options.args ?? []),
      ],
      {
        cwd: options.cwd,
        env: options.environment,
        // By the channel the child notices when we were killed outright, and ends too.
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // A group of its own: Ctrl-C in the terminal reaches only us, and we end the child in order.
        detached: true,
      },
    );
    const keep = (text: string): void => {
      log?.write(text);
      for (const line of text.split('\n').filter(Boolean)) {
        this.lastLines.push(line);
      }
      this.lastLines.splice(0, Math.max(0, this.lastLines.length - LAST_LINES));
    };
    this.process.stdout!.setEncoding('utf8').on('data', keep);
    this.process.stderr!.setEncoding('utf8').on('data', keep);
    this.process.on('message', (message) => {
      this.messages.push(message);
      options.onMessage?.(message);
    });
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => keep(`${error.message}\n`));
      this.process.once('close', (code) => {
        this.over = true;
        log?.end();
        resolve(code);
      });
    });
  }

  get pid(): number {
    return this.process.pid!;
  }

  get hasEnded(): boolean {
    return this.over;
  }

  /** Asks it to end, and insists after `patience` milliseconds. */
  async stop(patience: number): Promise<void> {
    if (this.over) return;
    this.process.kill('SIGTERM');
    const insist = setTimeout(() => this.process.kill('SIGKILL'), patience);
    await this.ended;
    clearTimeout(insist);
  }
}

function openLog(file: string): fs.WriteStream {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) fs.renameSync(file, `${file}.1`);
  return fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
}
