import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const JOB_NAME = 'zeren:job';

export interface JobOptions {
  /** `area.verb`, unique in the program. */
  readonly name: string;
  /** Set for a tick: the job runs every so many seconds, in one worker at a time. */
  readonly everySeconds?: number;
  /** How many of this queue's jobs run at once in one process (default 1). */
  readonly concurrency?: number;
}

/** Marks the one class that handles a job; the process refuses to start when a name has none or two. */
export const HandlesJob = (options: JobOptions): CustomDecorator => SetMetadata(JOB_NAME, options);

/** A job may run twice and at any time later: `run` must be idempotent, and `data` holds ids only. */
export interface JobHandler<Data extends object = Record<string, never>> {
  run(data: Data, attempt: number): Promise<void>;
}
