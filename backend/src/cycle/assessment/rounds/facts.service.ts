import { Injectable } from '@nestjs/common';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { mayTypeFacts } from '@zeren/domain/cycle/assessment/rounds/may-lead-assessment';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import { FactTable } from '@zeren/domain/cycle/assessment/scoring/fact-table';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { SchemeViews } from '../schemes/scheme-views';
import { AssessmentAccess } from './assessment-access';
import type { AssessmentRecord, FrozenFact, UnitRecord } from './assessment-record';
import type { FactSheetsView, TypedFactBody, UnitFactView } from './assessments.dto';
import { AssessmentsRepository } from './assessments.repository';
import { placeOf, standingOf } from './fact-places';
import { FactSheets } from './fact-sheets';
import { FactsRepository } from './facts.repository';
import { grouped } from './grouped';

/** Facts of an assessment: typed while it is open, looked at ever after. */
@Injectable()
export class FactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: AssessmentAccess,
    private readonly assessments: AssessmentsRepository,
    private readonly sheets: FactSheets,
    private readonly facts: FactsRepository,
    private readonly views: SchemeViews,
  ) {}

  /** Every unit with every fact of the scheme: what stands there now, or what was frozen. */
  sheet(actor: Actor, id: string): Promise<FactSheetsView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const assessment = await this.access.require(tx, id);
      const { scheme } = await this.access.schemeOf(tx, assessment.schemeId);
      const units = await this.assessments.allUnits(tx, id);
      return this.sheetsOf(scheme, units, await this.valuesOf(tx, assessment, scheme, units));
    });
  }

  /** Enters values, or takes them back; the newest wins while facts are open, save where it is said what was seen. */
  type(
    actor: Actor,
    id: string,
    typed: readonly TypedFactBody[],
    seen?: ReadonlyMap<string, string>,
  ): Promise<FactSheetsView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const assessment = await this.access.led(tx, id);
      accept(mayTypeFacts(assessment.state));
      const { scheme } = await this.access.schemeOf(tx, assessment.schemeId);
      const units = await this.assessments.allUnits(tx, id);
      const facts = typed.map(({ evidence, ...fact }) => ({ ...fact, evidence: evidence?.trim() || null }));
      this.check(scheme, units, facts, new Set(this.sheets.keysOf(scheme, 'sheet')));
      if (seen) await this.asSeen(tx, assessment, facts, seen);
      const kept = facts.filter(({ value }) => value !== null && value !== undefined);
      const gone = facts.filter(({ value }) => value === null || value === undefined);
      if (kept.length > 0) await this.facts.enter(tx, assessment.asOf, kept);
      if (gone.length > 0) await this.facts.clear(tx, assessment.asOf, gone);
      tx.audit({
        action: 'assessment.type-facts',
        subject: { kind: 'assessment', id },
        after: { asOf: assessment.asOf, facts: kept.length, cleared: gone.length },
      });
      return this.sheetsOf(scheme, units, await this.valuesOf(tx, assessment, scheme, units));
    });
  }

  private async asSeen(
    tx: ReadTx,
    { asOf }: AssessmentRecord,
    facts: readonly Pick<FrozenFact, 'organizationId' | 'key'>[],
    seen: ReadonlyMap<string, string>,
  ): Promise<void> {
    const [ids, keys] = [facts.map((one) => one.organizationId), facts.map(({ key }) => key)];
    const now = standingOf(await this.facts.entered(tx, [...new Set(ids)], [...new Set(keys)], asOf));
    if (facts.some((fact) => now.get(placeOf(fact)) !== seen.get(placeOf(fact))))
      throw new Refused(platformRefusals['request.changed-meanwhile']());
  }

  /** The facts of a unit as its page shows them. */
  factViews(scheme: Scheme, frozen: readonly FrozenFact[]): UnitFactView[] {
    const values = new Map(frozen.map((fact) => [fact.key, fact]));
    return [...scheme.facts].map(([key, { zh, en, kind, words }]) => {
      const held = values.get(key);
      return {
        ...{ key, zh, en, kind, words: words ? [...words] : null },
        source: this.views.sourceOf(key, kind),
        value: held?.value ?? null,
        assumed: held === undefined,
        evidence: held?.evidence ?? null,
        correctedFrom: held?.correctedFrom ?? null,
      };
    });
  }

  private valuesOf(
    tx: ReadTx,
    assessment: AssessmentRecord,
    scheme: Scheme,
    units: readonly UnitRecord[],
  ): Promise<FrozenFact[]> {
    return assessment.state === 'open'
      ? this.sheets.frozen(tx, assessment, scheme, units)
      : this.facts.frozen(tx, assessment.id, null);
  }

  private sheetsOf(
    scheme: Scheme,
    units: readonly UnitRecord[],
    values: readonly FrozenFact[],
  ): FactSheetsView {
    const byUnit = grouped(values, ({ organizationId }) => organizationId);
    return {
      items: units.map(({ organizationId, organizationName }) => ({
        ...{ organizationId, organizationName },
        facts: this.factViews(scheme, byUnit.get(organizationId) ?? []).filter(
          ({ source }) => source !== 'marks',
        ),
      })),
    };
  }

  private check(
    scheme: Scheme,
    units: readonly UnitRecord[],
    facts: readonly Pick<FrozenFact, 'organizationId' | 'key' | 'value'>[],
    typedKeys: ReadonlySet<string>,
  ): void {
    if (facts.some(({ key }) => !typedKeys.has(key)))
      throw new Refused(assessmentRefusals['assessment.fact-not-of-scheme']({ field: 'facts' }));
    const known = new Set(units.map(({ organizationId }) => organizationId));
    if (facts.some(({ organizationId }) => !known.has(organizationId)))
      throw new Refused(platformRefusals['request.not-found']({ field: 'facts' }));
    const seen = new Set<string>();
    const twice = facts.find(({ organizationId, key }) => {
      const before = seen.size;
      return seen.add(`${organizationId} ${key}`).size === before;
    });
    if (twice) {
      const parameters = { fact: scheme.facts.get(twice.key)!.zh };
      throw new Refused(assessmentRefusals['assessment.fact-twice']({ field: 'facts', parameters }));
    }
    const table = new FactTable(
      scheme,
      units.map(({ organizationId, groupName }) => ({ id: organizationId, group: groupName })),
    );
    for (const { organizationId, key, value } of facts)
      if (value !== null && value !== undefined) table.add({ unit: organizationId, key, value });
    const [fault] = table.faults;
    if (!fault) return;
    const refusal = assessmentRefusals['assessment.fact-value']({ field: 'facts' });
    const { zh, en } = scheme.facts.get(fault.key)!;
    throw new Refused({
      ...refusal,
      zh: refusal.zh.replace('{why}', `${zh}：${fault.zh}`),
      en: refusal.en.replace('{why}', `${en}: ${fault.en}`),
    });
  }
}
