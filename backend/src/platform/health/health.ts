import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { JobRecords } from '../jobs/job-records';
import { JobRegistry } from '../jobs/job-registry';
import { VIRUS_SCAN } from '../scan/virus-scan';
import type { VirusScan } from '../scan/virus-scan';
import { Storage } from '../storage/storage';

/** One thing the program needs, and what is wrong with it. */
export interface HealthCheck {
  readonly name: 'database' | 'jobs' | 'storage' | 'record' | 'scan' | 'process';
  readonly ok: boolean;
  readonly reason?: string;
}

const PATIENCE = 3_000;
/** Anybody may ask: what was found out is told again for so long. */
const KEPT = 2_000;
/** A queue proves itself every 30 seconds. */
const SILENT_AFTER_SECONDS = 150;
/** Right after a start the job side may not have said anything yet. */
const GRACE = 60_000;

/** Whether this process can do its work now. */
@Injectable()
export class Health implements OnModuleDestroy {
  private readonly since = performance.now();
  private stopping = false;
  private replaced = false;
  private last: { at: number; checks: Promise<HealthCheck[]> } | undefined;
  private readonly others: (() => Promise<HealthCheck>)[] = [];

  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly registry: JobRegistry,
    private readonly records: JobRecords,
    private readonly storage: Storage,
    @Inject(VIRUS_SCAN) private readonly virusScan: VirusScan,
  ) {}

  /** Stopping begins here: whoever balances load looks elsewhere while running requests end. */
  onModuleDestroy(): void {
    this.stopping = !this.replaced;
  }

  /** Where a newer process serves already, the end of this one is nobody's concern. */
  staysUp(): void {
    this.replaced = true;
  }

  /** Something else that this process must be able to do; what `work` throws is shown as the reason. */
  also(name: HealthCheck['name'], work: () => Promise<void>): void {
    this.others.push(() => look(name, work));
  }

  checks(): Promise<HealthCheck[]> {
    if (this.stopping) return Promise.resolve([{ name: 'process', ok: false, reason: 'stopping' }]);
    if (!this.last || performance.now() - this.last.at > KEPT)
      this.last = { at: performance.now(), checks: this.look() };
    return this.last.checks;
  }

  private async look(): Promise<HealthCheck[]> {
    return Promise.all([
      look('database', async () => void (await this.dataSource.query('SELECT 1'))),
      look('jobs', () => this.lookAtJobs()),
      look('storage', () => this.storage.check()),
      this.lookAtScan(),
      ...this.others.map((other) => other()),
    ]);
  }

  /** A scanner that nobody set up is said, and takes nothing out of service. */
  private async lookAtScan(): Promise<HealthCheck> {
    const { missing } = this.virusScan;
    return missing ? { name: 'scan', ok: true, reason: missing } : look('scan', () => this.virusScan.check());
  }

  private async lookAtJobs(): Promise<void> {
    if (performance.now() - this.since < GRACE) return;
    const silence = new Map(
      (await this.records.heartbeats()).map((beat) => [beat.queue, beat.silentSeconds]),
    );
    const silent = this.registry
      .all()
      .map(({ options }) => options.name)
      .filter((name) => (silence.get(name) ?? Infinity) > SILENT_AFTER_SECONDS);
    if (silent.length > 0) throw new Error(`no worker serves: ${silent.join(', ')}`);
  }
}

async function look(name: HealthCheck['name'], work: () => Promise<void>): Promise<HealthCheck> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE);
  });
  try {
    await Promise.race([work(), late]);
    return { name, ok: true };
  } catch (error) {
    // Code or our own words: messages of drivers name hosts and paths.
    const code = (error as { code?: unknown }).code;
    return {
      name,
      ok: false,
      reason:
        typeof code === 'string'
          ? code
          : name === 'jobs' || name === 'record'
            ? (error as Error).message
            : 'not usable',
    };
  } finally {
    clearTimeout(timer);
  }
}
