import { Inject, Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { printedCode } from '@zeren/domain/cycle/surveys/ticket-code';
import type { Actor } from '../../platform/actor';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import type { NewTicketsBody } from './dto/survey-requests.dto';
import type { NewTicketsDto, TicketBatchesDto, VoidedTicketsDto } from './dto/survey.dto';
import type { GroupRecord, SurveyRecord } from './survey-rows';
import { SurveySight } from './survey-sight';
import { SurveysRepository } from './surveys.repository';
import { hashOfCode, makeCode, shuffled } from './ticket-secret';
import { TicketsRepository } from './tickets.repository';

/** Tickets: made, printed once, voided in batches. */
@Injectable()
export class SurveyTicketsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly surveys: SurveysRepository,
    private readonly tickets: TicketsRepository,
    private readonly sight: SurveySight,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'PUBLIC_URL'>,
  ) {}

  list(actor: Actor, surveyId: string): Promise<TicketBatchesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.sight.require(tx, surveyId);
      const batches = await this.tickets.batches(tx, surveyId);
      return {
        items: batches.map((batch) => ({
          ...batch,
          madeAt: batch.madeAt.toISOString(),
          voidedAt: batch.voidedAt?.toISOString() ?? null,
        })),
      };
    });
  }

  /**
   * Makes tickets for a group. The codes leave by this one answer, and never stand in the database: not even in what is
   * kept for a retry, which is the value of the transaction, without them.
   */
  async make(
    actor: Actor,
    surveyId: string,
    { surveyGroupId, tickets }: NewTicketsBody,
  ): Promise<NewTicketsDto> {
    const codes = [...new Set(Array.from({ length: tickets }, makeCode))];
    const made = await this.unitOfWork.write(actor, async (tx): Promise<NewTicketsDto> => {
      const survey = await this.sight.holdOpen(tx, surveyId);
      const group = await this.group(tx, survey, surveyGroupId);
      const batch = {
        id: uuidv7(),
        surveyId,
        groupId: group.id,
        organizationId: survey.organizationId,
      };
      const number = await this.tickets.addBatch(tx, batch, codes.map(hashOfCode));
      tx.audit({
        action: 'survey.make-tickets',
        subject: { kind: 'survey', id: surveyId },
        after: { surveyGroup: group.nameZh, batchNumber: number, tickets: codes.length },
      });
      const address = this.configuration.PUBLIC_URL?.replace(/\/$/, '') ?? null;
      return { batchId: batch.id, number, groupName: group.nameZh, address, codes: null };
    });
    return { ...made, codes: shuffled(codes).map(printedCode) };
  }

  /** What of a batch was not cast can't be cast any more. */
  voidBatch(actor: Actor, surveyId: string, batchId: string): Promise<VoidedTicketsDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.holdOpen(tx, surveyId);
      const batch = (await this.tickets.batches(tx, surveyId)).find(({ id }) => id === batchId);
      if (!batch) throw new Refused(platformRefusals['request.not-found']());
      const voided = await this.tickets.voidBatch(tx, surveyId, batchId);
      if (voided === undefined) return { voided: 0 };
      tx.audit({
        action: 'survey.void-tickets',
        subject: { kind: 'survey', id: surveyId },
        after: { surveyGroup: batch.groupName, batchNumber: batch.number, tickets: voided },
      });
      return { voided };
    });
  }

  private async group(tx: ReadTx, survey: SurveyRecord, groupId: string): Promise<GroupRecord> {
    const group = (await this.surveys.groups(tx, [survey.id])).find(({ id }) => id === groupId);
    if (!group) throw new Refused(platformRefusals['request.not-found']());
    return group;
  }
}
