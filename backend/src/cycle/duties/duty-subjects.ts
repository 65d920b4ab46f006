import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../../platform/subjects/subject-kind';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutySight } from './duty-sight';

/** What is known of duties by their ids alone. Nobody looks for one by its title: thousands bear the same. */
@Injectable()
@KnowsSubjects()
export class DutySubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    duty: {
      permission: 'duties.read',
      names: async (tx, ids) =>
        (await this.rows.byIds(tx, ids)).map(({ id, title, titleEn, periodLabel }) => ({
          id,
          zh: `${title} ${periodLabel}`,
          en: titleEn && `${titleEn} (${periodLabel})`,
        })),
      sees: async (tx, id) => {
        const duty = await this.rows.byId(tx, id);
        return duty !== undefined && this.sight.sees(tx, duty);
      },
      organizations: async (tx, id) =>
        (await this.rows.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    },
  };

  constructor(
    private readonly rows: DutyRowsRepository,
    private readonly sight: DutySight,
  ) {}
}
