import { Injectable } from '@nestjs/common';
import { whatIf } from '@zeren/domain/cycle/assessment/explanation/what-if';
import type { WhatIf } from '@zeren/domain/cycle/assessment/explanation/what-if';
import { FEWEST_TOLD } from '@zeren/domain/cycle/assessment/rules/statistics-of';
import type { AssessmentInputs } from '@zeren/domain/cycle/assessment/snapshot/assessment-snapshot';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import { ScoresRepository } from '../scoring/scores.repository';
import { AssessmentAccess } from './assessment-access';
import type { PublishedScheme } from './assessment-access';
import type { AssessmentRecord } from './assessment-record';
import { AssessmentViews } from './assessment-views';
import type {
  AssessedUnitPageView,
  AssessmentPageView,
  AssessmentView,
  UnitScoreView,
} from './assessments.dto';
import { AssessmentsRepository } from './assessments.repository';
import { FactsRepository } from './facts.repository';
import { FactsService } from './facts.service';

const PAGE = pageCursor('day', 'id');
const UNITS = pageCursor('text', 'text', 'id');

/** Assessments as somebody looks at them: the list, the table, one unit's score down to its facts. */
@Injectable()
export class AssessmentLooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AssessmentsRepository,
    private readonly access: AssessmentAccess,
    private readonly views: AssessmentViews,
    private readonly scores: ScoresRepository,
    private readonly facts: FactsRepository,
    private readonly factViews: FactsService,
    private readonly organizations: OrganizationReads,
  ) {}

  page(actor: Actor, after: string | undefined, limit: number): Promise<AssessmentPageView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const rows = await this.repository.page(tx, PAGE.read(after), limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map((row) => this.views.row(row)),
        next: last ? PAGE.write([last.asOf, last.id]) : null,
      };
    });
  }

  one(actor: Actor, id: string): Promise<AssessmentView> {
    return this.unitOfWork.read(actor, async (tx) => this.views.whole(tx, await this.access.require(tx, id)));
  }

  /** The table: every unit in sight with its indicators; a unit's own is in sight once it was told. */
  units(actor: Actor, id: string, after: string | undefined, limit: number): Promise<AssessedUnitPageView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { schemeId } = await this.access.require(tx, id);
      const { scheme } = await this.access.schemeOf(tx, schemeId);
      const rows = await this.repository.units(tx, id, placeKey(UNITS.read(after)), limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map((row) => this.views.unit(scheme, row)),
        next: last ? UNITS.write([last.groupName, String(last.place ?? 0), last.organizationId]) : null,
      };
    });
  }

  /** One unit's score with its rows, the facts behind them, and what one more would have brought. */
  async unit(actor: Actor, id: string, organizationId: string): Promise<UnitScoreView> {
    const seen = await this.unitOfWork.read(actor, async (tx) => {
      const assessment = await this.access.require(tx, id);
      const unit = await this.repository.unit(tx, id, organizationId);
      if (!unit) throw new Refused(platformRefusals['request.not-found']());
      const published = await this.access.schemeOf(tx, assessment.schemeId);
      const [post] = unit.postId ? await this.organizations.posts(tx, [unit.postId]) : [];
      const rows = await this.scores.rows(tx, id, assessment.revision, organizationId);
      const frozen = await this.facts.frozen(tx, id, organizationId);
      return { assessment, unit, published, post, rows, frozen };
    });
    const { assessment, unit, published, post, rows, frozen } = seen;
    const compared = await this.compared(actor, assessment, unit.groupId);
    const { scheme } = published;
    return {
      ...this.views.unit(scheme, unit),
      assessment: this.views.row(assessment),
      postTitle: post?.title ?? '',
      groupSize: compared.groupSize,
      rows: rows.map((row) => ({ ...row, facts: [...row.facts] })),
      facts: this.factViews.factViews(scheme, frozen),
      whatIf: whatIfOf(published, compared.inputs, organizationId),
      peers: compared.peers.map(({ code, mean }) => ({ code, mean })),
    };
  }

  /** The frozen inputs of a scoring as one text: whoever has it recomputes the scores to the same digits. */
  async inputs(actor: Actor, id: string): Promise<string> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { revision } = await this.access.require(tx, id);
      const snapshot = await this.scores.snapshot(tx, id, revision);
      if (!snapshot) throw new Refused(platformRefusals['request.not-found']());
      return snapshot.inputs;
    });
  }

  /** With whom the unit is compared lies out of its head's sight: means and gains are all that comes of it. */
  private compared(actor: Actor, { id, revision }: AssessmentRecord, groupId: string) {
    return this.unitOfWork.read({ ...actor, seesWholeDistrict: true }, async (tx) => {
      const snapshot = await this.scores.snapshot(tx, id, revision);
      const peers = await this.scores.peers(tx, id, groupId);
      const inputs = snapshot ? (JSON.parse(snapshot.inputs) as AssessmentInputs) : null;
      const groupSize = Math.max(0, ...peers.map(({ size }) => size));
      return { inputs, groupSize, peers: peers.filter(({ size }) => size >= FEWEST_TOLD) };
    });
  }
}

/** What a cursor says of a place is a whole number, whoever wrote it. */
function placeKey(key: readonly [string, string, string] | undefined) {
  if (key && !/^\d{1,6}$/.test(key[1]))
    throw new Refused(platformRefusals['request.invalid']({ field: 'after' }));
  return key;
}

function whatIfOf(
  { scheme, document }: PublishedScheme,
  inputs: AssessmentInputs | null,
  unit: string,
): WhatIf[] {
  if (!inputs) return [];
  return [...whatIf({ scheme, document, units: inputs.units, facts: inputs.facts, unit })];
}
