import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { dayInChinese, dayInEnglish } from '../duties/day-in-words';
import { addDays } from '../../registry/calendar/calendar-days';
import type { HandoverState } from './handover-states';
import type { HandoverTerms } from './handover-terms';

/** Lights of a handover, from quiet to loud: done or called off, in time, near, overdue, long overdue. */
export const HANDOVER_LIGHTS = ['idle', 'ok', 'late', 'soon', 'overdue', 'severe'] as const;

export type HandoverLight = (typeof HANDOVER_LIGHTS)[number];

/** By when the two sides sign. */
export interface HandoverDays {
  readonly handOverDueOn: string;
  readonly takeOverDueOn: string;
}

/**
 * The outgoing side signs within the term after their last day; the incoming side after that, or after their own first
 * day. What became known later counts from then: nobody is late for what was entered late.
 */
export function handoverDays(
  known: {
    readonly endedOn: string;
    readonly incomingStartsOn: string | null;
    /** The day on which it is entered. */
    readonly knownOn: string;
  },
  calendar: WorkingCalendar,
  { dueWorkingDays }: HandoverTerms,
): HandoverDays {
  const ended = later(known.endedOn, addDays(known.knownOn, -1));
  const started = known.incomingStartsOn === null ? ended : later(ended, addDays(known.incomingStartsOn, -1));
  return {
    handOverDueOn: calendar.addWorkingDays(ended, dueWorkingDays),
    takeOverDueOn: calendar.addWorkingDays(started, dueWorkingDays),
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** What the light of a handover follows from. */
export interface LitHandover extends HandoverDays {
  readonly state: HandoverState;
  /** The day of the incoming side's signature, of what is taken over. */
  readonly takenOverOn: string | null;
  readonly outgoingName: string;
  /** Null while nobody is named: the head stands in. */
  readonly incomingName: string | null;
}

export interface HandoverReading {
  readonly light: HandoverLight;
  readonly reason: { readonly zh: string; readonly en: string };
  /** The date that counts now. */
  readonly dueOn: string;
  /** Left when positive, overdue when negative. */
  readonly workingDays: number;
}

/** The date that counts: the outgoing side's until they have signed, then the incoming side's. */
export function dueNow({ state, handOverDueOn, takeOverDueOn }: Omit<LitHandover, 'takenOverOn'>): string {
  return state === 'gathered' ? handOverDueOn : takeOverDueOn;
}

/** The light of a handover on `today`: one that is not signed in time is red itself, with its reason and the way out. */
export function handoverLight(
  handover: LitHandover,
  today: string,
  calendar: WorkingCalendar,
  terms: HandoverTerms,
): HandoverReading {
  const dueOn = dueNow(handover);
  const asOf = handover.takenOverOn ?? today;
  // `0 -` keeps -0 out of JSON.
  const workingDays = 0 - calendar.workingDaysBetween(dueOn, asOf);
  const [light, zh, en] = read(handover, asOf > dueOn, workingDays, terms);
  return { light, reason: { zh, en }, dueOn, workingDays };
}

type Verdict = readonly [HandoverLight, string, string];

function read(handover: LitHandover, late: boolean, workingDays: number, terms: HandoverTerms): Verdict {
  if (handover.state === 'recalled') {
    return ['idle', '已撤回，无需办理。', 'Called off; nothing is to be done.'];
  }
  if (handover.state === 'taken-over') {
    return late && workingDays < 0
      ? [
          'late',
          `已交接，比期限晚 ${-workingDays} 个工作日。`,
          `Taken over ${-workingDays} working day(s) late.`,
        ]
      : ['ok', '已按期交接。', 'Taken over in time.'];
  }
  const due = dueNow(handover);
  const [zh, en] = who(handover);
  if (late) {
    const days = -workingDays;
    return [
      days >= terms.severeWorkingDays ? 'severe' : 'overdue',
      `${days === 0 ? '已过期限' : `逾期 ${days} 个工作日`}（${dayInChinese(due)}），${zh}还没有确认。请尽快确认；本人不能到场的，由上级党组织负责人写明原因代为确认，或登记纸质交接单。`,
      `${days === 0 ? 'Past its date' : `${days} working day(s) overdue`} (${dayInEnglish(due)}): ${en} has not confirmed. Confirm soon; for somebody absent the head of the superior organisation confirms and says why, or the paper sheet is registered.`,
    ];
  }
  return [
    workingDays <= terms.soonWorkingDays ? 'soon' : 'ok',
    `等${zh}确认，期限${dayInChinese(due)}，还有 ${workingDays} 个工作日。`,
    `Waiting for ${en}, due ${dayInEnglish(due)}, ${workingDays} working day(s) left.`,
  ];
}

function who({ state, outgoingName, incomingName }: LitHandover): readonly [string, string] {
  if (state === 'gathered') return [`移交人${outgoingName}`, `${outgoingName} (who hands over)`];
  return incomingName === null
    ? ['代收的负责人', 'the head who stands in']
    : [`接收人${incomingName}`, `${incomingName} (who takes over)`];
}

/** The first and last day on which what falls due is not red for who took the post over after an election. */
export function takeoverGrace(
  startsOn: string,
  { graceDays }: HandoverTerms,
): { readonly startsOn: string; readonly endsOn: string } {
  return { startsOn, endsOn: addDays(startsOn, graceDays - 1) };
}
