import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { assessmentScored } from '@zeren/domain/cycle/assessment/assessment-events';
import { explain } from '@zeren/domain/cycle/assessment/explanation/explain';
import type { ExplainedRow, ExplainedUnit } from '@zeren/domain/cycle/assessment/explanation/explain';
import type { AssessedUnit, FactGiven } from '@zeren/domain/cycle/assessment/scoring/assessed';
import { scoreScheme } from '@zeren/domain/cycle/assessment/scoring/score-scheme';
import { writeResult, writeSnapshot } from '@zeren/domain/cycle/assessment/snapshot/assessment-snapshot';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { MarksRepository } from '../marks/marks.repository';
import { AssessmentAccess } from '../rounds/assessment-access';
import type { AssessmentRecord } from '../rounds/assessment-record';
import { AssessmentsRepository } from '../rounds/assessments.repository';
import { givenOf } from '../rounds/facts-given';
import { FactsRepository } from '../rounds/facts.repository';
import { grouped } from '../rounds/grouped';
import { ScoresRepository } from './scores.repository';
import type { ScoredUnit, ScoreRow, Snapshot } from './scores.repository';

/** Units whose rows are written in one transaction. */
const AT_ONCE = 40;
interface Computed {
  readonly assessment: AssessmentRecord;
  readonly units: readonly ScoredUnit[];
  readonly snapshot: Snapshot;
}

/** Scores assessments off the request: from the frozen facts and the marks, in portions that may be gone on with. */
@Injectable()
export class ScoringService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scores: ScoresRepository,
    private readonly assessments: AssessmentsRepository,
    private readonly access: AssessmentAccess,
    private readonly facts: FactsRepository,
    private readonly marks: MarksRepository,
  ) {}

  /** Scores what waits. What a worker that died has left is gone on with by the next after a minute. */
  async runOpen(requestId: string): Promise<void> {
    for (const { districtId, id } of await this.scores.open()) {
      const system = systemActor(districtId, requestId);
      const taken = await this.unitOfWork.write(system, (tx) => this.scores.take(tx, id));
      if (!taken) continue;
      try {
        await this.score(system, id, taken.revision + 1, taken.unitsDone);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await this.unitOfWork.write(system, (tx) => this.scores.stop(tx, id, error.refusal));
      }
    }
  }

  private async score(system: Actor, id: string, revision: number, done: number): Promise<void> {
    const { assessment, units, snapshot } = await this.unitOfWork.read(system, (tx) => this.compute(tx, id));
    for (let at = done; at < units.length; at += AT_ONCE) {
      await this.unitOfWork.write(system, async (tx) => {
        const portion = units.slice(at, at + AT_ONCE);
        await this.scores.write(tx, id, revision, portion);
        await this.scores.advance(tx, id, at + portion.length);
      });
    }
    await this.unitOfWork.write(system, async (tx) => {
      const { organizationId } = assessment;
      if ((await this.scores.finish(tx, id, revision, organizationId, snapshot)) === 0) return;
      tx.audit({
        action: 'assessment.score',
        subject: { kind: 'assessment', id },
        after: {
          revision,
          units: units.length,
          inputsDigest: snapshot.digest,
          resultDigest: snapshot.resultDigest,
        },
      });
      tx.emit(assessmentScored(id, revision));
    });
  }

  private async compute(tx: ReadTx, id: string): Promise<Computed> {
    const assessment = await this.access.require(tx, id);
    const { scheme, document } = await this.access.schemeOf(tx, assessment.schemeId);
    const records = await this.assessments.allUnits(tx, id);
    const units = records
      .map(({ organizationId, groupName }): AssessedUnit => ({ id: organizationId, group: groupName }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const frozen = await this.facts.frozen(tx, id, null);
    const facts = [
      ...frozen.map((fact) => givenOf(fact, assessment.asOf)),
      ...(await this.marked(tx, assessment)),
    ];
    const scoring = scoreScheme(scheme, units, facts);
    const [fault] = scoring.faults;
    if (fault) {
      const refusal = assessmentRefusals['assessment.fact-value']();
      throw new Refused({
        ...refusal,
        zh: refusal.zh.replace('{why}', `${fault.key}：${fault.zh}`),
        en: refusal.en.replace('{why}', `${fault.key}: ${fault.en}`),
      });
    }
    const explained = explain(scheme, scoring);
    const inputs = writeSnapshot({ scheme: document, units, facts });
    const supported = new Set(
      frozen
        .filter(({ origin, evidence }) => origin === 'room' || evidence !== null)
        .map(({ organizationId, key }) => `${organizationId} ${key}`),
    );
    const order = (document as { indicators: { code: string }[] }).indicators.map(({ code }) => code);
    return {
      assessment,
      units: explained.map((unit) => scoredUnit(unit, order, supported)),
      snapshot: { inputs, digest: digestOf(inputs), resultDigest: digestOf(writeResult(explained)) },
    };
  }

  /** Marks as a fact of each unit; raters stand under their numbers. */
  private async marked(tx: ReadTx, { id, asOf }: AssessmentRecord): Promise<FactGiven[]> {
    const marks = await this.marks.all(tx, id);
    const byFact = grouped(marks, ({ organizationId, key }) => `${organizationId} ${key}`);
    return [...byFact.values()].map((given) => ({
      unit: given[0]!.organizationId,
      key: given[0]!.key,
      value: given.map(({ rater, points, reason }) => ({ rater: String(rater), points, reason })),
      asOf,
    }));
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** In the order in which the document names the indicators. */
function scoredUnit(
  unit: ExplainedUnit,
  order: readonly string[],
  supported: ReadonlySet<string>,
): ScoredUnit {
  const rowOf =
    (indicator: string | null) =>
    (row: ExplainedRow): ScoreRow => ({
      ...row,
      indicator,
      supported: row.facts.every((key) => supported.has(`${unit.unit} ${key}`)),
    });
  const byCode = new Map(unit.indicators.map((one) => [one.code, one]));
  const indicators = order.map((code) => byCode.get(code)!);
  return {
    organizationId: unit.unit,
    total: unit.total,
    place: unit.place,
    gradeCode: unit.grade,
    complete: unit.complete,
    gradeReasons: unit.gradeReasons,
    indicators: indicators.map(({ rows: _, ...indicator }) => indicator),
    rows: [...indicators.flatMap(({ code, rows }) => rows.map(rowOf(code))), ...unit.rows.map(rowOf(null))],
  };
}
