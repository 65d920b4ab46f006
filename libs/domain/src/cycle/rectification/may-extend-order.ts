import { addDays } from '../../registry/calendar/calendar-days';
import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { actsAsIssuer, actsAsOwner } from './order-parties';
import type { OrderActor } from './order-parties';
import type { MovedOrder } from './may-move-order';
import { ORDER_STATE_WORDS } from './order-words';
import { rectificationRefusals } from './rectification-refusals';
import type { OrderState } from './rectification-states';

/** Where a request for more time stands; `lapsed`: its order was submitted or taken back before anybody answered. */
export const ORDER_EXTENSION_STATES = ['asked', 'granted', 'refused', 'lapsed'] as const;
export type OrderExtensionState = (typeof ORDER_EXTENSION_STATES)[number];

/** An order is extended no more often than this, and never further than so many days past the date that holds. */
export const MOST_ORDER_EXTENSIONS = 2;
export const MOST_ORDER_DAYS = 90;

const EXTENSIBLE: ReadonlySet<OrderState> = new Set(['issued', 'received', 'planned', 'working']);

/** More time is asked for by the owner while something is owed and the date has not passed; one request at a time. */
export function mayAskMoreTime(
  order: MovedOrder & { readonly standsDueOn: string },
  before: readonly { readonly state: OrderExtensionState }[],
  actor: OrderActor,
  today: string,
): Outcome<{ readonly from: string; readonly until: string }> {
  const owner = actsAsOwner(order, actor);
  if (!owner.ok) return owner;
  const due = order.standsDueOn;
  if (!EXTENSIBLE.has(order.state)) {
    const { zh, en } = ORDER_STATE_WORDS[order.state];
    return refuse(
      rectificationRefusals['rectification.wrong-state']({ parameters: { state: zh, stateEn: en } }),
    );
  }
  if (today > due)
    return refuse(rectificationRefusals['rectification.extension-too-late']({ parameters: { due } }));
  if (before.some(({ state }) => state === 'asked'))
    return refuse(rectificationRefusals['rectification.extension-asked-already']());
  const times = before.filter(({ state }) => state === 'granted').length;
  if (times >= MOST_ORDER_EXTENSIONS)
    return refuse(rectificationRefusals['rectification.extension-too-often']({ parameters: { times } }));
  return allow({ from: addDays(due, 1), until: addDays(due, MOST_ORDER_DAYS) });
}

/** The date of a request: later than the one that holds, and not without end. */
export function moreTimeAsked(standsDueOn: string, askedFor: string): Outcome<string> {
  if (askedFor > standsDueOn && askedFor <= addDays(standsDueOn, MOST_ORDER_DAYS)) return allow(askedFor);
  const parameters = { due: standsDueOn, most: MOST_ORDER_DAYS };
  return refuse(
    rectificationRefusals['rectification.extension-not-later']({ field: 'askedFor', parameters }),
  );
}

/**
 * One level up decides: the body that issued the order, never the owner. What was overtaken meanwhile, or asked in a round
 * before this one, is only refused.
 */
export function mayDecideMoreTime(
  order: MovedOrder & { readonly standsDueOn: string; readonly round: number },
  extension: { readonly state: OrderExtensionState; readonly askedFor: string; readonly round: number },
  actor: OrderActor,
  { granted, today }: { readonly granted: boolean; readonly today: string },
): Outcome<null> {
  const issuer = actsAsIssuer(order, actor);
  if (!issuer.ok) return issuer;
  if (extension.state !== 'asked') return refuse(rectificationRefusals['rectification.extension-settled']());
  if (granted && extension.round !== order.round)
    return refuse(rectificationRefusals['rectification.extension-of-a-round-before']());
  const { askedFor } = extension;
  const due = order.standsDueOn;
  const stands = EXTENSIBLE.has(order.state) && askedFor > due && askedFor >= today;
  return granted && !stands
    ? refuse(rectificationRefusals['rectification.extension-overtaken']({ parameters: { askedFor, due } }))
    : allow(null);
}
