import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { CalendarRepository } from './calendar.repository';

/** Published years, which are the same for everybody. */
@Injectable()
@KnowsSubjects()
export class CalendarSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'calendar-year': {
      permission: null,
      names: async (tx, ids) =>
        (await this.repository.years(tx, ids)).map(({ id, year }) => ({
          id,
          zh: `${year}年国家法定工作日`,
          en: `Official working days of ${year}`,
        })),
      sees: async () => false,
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'calendar-year': [
      {
        permission: 'catalogues.read',
        part: PARTS_TAKEN['whole-district'],
        sees: async (tx, id) => (await this.repository.years(tx, [id])).length > 0,
      },
    ],
  };

  constructor(private readonly repository: CalendarRepository) {}
}
