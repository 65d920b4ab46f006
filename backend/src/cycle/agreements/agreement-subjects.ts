import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { EvidenceReads } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import { AgreementBatchesRepository } from './agreement-batches.repository';
import { AgreementSight } from './agreement-sight';
import { AgreementsRepository } from './agreements.repository';

/** What is known of agreements and their batches by their ids alone. */
@Injectable()
@KnowsSubjects()
export class AgreementSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    agreement: {
      permission: 'agreements.read',
      names: async (tx, ids) =>
        (await this.agreements.byIds(tx, ids)).map(({ id, organizationName, title, versionNo }) => ({
          id,
          zh: `${organizationName} ${title}${versionNo > 1 ? `补充协议（第${versionNo - 1}号）` : ''}`,
          en: `${organizationName}, ${title}${versionNo > 1 ? `, addendum ${versionNo - 1}` : ''}`,
        })),
      sees: async (tx, id) => {
        const [agreement] = await this.agreements.byIds(tx, [id]);
        return agreement !== undefined && this.sight.sees(tx, agreement);
      },
      organizations: async (tx, id) =>
        (await this.agreements.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    },
    // Signatures stand in the record under their agreement.
    'agreement-signature': {
      permission: null,
      names: async (tx, ids) => this.subjects.agreement!.names(tx, ids),
      sees: async () => false,
    },
    // A run, told of on the page that began it: nobody opens one.
    'agreement-batch': {
      permission: null,
      names: async (tx, ids) =>
        (await this.batches.byIds(tx, ids)).map(({ id, given }) => ({ id, zh: given.title, en: null })),
      sees: async () => false,
    },
  };

  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly batches: AgreementBatchesRepository,
    private readonly sight: AgreementSight,
    private readonly organizations: OrganizationReads,
    evidence: EvidenceReads,
  ) {
    const own: WayIn = {
      permission: 'agreements.read',
      part: PARTS_TAKEN['own-post'],
      sees: async (tx, id) => {
        const [agreement] = await this.agreements.byIds(tx, [id]);
        return agreement !== undefined && agreement.postId === tx.actor.postId;
      },
    };
    const ways: readonly WayIn[] = [{ ...this.subjects.agreement!, permission: 'agreements.read' }, own];
    this.waysIn = {
      agreement: [own],
      evidence: ways.map((way) => evidence.wayThrough('agreement', way)),
    };
  }
}
