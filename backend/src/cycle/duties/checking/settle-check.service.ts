import { Injectable } from '@nestjs/common';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import { dutyReturned, dutyVerified } from '@zeren/domain/cycle/duties/duties-events';
import type { DutyState } from '@zeren/domain/cycle/duties/duty-states';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { VerificationWords } from '@zeren/domain/registry/evidence/verification/verification-act';
import type { WriteTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { CalendarReads } from '../../../registry/calendar';
import { VerificationActs } from '../../../registry/evidence';
import { DirectiveReturnsRepository } from '../directives/directive-returns.repository';
import { storedLight } from '../duty-lights.service';
import type { DutyRecord } from '../duty-record';
import { CheckingRepository } from './checking.repository';

/**
 * The one way in which a report becomes verified or goes back: the act of verification, state, light, counts, record and
 * news, together. Who may is decided before.
 */
@Injectable()
export class SettleCheckService {
  constructor(
    private readonly repository: CheckingRepository,
    private readonly acts: VerificationActs,
    private readonly calendars: CalendarReads,
    private readonly returns: DirectiveReturnsRepository,
  ) {}

  /** Of a duty that is locked; `more` stands in the record beside the state. */
  async settle(
    tx: WriteTx,
    duty: DutyRecord,
    state: DutyState,
    words: VerificationWords,
    more: object = {},
  ): Promise<DutyRecord> {
    const { id, version } = duty;
    const verified = words.result === 'confirmed';
    await this.acts.record(
      tx,
      { kind: 'duty', id, organizationId: duty.organizationId, reportedOn: duty.reportedOn! },
      words,
    );
    const light = storedLight({ ...duty, state }, tx.today, await this.calendars.load(tx));
    const after: DutyRecord = { ...duty, ...light, state, awaitsCheck: false, version: version + 1 };
    if ((await this.repository.settle(tx, duty, state, light)) === 0) {
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    }
    if (!verified && duty.asksTable) await this.returns.sendBack(tx, id, words.doubt ?? '');
    for (const delta of counterDeltas(duty, after)) tx.count(delta);
    tx.audit({
      action: verified ? 'duty.verify' : 'duty.return',
      subject: { kind: 'duty', id },
      before: { state: duty.state, awaitsCheck: duty.awaitsCheck, version },
      after: { state, awaitsCheck: false, version: version + 1, ...more },
    });
    tx.emit(verified ? dutyVerified(id) : dutyReturned(id));
    return after;
  }
}
