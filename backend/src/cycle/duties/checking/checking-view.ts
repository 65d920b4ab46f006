import { Injectable } from '@nestjs/common';
import { mayVerifyDuty } from '@zeren/domain/cycle/duties/checking/may-verify-duty';
import { mayLookAgain } from '@zeren/domain/cycle/duties/checking/second-look';
import type { ReadTx } from '../../../platform/database/transaction';
import { VerificationActs } from '../../../registry/evidence';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyCheckingDto } from '../dto/duty.dto';
import type { DutyRecord } from '../duty-record';
import { SecondLooksRepository } from './second-looks.repository';
import { VerifyingParty } from './verifying-party';

/** What verification of a duty has come to, and whether the one who asks may verify it, or look again. */
@Injectable()
export class CheckingView {
  constructor(
    private readonly acts: VerificationActs,
    private readonly party: VerifyingParty,
    private readonly looks: SecondLooksRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  async of(tx: ReadTx, duty: DutyRecord): Promise<DutyCheckingDto> {
    const subject = { kind: 'duty', id: duty.id };
    const acts = await this.acts.ofSubject(tx, subject);
    const awaits = duty.awaitsCheck && duty.state === 'reported';
    const drawn = acts.length > 0 ? await this.looks.ofDuty(tx, duty.id) : undefined;
    const look = drawn ? { outcome: drawn.outcome, mayLook: false } : null;
    const nothing = { awaits, mayVerify: false, refusal: null, look, acts, opened: [] };
    const open = duty.state === 'reported' || (duty.state === 'verified' && drawn?.outcome === null);
    const roots = tx.actor.permissions.get('duties.verify') ?? [];
    if (!open || (await this.organizations.within(tx, [duty.organizationId], roots)).size === 0) {
      return nothing;
    }
    const { duty: verifiable, actor } = await this.party.of(tx, duty);
    if (duty.state === 'verified') {
      const mayLook = mayLookAgain(drawn, verifiable, actor).ok;
      const opened = mayLook ? await this.acts.openedBy(tx, subject) : [];
      return { ...nothing, look: look && { ...look, mayLook }, opened };
    }
    const verdict = mayVerifyDuty(verifiable, actor, 'verify');
    if (!verdict.ok) {
      const { code, zh, en } = verdict.refusal;
      return { ...nothing, refusal: { code, zh, en } };
    }
    return { ...nothing, mayVerify: true, opened: await this.acts.openedBy(tx, subject) };
  }
}
