import { Injectable } from '@nestjs/common';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import type { ReadTx } from '../../platform/database/transaction';
import { AssessmentAccess } from './rounds/assessment-access';
import type { AssessmentRecord, FrozenFact, UnitRecord } from './rounds/assessment-record';
import { AssessmentsRepository } from './rounds/assessments.repository';
import { FactsRepository } from './rounds/facts.repository';
import { TermsRepository } from './rounds/terms.repository';
import type { TermInUnit } from './rounds/terms.repository';

/** What other rooms read of assessments. What somebody sees of them is said by row-level security. */
@Injectable()
export class AssessmentReads {
  constructor(
    private readonly assessments: AssessmentsRepository,
    private readonly access: AssessmentAccess,
    private readonly facts: FactsRepository,
    private readonly terms: TermsRepository,
  ) {}

  assessment(tx: ReadTx, id: string): Promise<AssessmentRecord | undefined> {
    return this.assessments.byId(tx, id);
  }

  /** Assessments, each with the scheme it goes by. */
  async withSchemes(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<(AssessmentRecord & { readonly scheme: Scheme })[]> {
    if (ids.length === 0) return [];
    const found = await this.assessments.byIds(tx, ids);
    const schemes = await this.access.schemesOf(
      tx,
      found.map(({ schemeId }) => schemeId),
    );
    return found.map((one) => ({ ...one, scheme: schemes.get(one.schemeId)! }));
  }

  /** Everything of an assessment's units, their scores once there are any. */
  units(tx: ReadTx, id: string): Promise<UnitRecord[]> {
    return this.assessments.allUnits(tx, id);
  }

  unit(tx: ReadTx, id: string, organizationId: string): Promise<UnitRecord | undefined> {
    return this.assessments.unit(tx, id, organizationId);
  }

  async scheme(tx: ReadTx, schemeId: string): Promise<Scheme> {
    return (await this.access.schemeOf(tx, schemeId)).scheme;
  }

  /** A frozen fact of a unit; undefined where nobody handed it in. */
  async fact(tx: ReadTx, id: string, organizationId: string, key: string): Promise<FrozenFact | undefined> {
    return (await this.facts.frozen(tx, id, organizationId)).find((fact) => fact.key === key);
  }

  /** In which assessed units somebody answered, and on how many days of each period. */
  termsOf(tx: ReadTx, personId: string): Promise<TermInUnit[]> {
    return this.terms.ofPerson(tx, personId);
  }
}
