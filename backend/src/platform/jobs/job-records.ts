import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { uuidv7 } from '../uuid';

/** How long ago a queue last proved that it works. */
export interface Heartbeat {
  readonly queue: string;
  readonly silentSeconds: number;
}

/** What the job side leaves in PostgreSQL: proof of life per queue, and the jobs that were given up. */
@Injectable()
export class JobRecords {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  async beat(queue: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO job_heartbeat (queue, at) VALUES ($1, now()) ON CONFLICT (queue) DO UPDATE SET at = now()`,
      [queue],
    );
  }

  heartbeats(): Promise<Heartbeat[]> {
    return this.dataSource.query(
      `SELECT queue, extract(epoch FROM now() - at)::float8 AS "silentSeconds" FROM job_heartbeat ORDER BY queue`,
    );
  }

  /** Queues of an earlier version of the program no longer say anything. */
  async forgetAllBut(queues: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM job_heartbeat WHERE NOT queue = ANY($1) AND at < now() - interval '1 hour'`,
      [queues],
    );
  }

  /** `data` holds ids only, by the rule of job payloads. */
  async givenUp(job: string, data: object, attempts: number, fault: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO job_failure (id, job, data, attempts, fault, at) VALUES ($1, $2, $3::jsonb, $4, $5, now())`,
      [uuidv7(), job, JSON.stringify(data), attempts, fault.slice(0, 2000)],
    );
  }
}
