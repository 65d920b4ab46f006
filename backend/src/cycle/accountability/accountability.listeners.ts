import { Injectable } from '@nestjs/common';
import { DUTY_TURNED_SEVERE } from '@zeren/domain/cycle/duties/duties-events';
import type { SevereDuty } from '@zeren/domain/cycle/duties/duties-events';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { TENURE_CORRECTED, TENURE_STARTED } from '@zeren/domain/registry/organizations/organizations-events';
import type { TenureNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { Deciders } from './deciders';
import { Proposing } from './proposing.service';

/**
 * A duty turned double red: its run of misses, and how many of its post are double red, are held against the rules. Later
 * rooms (a reopened order, a final result) get a listener of their own beside this one, which counts and calls the same
 * {@link Proposing.counted}; their counts are named in `accountability-rules.ts`, their thresholds in the catalogue.
 */
@Injectable()
@ListensTo(DUTY_TURNED_SEVERE)
export class ProposeWhenDutyTurnsSevere implements EventListener {
  constructor(private readonly proposing: Proposing) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { dutyId, postId, dueOn, missesRunning, severeAtPost } = event.data as unknown as SevereDuty;
    const counted = { subjectKind: 'duty', subjectId: dutyId, on: dueOn };
    await this.proposing.counted(tx, {
      ...{ postId, on: dueOn },
      facts: [
        { count: 'misses-running', value: missesRunning, ...counted },
        { count: 'severe-at-post', value: severeAtPost, ...counted },
      ],
    });
  }
}

/** Somebody came to hold a post: what is about them, or about what they lead now, is not theirs to decide. */
@Injectable()
@ListensTo(TENURE_STARTED, TENURE_CORRECTED)
export class PassOnWhenConcernedHoldsPost implements EventListener {
  constructor(private readonly deciders: Deciders) {}

  on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    return this.deciders.passOn(tx, (event.data as unknown as TenureNews).personId);
  }
}
