import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../../../platform/subjects/subject-kind';
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
    },
  };

  constructor(private readonly repository: GroupsRepository) {}
}
