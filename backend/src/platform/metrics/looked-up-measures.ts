import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { JobRecords } from '../jobs/job-records';
import { PROCESS_KIND } from '../process-kind';
import type { ProcessKind } from '../process-kind';
import { outboxLag, outboxWaiting, poolConnections, queueSilence, refreshBeforeScrape } from './metrics';

/** Measures that are read from the database and its pool when somebody scrapes. */
@Injectable()
export class LookedUpMeasures implements OnApplicationBootstrap, OnModuleDestroy {
  private takeBack: () => void = () => undefined;

  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
    private readonly records: JobRecords,
  ) {}

  onApplicationBootstrap(): void {
    this.takeBack = refreshBeforeScrape(() => this.refresh());
  }

  onModuleDestroy(): void {
    this.takeBack();
  }

  private async refresh(): Promise<void> {
    const pool = (this.dataSource.driver as unknown as { master?: Pool }).master;
    if (pool) {
      poolConnections.set({ kind: this.kind, state: 'open' }, pool.totalCount);
      poolConnections.set({ kind: this.kind, state: 'idle' }, pool.idleCount);
      poolConnections.set({ kind: this.kind, state: 'wanted' }, pool.waitingCount);
    }
    // Only the job side may look across districts.
    if (this.kind !== 'worker') return;
    const [row] = await this.dataSource.query<{ waiting: number; lag: number }[]>(
      `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM clock_now() - min(at)), 0)::float8 AS lag
       FROM outbox WHERE done_at IS NULL`,
    );
    outboxWaiting.set(row!.waiting);
    outboxLag.set(row!.lag);
    for (const { queue, silentSeconds } of await this.records.heartbeats())
      queueSilence.set({ queue }, silentSeconds);
  }
}
