import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import { OrganizationReads } from '../../registry/organizations';

/** Whom something is about: a person, or of an organisation alone null. */
export interface Concerning {
  readonly personId: string | null;
  readonly organizationId: string;
}

/** Whom a matter is about: the person, under whatever post they act; of an organisation alone, who leads it today. */
@Injectable()
export class ConcernedPeople {
  constructor(private readonly organizations: OrganizationReads) {}

  async of(tx: ReadTx, { personId, organizationId }: Concerning): Promise<ReadonlySet<string>> {
    if (personId !== null) return new Set([personId]);
    return (await this.leaders(tx, [organizationId])).get(organizationId) ?? new Set();
  }

  async isActor(tx: ReadTx, about: Concerning): Promise<boolean> {
    return tx.actor.personId !== null && (await this.of(tx, about)).has(tx.actor.personId);
  }

  /** Who holds a head post of these organisations today, by organisation; nobody stands in for them. */
  async leaders(tx: ReadTx, organizationIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const leaders = new Map<string, Set<string>>();
    if (organizationIds.length === 0) return leaders;
    const heads = (await this.organizations.postsOf(tx, organizationIds)).filter(({ isHead }) => isHead);
    const holders = await this.organizations.holders(
      tx,
      heads.map(({ id }) => id),
      tx.today,
    );
    for (const { id, organizationId } of heads) {
      const holder = holders.get(id);
      if (!holder || holder.asHead) continue;
      leaders.set(organizationId, (leaders.get(organizationId) ?? new Set()).add(holder.personId));
    }
    return leaders;
  }
}
