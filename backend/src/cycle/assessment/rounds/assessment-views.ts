import { Injectable } from '@nestjs/common';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import type { ReadTx } from '../../../platform/database/transaction';
import { MarksRepository } from '../marks/marks.repository';
import { AssessmentAccess, markKeysOf } from './assessment-access';
import type { AssessmentRecord, UnitRecord } from './assessment-record';
import type { AssessedUnitView, AssessmentRowView, AssessmentView } from './assessments.dto';
import { AssessmentsRepository } from './assessments.repository';
import { FactSheets } from './fact-sheets';
import { FactsRepository } from './facts.repository';

/** Assessments as people are shown them. */
@Injectable()
export class AssessmentViews {
  constructor(
    private readonly access: AssessmentAccess,
    private readonly assessments: AssessmentsRepository,
    private readonly sheets: FactSheets,
    private readonly facts: FactsRepository,
    private readonly marks: MarksRepository,
  ) {}

  row(record: AssessmentRecord): AssessmentRowView {
    const { id, organizationId, organizationName, schemeId, schemeName, schemeNameEn, name, kind } = record;
    const { year, periodFrom, asOf, state, revision, version } = record;
    return {
      ...{ id, organizationId, organizationName, schemeId, schemeName, schemeNameEn, name, kind },
      ...{ year, periodFrom, asOf, state, revision, version },
    };
  }

  async whole(tx: ReadTx, record: AssessmentRecord): Promise<AssessmentView> {
    const { scheme } = await this.access.schemeOf(tx, record.schemeId);
    const mayLead = await this.access.mayLead(tx, record);
    const self = await this.marks.self(tx, record.id);
    const units = await this.assessments.allUnits(tx, record.id);
    const scorers = mayLead ? await this.marks.scorers(tx, record.id) : [];
    const { unitsDone, refusal, factsDigest, inputsDigest, scoredAt } = record;
    return {
      ...this.row(record),
      units: units.length,
      ...(await this.factsOf(tx, record, scheme, units)),
      marksWanted: markKeysOf(scheme).length * units.length,
      scorers: scorers.map(({ personId, name, given, sentAt }) => ({
        ...{ personId, name, given },
        sentAt: sentAt?.toISOString() ?? null,
      })),
      ...{ unitsDone, stopped: refusal, factsDigest, inputsDigest, mayLead },
      scoredAt: scoredAt?.toISOString() ?? null,
      mayMark: record.state === 'frozen' && self !== undefined && self.sentAt === null,
    };
  }

  unit(scheme: Scheme, unit: UnitRecord): AssessedUnitView {
    const { organizationId, organizationName, groupId, groupName, personName, total, place } = unit;
    const { gradeCode, gradeReasons, complete, unsupported, indicators } = unit;
    const grade = scheme.grades?.scale.find(({ code }) => code === gradeCode)?.name;
    return {
      ...{ organizationId, organizationName, groupId, groupName, personName, total, place, gradeCode },
      grade: grade ? { zh: grade.zh, en: grade.en } : null,
      ...{ gradeReasons: [...gradeReasons], complete, unsupported, indicators: [...indicators] },
    };
  }

  /** How many facts are to be typed, without those of which the scheme says what an absent one is taken for. */
  private async factsOf(
    tx: ReadTx,
    { asOf }: AssessmentRecord,
    scheme: Scheme,
    units: readonly UnitRecord[],
  ): Promise<{ factsWanted: number; factsEntered: number }> {
    const keys = this.sheets
      .keysOf(scheme, 'sheet')
      .filter((key) => scheme.facts.get(key)!.ifAbsent === undefined);
    const ids = units.map(({ organizationId }) => organizationId);
    const entered = keys.length === 0 ? [] : await this.facts.entered(tx, ids, keys, asOf);
    return { factsWanted: keys.length * units.length, factsEntered: entered.length };
  }
}
