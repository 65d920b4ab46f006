import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { REPLACED_DEADLINE, RETIRE } from './replaced';

const START_PATIENCE = 90_000;
/** How long one that is replaced is waited for before the next one's turn; it goes on draining if it has to. */
const ROLL_PATIENCE = 10_000;
const STOP_PATIENCE = 12_000;

/** One place behind the port: the script that runs there, and the process that runs it now. */
export class Slot {
  private current: Worker | undefined;
  /** Not serving yet, or replaced and not yet gone. */
  private readonly beside = new Set<Worker>();

  constructor(
    private readonly script: string,
    /** What a process announces when it works. */
    private readonly announces: string,
    private readonly logger: Logger,
    private readonly onDeath: (slot: Slot, code: number | null) => void,
  ) {}

  /** Puts a new process here, and once it works sends the old one away; a new one that does not work changes nothing. */
  async replace(): Promise<number | undefined> {
    const { process, port } = await this.open();
    const old = this.current;
    this.current = process;
    this.beside.delete(process);
    if (!old || old.isDead()) return port;
    this.beside.add(old);
    if (old.isConnected()) old.send(RETIRE);
    const insist = setTimeout(() => old.process.kill('SIGKILL'), REPLACED_DEADLINE + 5_000);
    const gone = endOf(old).then(() => clearTimeout(insist));
    await Promise.race([gone, pause(ROLL_PATIENCE)]);
    return port;
  }

  /** Asks whatever runs here to end, and insists. */
  async stop(): Promise<void> {
    const running = [...this.beside, ...(this.current ? [this.current] : [])];
    this.current = undefined;
    await Promise.all(running.map((process) => endWithin(process, STOP_PATIENCE)));
  }

  private async open(): Promise<{ process: Worker; port: number | undefined }> {
    cluster.setupPrimary({ exec: this.script });
    const process = cluster.fork();
    this.beside.add(process);
    process.once('exit', (code: number | null) => {
      this.beside.delete(process);
      if (this.current !== process) return;
      this.current = undefined;
      this.onDeath(this, code);
    });
    try {
      return { process, port: await this.works(process) };
    } catch (error) {
      process.process.kill('SIGKILL');
      throw error;
    }
  }

  private works(process: Worker): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('did not work in time')), START_PATIENCE);
      process.on('message', (message: { ready?: boolean; kind?: string; port?: number }) => {
        if (!message.ready || message.kind !== this.announces) return;
        clearTimeout(late);
        this.logger.info({ child: process.process.pid, kind: message.kind }, 'serving');
        resolve(message.port);
      });
      process.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`ended with ${code} before it worked`));
      });
    });
  }
}

const endOf = (process: Worker) =>
  new Promise<void>((resolve) => (process.isDead() ? resolve() : process.once('exit', () => resolve())));

async function endWithin(process: Worker, patience: number): Promise<void> {
  if (process.isDead()) return;
  process.process.kill('SIGTERM');
  const insist = setTimeout(() => process.process.kill('SIGKILL'), patience);
  await endOf(process);
  clearTimeout(insist);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
