import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../registry/organizations';
import { MarksRepository } from './marks/marks.repository';
import { AssessmentsRepository } from './rounds/assessments.repository';
import { SchemesRepository } from './schemes/schemes.repository';

/** What is known of schemes and assessments by their ids alone. */
@Injectable()
@KnowsSubjects()
export class AssessmentSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'assessment-scheme': {
      permission: 'assessments.read',
      names: (tx, ids) => this.schemes.names(tx, ids),
      sees: async (tx, id) => (await this.schemes.byId(tx, id)) !== undefined,
      organizations: async (tx, id) => organizationOf(await this.schemes.byId(tx, id)),
    },
    assessment: {
      permission: 'assessments.read',
      names: (tx, ids) => this.assessments.names(tx, ids),
      sees: async (tx, id) => (await this.assessments.byId(tx, id)) !== undefined,
      organizations: async (tx, id) => organizationOf(await this.assessments.byId(tx, id)),
    },
    // Read with its assessment; whose it is and what was given, is for nobody to look up.
    'assessment-mark': {
      permission: null,
      names: (_, ids) => Promise.resolve(ids.map((id) => ({ id, zh: '评委打分', en: 'Mark' }))),
      sees: () => Promise.resolve(false),
    },
  };

  /** Whoever is assessed sees by which scheme, and that it is under way. */
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'assessment-scheme': [this.fromBelow((tx, id) => this.schemes.byId(tx, id))],
    assessment: [this.fromBelow((tx, id) => this.assessments.byId(tx, id))],
    'assessment-mark': [
      {
        permission: null,
        part: PARTS_TAKEN.scorer,
        sees: (tx, id) => this.marks.isOwn(tx, id),
      },
    ],
  };

  constructor(
    private readonly schemes: SchemesRepository,
    private readonly assessments: AssessmentsRepository,
    private readonly marks: MarksRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  private fromBelow(
    find: (...asked: Parameters<WayIn['sees']>) => Promise<{ organizationId: string } | undefined>,
  ): WayIn {
    return {
      permission: 'assessments.read',
      part: PARTS_TAKEN['compared-below'],
      sees: async (tx, id) => {
        const found = await find(tx, id);
        return (
          found !== undefined && (await this.organizations.inSight(tx, [found.organizationId])).size === 0
        );
      },
    };
  }
}

const organizationOf = (found: { organizationId: string } | undefined): string[] =>
  found ? [found.organizationId] : [];
