import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';
import { OrganizationReads } from '../organization-reads';
import { GroupsRepository } from './groups.repository';

/** What is known of assessment groups by their ids alone. */
@Injectable()
@KnowsSubjects()
export class GroupSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'assessment-group': {
      permission: 'organizations.read',
      names: (tx, ids) => this.repository.names(tx, ids),
      sees: async (tx, id) => (await this.repository.byId(tx, id)) !== undefined,
      organizations: async (tx, id) => {
        const group = await this.repository.byId(tx, id);
        return group ? [group.organizationId] : [];
      },
    },
  };
  /** Groups of superiors are seen from below. */
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'assessment-group': [
      {
        permission: 'organizations.read',
        part: PARTS_TAKEN['compared-below'],
        sees: async (tx, id) => {
          const group = await this.repository.byId(tx, id);
          return group !== undefined && (await this.reads.inSight(tx, [group.organizationId])).size === 0;
        },
      },
    ],
  };

  constructor(
    private readonly repository: GroupsRepository,
    private readonly reads: OrganizationReads,
  ) {}
}
