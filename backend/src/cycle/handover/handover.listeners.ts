import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import {
  TENURE_CORRECTED,
  TENURE_ENDED,
  TENURE_STARTED,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { TenureNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { HandoverFollowingService } from './handover-following.service';

/** A tenure has ended: what goes with its post is gathered. */
@Injectable()
@ListensTo(TENURE_ENDED)
export class GatherWhenTenureEnded implements EventListener {
  constructor(private readonly following: HandoverFollowingService) {}

  on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    return this.following.ended(tx, event.data as unknown as TenureNews);
  }
}

/** A tenure has started: its person takes over. */
@Injectable()
@ListensTo(TENURE_STARTED)
export class NameWhoTakesOver implements EventListener {
  constructor(private readonly following: HandoverFollowingService) {}

  on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    return this.following.started(tx, event.data as unknown as TenureNews);
  }
}

/** A tenure was put right: so is what came of it. */
@Injectable()
@ListensTo(TENURE_CORRECTED)
export class PutHandoversRight implements EventListener {
  constructor(private readonly following: HandoverFollowingService) {}

  on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    return this.following.corrected(tx, event.data as unknown as TenureNews);
  }
}
