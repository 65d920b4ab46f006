import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { EvidenceReads } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import { HandoverBatchesRepository } from './handover-batches.repository';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverSight } from './handover-sight';

const organizationsOf = (rows: readonly { readonly organizationId: string }[]): string[] =>
  rows.map(({ organizationId }) => organizationId);

/** What is known of handovers and their batches by their ids alone. */
@Injectable()
@KnowsSubjects()
export class HandoverSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    handover: {
      permission: 'handovers.read',
      names: async (tx, ids) =>
        (await this.rows.byIds(tx, ids)).map(({ id, organizationName, postTitle, outgoingName }) => ({
          id,
          zh: `${organizationName} ${postTitle}（${outgoingName}）交接`,
          en: `Handover of ${organizationName}, ${postTitle} (${outgoingName})`,
        })),
      sees: async (tx, id) => {
        const handover = await this.rows.byId(tx, id);
        return handover !== undefined && this.sight.sees(tx, handover);
      },
      organizations: async (tx, id) => organizationsOf(await this.rows.byIds(tx, [id])),
    },
    // Signatures stand in the record under their handover.
    'handover-signature': {
      permission: null,
      names: async (tx, ids) => this.subjects.handover!.names(tx, ids),
      sees: async () => false,
    },
    'handover-batch': {
      permission: 'handovers.manage',
      names: async (tx, ids) =>
        (await this.batches.byIds(tx, ids)).map(({ id, name }) => ({ id, zh: name, en: null })),
      sees: async (tx, id) => {
        const [batch] = await this.batches.byIds(tx, [id]);
        return batch !== undefined && (await this.organizations.within(tx, [batch.organizationId])).size > 0;
      },
      organizations: async (tx, id) => organizationsOf(await this.batches.byIds(tx, [id])),
    },
  };

  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly rows: HandoverRowsRepository,
    private readonly batches: HandoverBatchesRepository,
    private readonly sight: HandoverSight,
    private readonly organizations: OrganizationReads,
    evidence: EvidenceReads,
  ) {
    // Neither side needs a permission: the outgoing person holds none any more, the incoming one may not yet.
    const side: WayIn = {
      permission: null,
      part: PARTS_TAKEN['handover-side'],
      sees: async (tx, id) => {
        const handover = await this.rows.byId(tx, id);
        return handover !== undefined && this.sight.isParty(tx, handover);
      },
    };
    const ways: readonly WayIn[] = [{ ...this.subjects.handover!, permission: 'handovers.read' }, side];
    this.waysIn = {
      handover: [side],
      evidence: ways.map((way) => evidence.wayThrough('handover', way)),
    };
  }
}
