import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, SubjectName } from '../../../platform/subjects/subject-kind';
import { OrganizationReads } from '../organization-reads';
import { GuidanceRepository } from './guidance.repository';

/** What is known of guidance edges by their ids alone. */
@Injectable()
@KnowsSubjects()
export class GuidanceSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'organization-guidance': {
      permission: 'organizations.read',
      names: (tx, ids) =>
        tx.sql<SubjectName>(
          'organizations.guidance.names',
          `SELECT e.id, guide.name_zh || ' → ' || guided.name_zh || '（' || e.kind_code || '）' AS zh, NULL AS en
           FROM organization_guidance e
           JOIN organization guide ON guide.district_id = $1 AND guide.id = e.guide_id
           JOIN organization guided ON guided.district_id = $1 AND guided.id = e.guided_id
           WHERE e.district_id = $1 AND e.id = ANY($2::uuid[])`,
          [tx.districtId, ids],
        ),
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
