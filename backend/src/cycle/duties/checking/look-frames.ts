import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';
import { VerificationActs } from '../../../registry/evidence';
import { OrganizationReads } from '../../../registry/organizations';
import type { Frame } from './checking.repository';
import { SecondLooksRepository } from './second-looks.repository';
import type { DrawnAct } from './second-looks.repository';

/** Verified duties that a draw for second looks is made from, with the acts that would be looked at again. */
export interface LookFrame extends Frame {
  readonly acts: readonly Omit<DrawnAct, 'drawId'>[];
}

/** What second looks are drawn from: duties are this room's, acts and people are asked for, each in one query. */
@Injectable()
export class LookFrames {
  constructor(
    private readonly repository: SecondLooksRepository,
    private readonly acts: VerificationActs,
    private readonly organizations: OrganizationReads,
  ) {}

  /**
   * What was verified up to a day and was in no frame yet, locked, by unit as reports are. Not that of the topmost body
   * itself: there only its head verifies, and nobody may look again.
   */
  async upTo(tx: WriteTx, until: string): Promise<LookFrame[]> {
    const root = await this.organizations.root(tx);
    const verified = await this.repository.unframed(tx, root?.id ?? null);
    const confirmed = await this.acts.lastConfirmed(tx, 'duty', verified, until);
    if (confirmed.length === 0) return [];
    const acts = new Map(confirmed.map((act) => [act.subjectId, act]));
    const locked = await this.repository.lockUnframed(tx, [...acts.keys()]);
    const tenures = await this.organizations.tenures(tx, [
      ...new Set(confirmed.map(({ tenureId }) => tenureId)),
    ]);
    const personOf = new Map(tenures.map(({ tenureId, personId }) => [tenureId, personId]));
    const frames = new Map<string, { ids: string[]; acts: Omit<DrawnAct, 'drawId'>[] }>();
    for (const { id, unit } of locked) {
      const { actId, tenureId } = acts.get(id)!;
      const frame = frames.get(unit) ?? { ids: [], acts: [] };
      frame.ids.push(id);
      frame.acts.push({ dutyId: id, actId, tenureId, personId: personOf.get(tenureId)! });
      frames.set(unit, frame);
    }
    return [...frames]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([organizationId, frame]) => ({ organizationId, ...frame }));
  }
}
