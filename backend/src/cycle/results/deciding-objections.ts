import { Injectable } from '@nestjs/common';
import type { Decider, ObjectionToDecide } from '@zeren/domain/cycle/results/may-settle-results';
import type { ReadTx } from '../../platform/database/transaction';
import { OrganizationReads } from '../../registry/organizations';
import type { ObjectionRecord } from './objections.repository';
import type { ResultRecord, RoundRecord } from './results.repository';

/** Who may decide objections: whoever has the body that assesses below them, and serves nowhere in the unit. */
@Injectable()
export class DecidingObjections {
  constructor(private readonly organizations: OrganizationReads) {}

  /** A right over the unit alone decides nothing: it would be the unit's own. */
  async reaches(tx: ReadTx, { organizationId }: Pick<RoundRecord, 'organizationId'>): Promise<boolean> {
    const roots = tx.actor.permissions.get('results.decide') ?? [];
    return (await this.organizations.within(tx, [organizationId], roots)).has(organizationId);
  }

  async decider(tx: ReadTx): Promise<Decider> {
    const { personId, organizationId } = tx.actor;
    const tenures = personId === null ? [] : await this.organizations.tenuresOfPerson(tx, personId, tx.today);
    const servesIn = new Set(tenures.map((tenure) => tenure.organizationId));
    if (organizationId !== null) servesIn.add(organizationId);
    return { personId, servesIn };
  }
}

/** What the rule asks of an objection. */
export const toDecide = (
  { state, organizationId, raisedByPersonId }: ObjectionRecord,
  { personId }: ResultRecord,
  round: RoundRecord,
  enteredByPersonId: string | null,
): ObjectionToDecide => ({
  ...{ state, round: round.state, organizationId },
  concerned: [raisedByPersonId, personId, enteredByPersonId],
});
