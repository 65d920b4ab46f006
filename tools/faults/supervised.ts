import { Child } from '../start/child.ts';
import type { ChildOptions } from '../start/child.ts';

const PAUSE_BEFORE_RESTART = 200;

/** A process that is started again whenever it ends, until it is stopped. */
export class Supervised {
  private readonly options: () => ChildOptions;
  private child: Child | undefined;
  private stopping = false;

  constructor(options: () => ChildOptions) {
    this.options = options;
  }

  start(): void {
    this.stopping = false;
    const child = new Child(this.options());
    this.child = child;
    void child.ended.then(() => {
      if (!this.stopping) setTimeout(() => this.stopping || this.start(), PAUSE_BEFORE_RESTART);
    });
  }

  /** Whether the process that runs now has said that it works. */
  get isReady(): boolean {
    return this.child !== undefined && !this.child.hasEnded && this.child.messages.length > 0;
  }

  /** What the process that runs now has told. */
  get messages(): readonly unknown[] {
    return this.child?.messages ?? [];
  }

  /** The process that runs now. */
  get pid(): number {
    return this.child!.pid;
  }

  /** Stops it in its tracks without ending it, and lets it go on. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  kill(): void {
    if (this.child && !this.child.hasEnded) process.kill(this.child.pid, 'SIGKILL');
  }

  /** Asks the running process to end; answers how long that took and its exit code. A new one is started. */
  async roll(): Promise<{ milliseconds: number; code: number | null }> {
    const child = this.child!;
    const started = Date.now();
    process.kill(child.pid, 'SIGTERM');
    const code = await child.ended;
    return { milliseconds: Date.now() - started, code };
  }

  async stop(patience = 12_000): Promise<void> {
    this.stopping = true;
    await this.child?.stop(patience);
  }
}
