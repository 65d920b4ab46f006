import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../../../platform/subjects/subject-kind';
import { OrganizationReads } from '../organization-reads';
import { GuidanceRepository } from './guidance.repository';

/** What is known of guidance edges by their ids alone. */
@Injectable()
@KnowsSubjects()
export class GuidanceSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'organization-guidance': {
      permission: 'organizations.read',
      names: (tx, ids) => this.repository.names(tx, ids),
      sees: async (tx, id) => {
        const edge = await this.repository.byId(tx, id);
        return edge !== undefined && (await this.reads.inSight(tx, [edge.guideId, edge.guidedId])).size > 0;
      },
      organizations: async (tx, id) => {
        const edge = await this.repository.byId(tx, id);
        return edge ? [edge.guideId, edge.guidedId] : [];
      },
    },
  };

  constructor(
    private readonly repository: GuidanceRepository,
    private readonly reads: OrganizationReads,
  ) {}
}
