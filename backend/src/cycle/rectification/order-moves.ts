import { Injectable } from '@nestjs/common';
import { orderNews } from '@zeren/domain/cycle/rectification/rectification-events';
import type { OrderNews } from '@zeren/domain/cycle/rectification/rectification-events';
import type { OrderState, OrderVerb } from '@zeren/domain/cycle/rectification/rectification-states';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { WriteTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import type { OrderRecord } from './order-record';
import { OrdersRepository } from './orders.repository';
import type { OrderChange } from './orders.repository';

const NEWS: Readonly<Partial<Record<OrderVerb, OrderNews>>> = {
  receive: 'order.received',
  plan: 'order.planned',
  'approve-plan': 'order.plan-approved',
  'return-plan': 'order.plan-returned',
  hold: 'order.held',
  resume: 'order.resumed',
  submit: 'order.submitted',
  verify: 'order.verified',
  return: 'order.returned',
  close: 'order.closed',
  pass: 'order.passed',
  relapse: 'order.reopened',
  withdraw: 'order.withdrawn',
};

/** What each act is called in the record. */
const ACTIONS: Readonly<Record<OrderVerb, string>> = {
  receive: 'rectification-order.receive',
  plan: 'rectification-order.plan',
  'approve-plan': 'rectification-order.approve-plan',
  'return-plan': 'rectification-order.return-plan',
  progress: 'rectification-order.progress',
  hold: 'rectification-order.hold',
  resume: 'rectification-order.resume',
  submit: 'rectification-order.submit',
  verify: 'rectification-order.verify',
  return: 'rectification-order.return',
  close: 'rectification-order.close',
  pass: 'rectification-order.pass',
  relapse: 'rectification-order.relapse',
  withdraw: 'rectification-order.withdraw',
};

/** One act on an order: where it leads, what changes with it, and what was said. */
export interface OrderMove {
  readonly verb: OrderVerb;
  readonly next: OrderState;
  readonly change?: OrderChange;
  readonly text?: string | null;
}

/** The one way in which an order moves: state, step, record and news together. Who may is decided before. */
@Injectable()
export class OrderMoves {
  constructor(private readonly orders: OrdersRepository) {}

  async move(
    tx: WriteTx,
    order: OrderRecord,
    { verb, next, change = {}, text = null }: OrderMove,
  ): Promise<OrderRecord> {
    if ((await this.orders.move(tx, order, next, change)) === 0)
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    const after = (await this.orders.byId(tx, order.id))!;
    await this.orders.addStep(tx, uuidv7(), { orderId: order.id, round: after.round, verb, text });
    tx.audit({
      action: ACTIONS[verb],
      subject: { kind: 'rectification-order', id: order.id },
      before: { state: order.state, version: order.version, ...changed(order, change) },
      after: { state: next, version: after.version, ...change, ...(text === null ? {} : { text }) },
    });
    const news = NEWS[verb];
    if (news) tx.emit(orderNews(news, order.id));
    return after;
  }
}

/** What stood in the columns that change, as far as the order knows them. */
function changed(order: OrderRecord, change: OrderChange): object {
  const before = order as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(change)
      .filter((key) => before[key] !== undefined)
      .map((key) => [key, before[key]]),
  );
}
