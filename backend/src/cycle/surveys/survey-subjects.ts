import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../../platform/subjects/subject-kind';
import { SurveySight } from './survey-sight';
import { SurveysRepository } from './surveys.repository';

/** What is known of surveys by their ids alone. */
@Injectable()
@KnowsSubjects()
export class SurveySubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    survey: {
      permission: 'surveys.read',
      names: async (tx, ids) =>
        (await this.surveys.byIds(tx, ids)).map(({ id, title }) => ({ id, zh: title, en: null })),
      sees: async (tx, id) => {
        const [survey] = await this.surveys.byIds(tx, [id]);
        return survey !== undefined && this.sight.reaches(tx, survey.organizationId);
      },
      organizations: async (tx, id) =>
        (await this.surveys.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    },
  };

  constructor(
    private readonly surveys: SurveysRepository,
    private readonly sight: SurveySight,
  ) {}
}
