import { Injectable } from '@nestjs/common';
import { actionName } from '@zeren/domain/registry/audit/action-names';
import type { ReadTx } from '../../../platform/database/transaction';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, SubjectName, WayIn } from '../../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../organizations';
import { EntryRepository } from './entry.repository';

/** What is known of entries of the record by their ids alone, whichever district they are of. */
@Injectable()
@KnowsSubjects()
export class EntrySubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'audit-entry': {
      permission: null,
      names: (tx, ids) => this.names(tx, ids),
      sees: async () => false,
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'audit-entry': [
      { permission: 'audit.read', sees: async (tx, id) => (await this.names(tx, [id])).length > 0 },
    ],
  };

  constructor(
    private readonly repository: EntryRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  private async names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    const districtIds = (await this.organizations.districts(tx)).map(({ id }) => id);
    return (await this.repository.actions(tx, districtIds, ids)).map(({ id, action }) => {
      const words = actionName(action, tx.today);
      return {
        id,
        zh: words?.zh ?? action,
        en: words?.en ?? null,
      };
    });
  }
}
