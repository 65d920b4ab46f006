import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../../registry/organizations';
import { DirectivesRepository } from './directives.repository';

/** What is known of directives by their ids alone. */
@Injectable()
@KnowsSubjects()
export class DirectiveSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    directive: {
      permission: 'directives.read',
      names: (tx, ids) => this.directives.names(tx, ids),
      sees: async (tx, id) => {
        const found = await this.directives.byId(tx, id);
        return found !== undefined && (await this.organizations.within(tx, [found.organizationId])).size > 0;
      },
      organizations: async (tx, id) => {
        const found = await this.directives.byId(tx, id);
        return found ? [found.organizationId] : [];
      },
    },
  };

  constructor(
    private readonly directives: DirectivesRepository,
    private readonly organizations: OrganizationReads,
  ) {}
}
