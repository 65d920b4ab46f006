import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import { HandlesJob } from '../../platform/jobs/job-handler';
import type { JobHandler } from '../../platform/jobs/job-handler';
import { CounterKeeper } from './counter-keeper';
import { WeekKeeper } from './week-keeper';

const HOUR = 3_600;
/** The hour of the night, in Asia/Shanghai, in which counters are proved. */
const NIGHT_HOUR = 2;

/** Every two seconds: folds deltas into the counters of every ancestor. */
@Injectable()
@HandlesJob({ name: 'dashboard.fold-counters', everySeconds: 2 })
export class FoldCountersJob implements JobHandler {
  constructor(private readonly keeper: CounterKeeper) {}

  async run(): Promise<void> {
    await this.keeper.foldAll();
  }
}

/** Once a night: proves the counters against the rows. */
@Injectable()
@HandlesJob({ name: 'dashboard.recount-counters', everySeconds: HOUR })
export class RecountCountersJob implements JobHandler {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly keeper: CounterKeeper,
  ) {}

  async run(): Promise<void> {
    const [clock] = await this.dataSource.query<{ hour: number }[]>(
      `SELECT extract(hour FROM clock_now() AT TIME ZONE 'Asia/Shanghai')::int AS hour`,
    );
    if (clock!.hour === NIGHT_HOUR) await this.keeper.recountAll();
  }
}

/** Once an hour, so that a week is kept soon after it begins, and one that was missed at the next chance. */
@Injectable()
@HandlesJob({ name: 'dashboard.keep-weeks', everySeconds: HOUR })
export class KeepWeeksJob implements JobHandler {
  constructor(private readonly keeper: WeekKeeper) {}

  async run(): Promise<void> {
    await this.keeper.keepAll();
  }
}
