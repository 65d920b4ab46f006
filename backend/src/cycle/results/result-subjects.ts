import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../registry/organizations';
import { AssessmentReads } from '../assessment';
import { ObjectionsRepository } from './objections.repository';
import { ResultsRepository } from './results.repository';

/** What is known of results by their ids alone. */
@Injectable()
@KnowsSubjects()
export class ResultSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'assessment-result': {
      permission: 'results.read',
      names: (tx, ids) => this.results.names(tx, ids),
      sees: async (tx, id) => (await this.results.byId(tx, id)) !== undefined,
      organizations: async (tx, id) => {
        const result = await this.results.byId(tx, id);
        return result ? [result.organizationId] : [];
      },
    },
    'result-round': {
      permission: 'results.read',
      names: async (tx, ids) => {
        const rounds = await this.results.roundsById(tx, ids);
        const assessments = await this.assessments.withSchemes(
          tx,
          rounds.map(({ assessmentId }) => assessmentId),
        );
        const names = new Map(assessments.map(({ id, name }) => [id, name]));
        return rounds.map(({ id, assessmentId }) => ({ id, zh: names.get(assessmentId) ?? '', en: null }));
      },
      sees: async (tx, id) => (await this.results.round(tx, id)) !== undefined,
      organizations: async (tx, id) => {
        const round = await this.results.round(tx, id);
        return round ? [round.organizationId] : [];
      },
    },
    // Read with its result.
    'result-objection': {
      permission: null,
      names: (tx, ids) => this.objections.names(tx, ids),
      sees: () => Promise.resolve(false),
    },
  };

  /** Whoever is assessed sees how far the results are. */
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'result-round': [
      {
        permission: 'results.read',
        part: PARTS_TAKEN['compared-below'],
        sees: async (tx, id) => {
          const round = await this.results.round(tx, id);
          return (
            round !== undefined && (await this.organizations.inSight(tx, [round.organizationId])).size === 0
          );
        },
      },
    ],
    'result-objection': [
      {
        permission: 'results.read',
        sees: async (tx, id) => (await this.objections.byId(tx, id)) !== undefined,
        organizations: async (tx, id) => {
          const objection = await this.objections.byId(tx, id);
          return objection ? [objection.organizationId] : [];
        },
        through: async (tx, id) => {
          const objection = await this.objections.byId(tx, id);
          return objection && { kind: 'assessment-result', id: objection.resultId };
        },
      },
    ],
  };

  constructor(
    private readonly results: ResultsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly assessments: AssessmentReads,
    private readonly organizations: OrganizationReads,
  ) {}
}
