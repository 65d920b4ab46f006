import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { ConfigurationFault, readConfiguration } from '../configuration/configuration';
import type { Configuration } from '../configuration/configuration';
import { withRoleUrls } from '../database/role-urls';
import { createLogger } from '../logging/logger';
import { Slot } from './slot';

/** A process that dies is started again; so many deaths within a minute are no accident. */
const DEATHS_A_MINUTE = 3;
const MOST_BY_ITSELF = 4;

/**
 * The listening parent: `node:cluster` keeps the port here and hands each new connection to a process that works, so the
 * port is never closed while they are replaced. It serves nothing itself and loads nothing of the rooms.
 */
export function serveBehindOnePort(folder: string): void {
  const configuration = configurationOrExit();
  const parent = new ListeningParent(folder, configuration, createLogger(configuration.LOG_LEVEL));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void parent.stop(0));
  process.on('SIGHUP', () => void parent.reload());
  if (process.send) process.once('disconnect', () => void parent.stop(0));
  void parent.start();
}

class ListeningParent {
  private readonly slots: Slot[];
  private readonly deaths: number[] = [];
  private started = false;
  private stopping = false;
  private rolling: Promise<void> | undefined;

  constructor(
    folder: string,
    configuration: Configuration,
    private readonly logger: Logger,
  ) {
    const onDeath = (slot: Slot, code: number | null) => void this.revive(slot, code);
    const slot = (script: string, announces: string) =>
      new Slot(join(folder, script), announces, logger, onDeath);
    const processes = configuration.API_PROCESSES ?? processesFor(availableParallelism());
    // One process for both sides where there is one: a small machine has no memory to spare for two.
    this.slots =
      processes === 1
        ? [slot('all-in-one.js', 'api')]
        : [slot('worker.js', 'worker'), ...Array.from({ length: processes }, () => slot('main.js', 'api'))];
  }

  async start(): Promise<void> {
    try {
      const ports = await Promise.all(this.slots.map((slot) => slot.replace()));
      this.started = true;
      process.send?.({ ready: true, kind: 'api', port: ports.at(-1) });
    } catch {
      // It has said itself what is wrong.
      if (!this.stopping) await this.stop(1);
    }
  }

  /** Replaces one after the other; a new process that does not work ends it, and the old ones go on. */
  reload(): Promise<void> {
    if (!this.started || this.stopping) return Promise.resolve();
    this.rolling ??= this.roll().finally(() => (this.rolling = undefined));
    return this.rolling;
  }

  async stop(exitCode: number): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await Promise.all(this.slots.map((slot) => slot.stop()));
    process.exit(exitCode);
  }

  private async roll(): Promise<void> {
    let replaced = 0;
    try {
      for (const slot of this.slots) {
        if (this.stopping) return;
        await slot.replace();
        replaced += 1;
      }
      this.logger.info({ replaced }, 'reloaded');
      process.send?.({ reloaded: true, replaced });
    } catch (error) {
      if (this.stopping) return;
      this.logger.error({ err: error as Error, replaced }, 'not reloaded: a new process does not work');
      process.send?.({ reloaded: false, replaced });
    }
  }

  private async revive(slot: Slot, code: number | null): Promise<void> {
    if (this.stopping) return;
    const now = performance.now();
    this.deaths.push(now);
    const lately = this.deaths.filter((at) => now - at < 60_000).length;
    this.logger.error({ code }, 'a process ended unexpectedly');
    if (lately >= DEATHS_A_MINUTE) return this.stop(1);
    await slot.replace().catch(() => this.stop(1));
  }
}

/** PostgreSQL and the jobs want a core too. */
const processesFor = (cores: number) => Math.min(Math.max(cores - 1, 1), MOST_BY_ITSELF);

function configurationOrExit(): Configuration {
  try {
    return readConfiguration(withRoleUrls(process.env));
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigurationFault ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
