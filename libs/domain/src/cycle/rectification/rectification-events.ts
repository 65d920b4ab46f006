import type { NewEvent } from '../../platform/event-envelope';

/** What may be told of an order. */
export const ORDER_NEWS = [
  'order.issued',
  'order.received',
  'order.planned',
  'order.plan-returned',
  'order.plan-approved',
  'order.held',
  'order.resumed',
  'order.submitted',
  'order.returned',
  'order.verified',
  'order.closed',
  'order.passed',
  'order.reopened',
  'order.withdrawn',
  'order.extension-asked',
  'order.extended',
  'order.extension-refused',
  /** Its post, unit or issuer was reorganised: somebody else answers for it now. */
  'order.handed-on',
] as const;

export type OrderNews = (typeof ORDER_NEWS)[number];

/** Something happened to a rectification order. */
export type OrderEvent = NewEvent<OrderNews, { readonly orderId: string }>;

export const orderNews = (type: OrderNews, orderId: string): OrderEvent => ({
  ...{ type, v: 1, subject: { kind: 'rectification-order', id: orderId } },
  data: { orderId },
});
