import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { markedProviders } from '../marked-providers';
import { JOB_NAME } from './job-handler';
import type { JobHandler, JobOptions } from './job-handler';

/** A job name with the one class that handles it. */
export interface KnownJob {
  readonly options: JobOptions;
  readonly handler: JobHandler<object>;
}

/** Every class marked `@HandlesJob`, found once at start. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly jobs = new Map<string, KnownJob>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance, mark } of markedProviders<JobHandler<object>, JobOptions>(
      this.discovery,
      JOB_NAME,
    ))
      this.register(mark, instance);
  }

  /** The jobs of this program, in a steady order. */
  all(): readonly KnownJob[] {
    return [...this.jobs.values()].sort((a, b) => (a.options.name < b.options.name ? -1 : 1));
  }

  /** A name that nobody handles is a fault of the program, found on the first use. */
  require(name: string): KnownJob {
    const job = this.jobs.get(name);
    if (!job)
      throw new Error(`No class handles the job "${name}": mark one with @HandlesJob and provide it.`);
    return job;
  }

  private register(options: JobOptions, handler: JobHandler<object>): void {
    const { name } = options;
    if (!/^[a-z][a-z-]*(\.[a-z-]+)+$/.test(name))
      throw new Error(`The job name "${name}" is not of the form area.verb.`);
    const known = this.jobs.get(name);
    if (known && known.handler !== handler) {
      throw new Error(
        `Two classes handle the job "${name}": ${known.handler.constructor.name}, ${handler.constructor.name}.`,
      );
    }
    this.jobs.set(name, { options, handler });
  }
}
