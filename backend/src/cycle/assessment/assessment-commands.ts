import { Injectable } from '@nestjs/common';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { assessmentStateAfter } from '@zeren/domain/cycle/assessment/rounds/assessment-states';
import { FactTable } from '@zeren/domain/cycle/assessment/scoring/fact-table';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { AssessmentAccess } from './rounds/assessment-access';
import type { AssessmentRecord } from './rounds/assessment-record';
import { AssessmentsRepository } from './rounds/assessments.repository';
import { FactsRepository } from './rounds/facts.repository';

/** What is put in the place of a frozen fact. */
export interface FactCorrection {
  readonly organizationId: string;
  readonly key: string;
  readonly value: unknown;
  /** What it rests on from now on. */
  readonly evidence: string;
}

/** What other rooms do to assessments, in their own transaction. */
@Injectable()
export class AssessmentCommands {
  constructor(
    private readonly assessments: AssessmentsRepository,
    private readonly access: AssessmentAccess,
    private readonly facts: FactsRepository,
  ) {}

  /** From here on the head of the unit may open its score. */
  async tell(tx: WriteTx, assessmentId: string, organizationId: string): Promise<void> {
    await this.assessments.tell(tx, assessmentId, organizationId);
  }

  /** Its results are final: what stands is never scored again. Refused while it is being scored. */
  async close(tx: WriteTx, assessmentId: string): Promise<void> {
    unchanged(await this.assessments.close(tx, assessmentId));
  }

  /** Whether a value is one that the fact may have; refused with what is wrong. */
  async checkFact(
    tx: ReadTx,
    { schemeId }: Pick<AssessmentRecord, 'schemeId'>,
    { organizationId, key, value }: Omit<FactCorrection, 'evidence'>,
  ): Promise<void> {
    const { scheme } = await this.access.schemeOf(tx, schemeId);
    const table = new FactTable(scheme, [{ id: organizationId, group: '' }]);
    table.add({ unit: organizationId, key, value });
    const [fault] = table.faults;
    if (!fault) return;
    const refusal = assessmentRefusals['assessment.fact-value']({ field: 'claimed' });
    throw new Refused({
      ...refusal,
      zh: refusal.zh.replace('{why}', fault.zh),
      en: refusal.en.replace('{why}', fault.en),
    });
  }

  /** Corrects a frozen fact, keeping what stood there, and has the assessment scored anew. */
  async correctFact(tx: WriteTx, assessmentId: string, correction: FactCorrection): Promise<void> {
    const assessment = await this.assessments.lock(tx, assessmentId);
    if (!assessment) throw new Refused(platformRefusals['request.not-found']());
    if (assessment.finalAt !== null) throw new Refused(assessmentRefusals['assessment.final']());
    if (!assessmentStateAfter(assessment.state, 'rescore'))
      throw new Refused(assessmentRefusals['assessment.scored-already']());
    await this.checkFact(tx, assessment, correction);
    unchanged(await this.facts.correct(tx, assessmentId, correction, correction.evidence));
    unchanged(await this.assessments.startScoring(tx, assessmentId, assessment.version));
    tx.audit({
      action: 'assessment.correct-fact',
      subject: { kind: 'assessment', id: assessmentId },
      after: { organizationId: correction.organizationId, key: correction.key, value: correction.value },
    });
  }
}
