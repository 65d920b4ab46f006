import { Injectable } from '@nestjs/common';
import { mayMoveOrder } from '@zeren/domain/cycle/rectification/may-move-order';
import type { MovedOrder } from '@zeren/domain/cycle/rectification/may-move-order';
import { maySubmitOrder } from '@zeren/domain/cycle/rectification/may-submit-order';
import { dueAfterHold } from '@zeren/domain/cycle/rectification/order-deadline';
import { orderLight } from '@zeren/domain/cycle/rectification/order-light';
import type { OrderActor } from '@zeren/domain/cycle/rectification/order-parties';
import { orderText } from '@zeren/domain/cycle/rectification/order-text';
import type { OrderState, OrderVerb } from '@zeren/domain/cycle/rectification/rectification-states';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Outcome } from '@zeren/domain/platform/refusal';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { FindingCommands } from '../inspections';
import type { OrderDetailDto } from './dto/orders.dto';
import { OrderExtensionsEnding } from './extensions-ending';
import { OrderDetails } from './order-details';
import { OrderMoves } from './order-moves';
import type { OrderOutcome, OrderRecord } from './order-record';
import { OrderSight } from './order-sight';
import { OrdersRepository } from './orders.repository';
import type { OrderChange } from './orders.repository';

/** A locked order, whoever acts, and when. */
export interface OnOrder {
  readonly order: OrderRecord;
  readonly moved: MovedOrder;
  readonly actor: OrderActor;
}

interface Act {
  readonly verb: OrderVerb;
  readonly may?: (on: OnOrder) => Outcome<OrderState>;
  readonly text?: string | null;
  readonly change?: (tx: WriteTx, on: OnOrder) => OrderChange | Promise<OrderChange>;
  readonly also?: (tx: WriteTx, on: OnOrder) => Promise<void>;
}

/** The acts of unit and issuer on an order; what leaves an act of verification stands in its own service. */
@Injectable()
export class OrderStepsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly sight: OrderSight,
    private readonly moves: OrderMoves,
    private readonly details: OrderDetails,
    private readonly calendars: CalendarReads,
    private readonly findings: FindingCommands,
    private readonly requests: OrderExtensionsEnding,
  ) {}

  receive(actor: Actor, id: string, version: number): Promise<OrderDetailDto> {
    return this.act(actor, id, version, {
      verb: 'receive',
      change: (tx) => ({ receivedOn: tx.today, receivedByTenureId: tx.actor.tenureId }),
    });
  }

  plan(actor: Actor, id: string, version: number, typed: string): Promise<OrderDetailDto> {
    const measures = accept(orderText(typed, 'measures'));
    return this.act(actor, id, version, {
      verb: 'plan',
      text: measures,
      change: (tx) => ({ measures, plannedByPersonId: tx.actor.personId }),
    });
  }

  approvePlan(actor: Actor, id: string, version: number): Promise<OrderDetailDto> {
    return this.act(actor, id, version, {
      verb: 'approve-plan',
      change: (tx) => ({ planApprovedAt: tx.now, planApprovedByTenureId: tx.actor.tenureId }),
    });
  }

  returnPlan(actor: Actor, id: string, version: number, reason: string): Promise<OrderDetailDto> {
    return this.act(actor, id, version, { verb: 'return-plan', text: accept(orderText(reason, 'text')) });
  }

  progress(actor: Actor, id: string, version: number, typed: string): Promise<OrderDetailDto> {
    const result = accept(orderText(typed, 'text'));
    return this.act(actor, id, version, { verb: 'progress', text: result, change: () => ({ result }) });
  }

  /** What was done, with evidence; from then on its date is kept or missed. */
  submit(actor: Actor, id: string, version: number, typed: string): Promise<OrderDetailDto> {
    const result = accept(orderText(typed, 'text'));
    return this.act(actor, id, version, {
      verb: 'submit',
      text: result,
      may: ({ moved, order, actor: acting }) => maySubmitOrder(moved, order.evidenceCount, acting),
      change: async (tx, { order }) => ({
        ...{ result, submittedOn: tx.today, submittedByPersonId: tx.actor.personId },
        outcome: await this.outcome(tx, order),
      }),
      also: (tx, { order }) => this.requests.end(tx, [order.id]),
    });
  }

  hold(actor: Actor, id: string, version: number, reason: string): Promise<OrderDetailDto> {
    return this.act(actor, id, version, {
      verb: 'hold',
      text: accept(orderText(reason, 'text')),
      change: (tx) => ({ heldSince: tx.today }),
    });
  }

  /** The date moves on by the working days of the hold; the one it was issued with stays. */
  resume(actor: Actor, id: string, version: number): Promise<OrderDetailDto> {
    return this.act(actor, id, version, {
      verb: 'resume',
      change: async (tx, { order }) => ({
        heldSince: null,
        standsDueOn: dueAfterHold(
          order.standsDueOn,
          order.heldSince ?? tx.today,
          tx.today,
          await this.calendars.load(tx),
        ),
      }),
    });
  }

  withdraw(actor: Actor, id: string, version: number, reason: string): Promise<OrderDetailDto> {
    return this.act(actor, id, version, {
      verb: 'withdraw',
      text: accept(orderText(reason, 'text')),
      also: async (tx, { order }) => {
        await this.requests.end(tx, [order.id]);
        await this.findings.undispose(tx, order.findingId);
      },
    });
  }

  private act(actor: Actor, id: string, version: number, act: Act): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const on = await this.locked(tx, id);
      const next = accept(act.may ? act.may(on) : mayMoveOrder(on.moved, on.actor, act.verb));
      if (on.order.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const change = (await act.change?.(tx, on)) ?? {};
      const after = await this.moves.move(tx, on.order, {
        verb: act.verb,
        next,
        change,
        text: act.text ?? null,
      });
      await act.also?.(tx, on);
      return this.details.of(tx, after);
    });
  }

  /** An order under the permission of the route, locked, with everything that its rules ask. */
  async locked(tx: WriteTx, id: string): Promise<OnOrder> {
    const order = await this.sight.within(tx, await this.orders.lock(tx, id));
    return { order, moved: await this.sight.moved(tx, order), actor: await this.sight.actor(tx) };
  }

  private async outcome(tx: WriteTx, order: OrderRecord): Promise<OrderOutcome> {
    const lit = { ...order, state: 'submitted' as const, submittedOn: tx.today };
    const { light } = orderLight(lit, tx.today, await this.calendars.load(tx));
    return light === 'early' || light === 'late' ? light : 'ok';
  }
}
