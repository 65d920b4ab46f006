import { addDays } from '../../registry/calendar/calendar-days';
import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { dayInChinese, dayInEnglish } from '../duties/day-in-words';
import { DEFAULT_LIGHT_THRESHOLDS } from '../duties/duty-light';
import type { Light, LightReading, LightThresholds } from '../duties/duty-light';
import type { OrderState } from './rectification-states';

/** What the light of an order follows from. Days are 'yyyy-MM-dd'. */
export interface LitOrder {
  readonly state: OrderState;
  /** As it was set when the order was issued: never changed. */
  readonly dueOn: string;
  /** The date that holds: extended, or moved on by a hold. */
  readonly standsDueOn: string;
  /** The day on which what stands was submitted; null while it is owed. */
  readonly submittedOn: string | null;
  /**
   * Last day of the grace of whoever took the post over after an election (换届), for an order that falls due within it:
   * until then it is not red, and from then on it is red as if it had been due on that day. Null or left out for others.
   */
  readonly graceUntil?: string | null;
}

/** Days on which what falls due at a post is not red before they are over. */
export interface GraceOfPost {
  readonly postId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The last day of the grace that the date that holds lies in; of several the latest. */
export function graceOfOrder(
  { postId, standsDueOn }: { readonly postId: string; readonly standsDueOn: string },
  graces: readonly GraceOfPost[],
): string | null {
  let last: string | null = null;
  for (const { startsOn, endsOn, ...grace } of graces) {
    const within = grace.postId === postId && startsOn <= standsDueOn && standsDueOn <= endsOn;
    if (within && (last === null || endsOn > last)) last = endsOn;
  }
  return last;
}

/** The day after which an order that is owed is red: when it is due, or the end of the grace it falls due in. */
export function orderRedAfter({
  standsDueOn,
  graceUntil,
}: Pick<LitOrder, 'standsDueOn' | 'graceUntil'>): string {
  return graceUntil && graceUntil > standsDueOn ? graceUntil : standsDueOn;
}

/** The light of an order on `today`, why it shows, and the way out. */
export function orderLight(
  order: LitOrder,
  today: string,
  calendar: WorkingCalendar,
  thresholds: LightThresholds = DEFAULT_LIGHT_THRESHOLDS,
): LightReading {
  const asOf = order.submittedOn ?? today;
  // `0 -` keeps -0 out of JSON and of comparisons.
  const isOverdue = order.submittedOn === null && today > order.standsDueOn;
  const from = isOverdue ? orderRedAfter(order) : order.standsDueOn;
  const workingDays = 0 - calendar.workingDaysBetween(from, asOf);
  const [light, zh, en] = read(order, today, workingDays, thresholds);
  return { light, reason: { zh, en }, workingDays };
}

type Verdict = readonly [Light, string, string];

function read(order: LitOrder, today: string, left: number, at: LightThresholds): Verdict {
  const { state, standsDueOn, dueOn, submittedOn } = order;
  const moved = standsDueOn > dueOn;
  const due = dayInChinese(standsDueOn) + (moved ? `，原时限${dayInChinese(dueOn)}` : '');
  const dueEn = dayInEnglish(standsDueOn) + (moved ? `, first ${dayInEnglish(dueOn)}` : '');
  const days = Math.abs(left);
  if (state === 'withdrawn') return ['idle', '已撤销，无需整改。', 'Taken back; nothing is to be done.'];
  if (state === 'held')
    return [
      'idle',
      `已暂停，恢复后时限按暂停的工作日顺延（现时限${due}）。`,
      `On hold; once resumed, its date moves on by the working days of the hold (now ${dueEn}).`,
    ];
  if (submittedOn !== null) return submitted(order, left, { due, dueEn, days }, at);
  if (today > standsDueOn) return pastDue(order, today, left, { due, dueEn, days }, at);
  const soon = left <= at.soon;
  return [
    soon ? 'soon' : 'ok',
    `还剩 ${days} 个工作日（时限${due}）。`,
    `${days} working day(s) left (due ${dueEn}).`,
  ];
}

/** In grey while a grace runs, red once it is over. */
function pastDue(
  order: LitOrder,
  today: string,
  left: number,
  { due, dueEn, days }: { readonly due: string; readonly dueEn: string; readonly days: number },
  at: LightThresholds,
): Verdict {
  const red = orderRedAfter(order);
  if (today <= red)
    return [
      'idle',
      `时限${due}已过。换届接任过渡期到${dayInChinese(red)}，这期间不亮红灯；请在此之前报送整改结果和证据。`,
      `It was due on ${dueEn}. After the election whoever took the post over has until ${dayInEnglish(red)} without red; submit by then what was done, with evidence.`,
    ];
  const graced = red > order.standsDueOn;
  const within = graced ? `${due}，接任过渡期至${dayInChinese(red)}` : due;
  const withinEn = graced ? `${dueEn}, with grace until ${dayInEnglish(red)}` : dueEn;
  return [
    -left >= at.severe ? 'severe' : 'overdue',
    `逾期 ${days} 个工作日（时限${within}）。请尽快报送整改结果和证据。`,
    `${days} working day(s) overdue (due ${withinEn}). Submit what was done, with evidence.`,
  ];
}

function submitted(
  { state, submittedOn, standsDueOn }: LitOrder,
  left: number,
  { due, dueEn, days }: { readonly due: string; readonly dueEn: string; readonly days: number },
  at: LightThresholds,
): Verdict {
  const waits = state === 'submitted' ? '已报待核：' : '';
  const waitsEn = state === 'submitted' ? 'Submitted, not verified: ' : '';
  if (submittedOn !== null && submittedOn > standsDueOn)
    return [
      'late',
      `${waits}晚于时限${due} ${days} 个工作日报送，已不再累计。`,
      `${waitsEn}${days} working day(s) after ${dueEn}; it counts no further.`,
    ];
  if (left >= at.early)
    return [
      'early',
      `${waits}比时限${due}提前 ${days} 个工作日报送。`,
      `${waitsEn}${days} working days before ${dueEn}.`,
    ];
  return ['ok', `${waits}按期报送（时限${due}）。`, `${waitsEn}in time (due ${dueEn}).`];
}

/** Days between which dates are, to ask a database for the lights of what is owed. */
export interface LightBounds {
  /** Due on this day or before: severe. */
  readonly severeUntil: string;
  /** Due after today up to this day, or today: soon. */
  readonly soonUntil: string;
}

/** The bounds of the lights on `today`, which {@link orderLight} shows one by one. */
export function lightBounds(
  today: string,
  calendar: WorkingCalendar,
  at: LightThresholds = DEFAULT_LIGHT_THRESHOLDS,
): LightBounds {
  let severeUntil = today;
  while (calendar.workingDaysBetween(severeUntil, today) < at.severe) severeUntil = addDays(severeUntil, -1);
  let soonUntil = today;
  while (calendar.workingDaysBetween(today, addDays(soonUntil, 1)) <= at.soon)
    soonUntil = addDays(soonUntil, 1);
  return { severeUntil, soonUntil };
}
