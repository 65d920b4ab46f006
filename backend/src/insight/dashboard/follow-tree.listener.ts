import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import {
  ORGANIZATION_IMPORT_APPLIED,
  ORGANIZATION_MOVED,
  ORGANIZATION_REORGANIZED,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CounterKeeper } from './counter-keeper';

/**
 * An organisation that has another superior takes its counts out of the old line and into the new one, within seconds.
 * Deltas folded before or after, and duties handed on meanwhile, stay right: a recount adds what is missing as of one
 * moment.
 */
@Injectable()
@ListensTo(ORGANIZATION_MOVED, ORGANIZATION_REORGANIZED, ORGANIZATION_IMPORT_APPLIED)
export class FollowTreeWithCounters implements EventListener {
  constructor(private readonly keeper: CounterKeeper) {}

  async on(_event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.keeper.follow(tx);
  }
}
