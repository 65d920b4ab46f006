import { Injectable } from '@nestjs/common';
import { scoreByTenure } from '@zeren/domain/cycle/results/score-by-tenure';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import { AssessmentReads } from '../assessment';
import type { AssessmentRecord } from '../assessment';
import { gradeOf, ResultViews } from './result-views';
import type {
  DossierLineView,
  DossierView,
  ResultPageView,
  ResultRoundPageView,
  ResultRoundView,
  ResultView,
} from './results.dto';
import { ResultsRepository } from './results.repository';
import type { RoundRecord } from './results.repository';

const ROUNDS = pageCursor('instant', 'id');
const RESULTS = pageCursor('text', 'id');

/** Results as somebody looks at them: rounds, the results in them, one result, a person's dossier. */
@Injectable()
export class ResultLooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ResultsRepository,
    private readonly assessments: AssessmentReads,
    private readonly views: ResultViews,
    private readonly organizations: OrganizationReads,
  ) {}

  rounds(actor: Actor, after: string | undefined, limit: number): Promise<ResultRoundPageView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const rows = await this.repository.rounds(tx, ROUNDS.read(after), limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const items: ResultRoundView[] = [];
      const known = await this.known(tx, rows.slice(0, limit));
      const roots = tx.actor.permissions.get('results.manage') ?? [];
      const managed = await this.organizations.within(
        tx,
        rows.map(({ organizationId }) => organizationId),
        roots,
      );
      for (const row of rows.slice(0, limit)) {
        const assessment = known.get(row.assessmentId);
        if (assessment) items.push(this.views.round(row, assessment, managed.has(row.organizationId)));
      }
      return { items, next: last ? ROUNDS.write([last.openedAt, last.id]) : null };
    });
  }

  round(actor: Actor, id: string): Promise<ResultRoundView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const round = await this.required(tx, id);
      const assessment = (await this.assessments.assessment(tx, round.assessmentId))!;
      return this.views.round(round, assessment, await this.views.mayManage(tx, round));
    });
  }

  results(actor: Actor, roundId: string, after: string | undefined, limit: number): Promise<ResultPageView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const round = await this.required(tx, roundId);
      const assessment = (await this.assessments.assessment(tx, round.assessmentId))!;
      const scheme = await this.assessments.scheme(tx, assessment.schemeId);
      const rows = await this.repository.ofRound(tx, roundId, RESULTS.read(after), limit + 1);
      const units = await this.assessments.units(tx, round.assessmentId);
      const byUnit = new Map(units.map((unit) => [unit.organizationId, unit]));
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows
          .slice(0, limit)
          .map((row) => this.views.row(tx, row, byUnit.get(row.organizationId), scheme)),
        next: last ? RESULTS.write([last.pinyin, last.id]) : null,
      };
    });
  }

  one(actor: Actor, id: string): Promise<ResultView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const result = await this.repository.byId(tx, id);
      if (!result) throw new Refused(platformRefusals['request.not-found']());
      return this.views.whole(tx, result, await this.required(tx, result.roundId));
    });
  }

  /** A person's final results, each by the days of their tenure in its period. */
  dossier(actor: Actor, personId: string): Promise<DossierView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [person] = await this.organizations.people(tx, [personId]);
      if (!person) throw new Refused(platformRefusals['request.not-found']());
      const terms = await this.assessments.termsOf(tx, personId);
      const ids = [...new Set(terms.map(({ assessmentId }) => assessmentId))];
      const results = await this.repository.finalOf(tx, ids);
      const known = await this.known(
        tx,
        results.map(({ assessmentId }) => ({ assessmentId })),
      );
      const lines: DossierLineView[] = [];
      for (const { assessmentId, organizationId, postTitle, from, to, days } of terms) {
        const result = results.find(
          (one) => one.assessmentId === assessmentId && one.organizationId === organizationId,
        );
        const assessment = known.get(assessmentId);
        if (!result || !assessment) continue;
        const { total, place, gradeCode, useKind, organizationName } = result;
        lines.push({
          ...{
            resultId: result.id,
            name: assessment.name,
            organizationName,
            postTitle,
            year: assessment.year,
          },
          ...{ from, to, days, total, place, useKind },
          grade: gradeOf(assessment.scheme, gradeCode),
        });
      }
      const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => b - a);
      const weighed = lines.flatMap(({ year, total, days }) =>
        total === null ? [] : [{ year, total, days }],
      );
      return {
        ...{ personId, name: person.name, lines },
        years: years.flatMap((year) => {
          const score = scoreByTenure(weighed, year);
          return score === null ? [] : [{ year, score }];
        }),
      };
    });
  }

  private async required(tx: ReadTx, id: string): Promise<RoundRecord> {
    const round = await this.repository.round(tx, id);
    if (!round) throw new Refused(platformRefusals['request.not-found']());
    return round;
  }

  private async known(tx: ReadTx, rows: readonly { readonly assessmentId: string }[]) {
    const ids = [...new Set(rows.map(({ assessmentId }) => assessmentId))];
    const found = await this.assessments.withSchemes(tx, ids);
    return new Map<string, (typeof found)[number] & AssessmentRecord>(found.map((one) => [one.id, one]));
  }
}
