import { Injectable } from '@nestjs/common';
import { oneLevelUp } from '@zeren/domain/cycle/inspections/finding-severity';
import { mayCloseOrder } from '@zeren/domain/cycle/rectification/may-close-order';
import { mayLookBack } from '@zeren/domain/cycle/rectification/may-look-back';
import { mayVerifyOrder } from '@zeren/domain/cycle/rectification/may-verify-order';
import { lookBackDay, orderDueOn } from '@zeren/domain/cycle/rectification/order-deadline';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { VerificationWords } from '@zeren/domain/registry/evidence/verification/verification-act';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { VerificationActs } from '../../registry/evidence';
import type { VerificationBody } from '../../registry/evidence';
import { CodeNames } from '../inspections';
import type { OrderDetailDto } from './dto/orders.dto';
import { OrderDetails } from './order-details';
import { OrderMoves } from './order-moves';
import type { OrderRecord } from './order-record';
import { OrderStepsService } from './order-steps.service';
import type { OrderChange } from './orders.repository';

/** What a new round begins without: evidence of the round before proves nothing any more. */
const ANEW: OrderChange = {
  ...{ receivedOn: null, receivedByTenureId: null, measures: null, plannedByPersonId: null },
  ...{ planApprovedAt: null, planApprovedByTenureId: null, result: null, submittedOn: null },
  ...{
    submittedByPersonId: null,
    outcome: null,
    evidenceCount: 0,
    verificationActId: null,
    verifiedOn: null,
  },
  ...{ verifiedByPersonId: null, closedAt: null, closedByTenureId: null, lookBackOn: null },
};

/** Verification, closing (销号) and the look-back (回头看): each by somebody else, the judgements with their act. */
@Injectable()
export class OrderChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly steps: OrderStepsService,
    private readonly moves: OrderMoves,
    private readonly acts: VerificationActs,
    private readonly details: OrderDetails,
    private readonly calendars: CalendarReads,
    private readonly names: CodeNames,
  ) {}

  /** Finds it put right, or sends it back; the act of verification joins the transaction. */
  verify(actor: Actor, id: string, version: number, body: VerificationBody): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { order, moved, actor: acting } = await this.steps.locked(tx, id);
      const next = accept(mayVerifyOrder(moved, acting, body.result));
      sameVersion(order, version);
      const verificationActId = await this.record(tx, order, body, order.submittedOn!);
      const change: OrderChange =
        body.result === 'confirmed'
          ? { verificationActId, verifiedOn: tx.today, verifiedByPersonId: tx.actor.personId }
          : { submittedOn: null, outcome: null };
      const verb = body.result === 'confirmed' ? 'verify' : 'return';
      const text = (body.result === 'confirmed' ? body.strength : body.doubt) ?? null;
      return this.details.of(tx, await this.moves.move(tx, order, { verb, next, change, text }));
    });
  }

  /** 销号. It counts from the day of the verification; the look-back falls due 90 days after. */
  close(actor: Actor, id: string, version: number): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { order, moved, actor: acting } = await this.steps.locked(tx, id);
      const { evidenceCount: evidence, verificationActId, planApprovedAt } = order;
      const closable = { ...moved, evidence, verificationActId, planApproved: planApprovedAt !== null };
      const next = accept(mayCloseOrder(closable, acting));
      sameVersion(order, version);
      const lookBackOn = lookBackDay(tx.today, await this.calendars.load(tx));
      const change = { closedAt: tx.now, closedByTenureId: tx.actor.tenureId, lookBackOn };
      return this.details.of(tx, await this.moves.move(tx, order, { verb: 'close', next, change }));
    });
  }

  /** It lasts; or it has come back: then the same number is issued again, one level graver, with a new date. */
  lookBack(actor: Actor, id: string, version: number, body: VerificationBody): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { order, moved, actor: acting } = await this.steps.locked(tx, id);
      const next = accept(
        mayLookBack({ ...moved, lookBackOn: order.lookBackOn }, acting, body.result, tx.today),
      );
      sameVersion(order, version);
      const lookBackActId = await this.record(tx, order, body, order.verifiedOn!);
      const lasts = body.result === 'confirmed';
      const change = lasts
        ? { lookBackActId, passedOn: tx.today }
        : { ...ANEW, ...(await this.nextRound(tx, order)), lookBackActId };
      const text = (lasts ? body.strength : body.doubt) ?? null;
      const verb = lasts ? 'pass' : 'relapse';
      return this.details.of(tx, await this.moves.move(tx, order, { verb, next, change, text }));
    });
  }

  private async nextRound(tx: WriteTx, { severityCode, round }: OrderRecord): Promise<OrderChange> {
    const severity = oneLevelUp(await this.names.severities(tx), severityCode);
    const dueOn = orderDueOn(tx.today, severity?.workingDays ?? 1, await this.calendars.load(tx));
    return {
      ...{ round: round + 1, severityCode: severity?.code ?? severityCode, apart: severity?.apart ?? true },
      ...{ issuedOn: tx.today, dueOn, standsDueOn: dueOn },
    };
  }

  private record(
    tx: WriteTx,
    order: OrderRecord,
    body: VerificationBody,
    reportedOn: string,
  ): Promise<string> {
    const { kind, result, heldOn, object, strength = null, doubt = null, noDoubtBecause = null } = body;
    const words: VerificationWords = { kind, result, heldOn, object, strength, doubt, noDoubtBecause };
    const { organizationId } = order;
    return this.acts.record(tx, { ...subjectOf(order), organizationId, reportedOn }, words);
  }
}

const subjectOf = ({ id }: OrderRecord) => ({ kind: 'rectification-order', id });

function sameVersion(order: OrderRecord, version: number): void {
  if (order.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
}
