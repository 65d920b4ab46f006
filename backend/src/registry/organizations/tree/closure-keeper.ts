import { Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { metrics } from '../../../platform/metrics/metrics';
import { DistrictsRepository } from '../districts.repository';
import { ClosureRepository } from './closure.repository';
import type { ClosureFault } from './closure.repository';

const MINUTE = 60;
const HOUR = 3_600;
/** The hour of the night, in Asia/Shanghai, in which the closure is proved. */
const NIGHT_HOUR = 2;
/** Enough of a drift to find its cause; the metric has the whole. */
const SHOWN = 20;

const closureDrift = new Counter({
  name: 'zeren_closure_drift_total',
  help: 'Rows of the organisation closure that the nightly proof found wrong and repaired. Anything but 0 is a fault.',
  registers: [metrics],
});

/** Keeps the closure of every district by date, and proves it. */
@Injectable()
export class ClosureKeeper {
  private readonly logger = new Logger('closure');

  constructor(
    private readonly districts: DistrictsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly closure: ClosureRepository,
  ) {}

  /** Lets edges begin and end that do so today; answers how many rows of sight that were. */
  async turnAll(): Promise<number> {
    let turned = 0;
    for (const districtId of await this.districts.withOrganizations()) {
      turned += await this.unitOfWork.write(
        systemActor(districtId, 'organizations.turn-guidance'),
        async (tx) => {
          await this.closure.lockTree(tx);
          return this.closure.keepGuidance(tx);
        },
      );
    }
    return turned;
  }

  /** Makes the closure anew from parents and edges and compares; a drift is repaired and said loudly. */
  async proveAll(): Promise<readonly ClosureFault[]> {
    const all: ClosureFault[] = [];
    for (const districtId of await this.districts.withOrganizations()) {
      const faults = await this.unitOfWork.write(
        systemActor(districtId, 'organizations.prove-closure'),
        async (tx) => {
          await this.closure.lockTree(tx);
          return this.closure.repair(tx);
        },
      );
      all.push(...faults);
      if (faults.length === 0) continue;
      closureDrift.inc(faults.length);
      this.logger.error({
        msg: 'the closure of organisations was not what parents and edges say, and was repaired',
        districtId,
        rows: faults.length,
        faults: faults.slice(0, SHOWN),
      });
    }
    return all;
  }

  async isNight(): Promise<boolean> {
    return (await this.districts.hour()) === NIGHT_HOUR;
  }
}

/** Every minute: sight that begins or ends with the day. */
@Injectable()
@HandlesJob({ name: 'organizations.turn-guidance', everySeconds: MINUTE })
export class TurnGuidanceJob implements JobHandler {
  constructor(private readonly keeper: ClosureKeeper) {}

  async run(): Promise<void> {
    await this.keeper.turnAll();
  }
}

/** Once a night: proves the closure. */
@Injectable()
@HandlesJob({ name: 'organizations.prove-closure', everySeconds: HOUR })
export class ProveClosureJob implements JobHandler {
  constructor(private readonly keeper: ClosureKeeper) {}

  async run(): Promise<void> {
    if (await this.keeper.isNight()) await this.keeper.proveAll();
  }
}
