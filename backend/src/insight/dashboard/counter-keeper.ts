import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { counterDrift } from './counter-metrics';
import { CountersRepository } from './counters.repository';
import type { DriftRow } from './counters.repository';

const BATCH = 20_000;
/** Enough of a drift to find its cause; the metric has the whole. */
const SHOWN = 20;

/** Keeps the node counters: folds deltas into them, and proves them against the rows. */
@Injectable()
export class CounterKeeper {
  private readonly logger = new Logger('counters');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counters: CountersRepository,
  ) {}

  /** Folds what waits in every district; answers how many deltas that were. */
  async foldAll(): Promise<number> {
    let folded = 0;
    for (const districtId of await this.counters.districtsWithDeltas()) {
      for (let taken = BATCH; taken === BATCH; folded += taken) {
        taken = await this.unitOfWork.write(systemActor(districtId, 'dashboard.fold-counters'), (tx) =>
          this.counters.fold(tx, BATCH),
        );
      }
    }
    return folded;
  }

  /** The tree has changed: counts go to where they belong now. No fault, so nothing is said. */
  async follow(tx: WriteTx): Promise<void> {
    await this.counters.recount(tx);
  }

  /** Counts every district anew; a drift is repaired and said loudly, for some write forgot to count. */
  async recountAll(): Promise<readonly DriftRow[]> {
    const all: DriftRow[] = [];
    for (const districtId of await this.counters.districts()) {
      const drift = await this.unitOfWork.write(systemActor(districtId, 'dashboard.recount-counters'), (tx) =>
        this.counters.recount(tx),
      );
      all.push(...drift);
      if (drift.length === 0) continue;
      counterDrift.inc(drift.length);
      this.logger.error({
        msg: 'counters had drifted from the rows and were repaired',
        districtId,
        counters: drift.length,
        drift: drift.slice(0, SHOWN),
      });
    }
    return all;
  }
}
