import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { dayInChinese, dayInEnglish } from '../duties/day-in-words';
import type { AccountabilityTerms } from './accountability-terms';
import { matterIsOpen } from './matter-states';
import type { MatterState } from './matter-states';

/** Lights of a matter, from quiet to loud: nothing to do, in time, near, overdue, long overdue. */
export const MATTER_LIGHT_CODES = ['idle', 'ok', 'soon', 'overdue', 'severe'] as const;

export type MatterLightCode = (typeof MATTER_LIGHT_CODES)[number];

export interface MatterReading {
  readonly light: MatterLightCode;
  readonly reason: { readonly zh: string; readonly en: string };
  /** Left when positive, overdue when negative; null where nothing is waited for by a date. */
  readonly workingDays: number | null;
}

const WAITS: Readonly<Partial<Record<MatterState, readonly [zh: string, en: string]>>> = {
  proposed: ['等待决定：移交或说明理由不移交', 'waits for a decision: hand over, or decline and say why'],
  'to-hand-over': ['已决定移交，等待发函登记', 'to be handed over: waits for the letter'],
  'handed-over': ['已移交，等待回执', 'handed over: waits for the receipt'],
};

/** Silence turns red by itself: a proposal without a decision, a decision without its letter, a letter without receipt. */
export function matterLight(
  { state, dueOn }: { readonly state: MatterState; readonly dueOn: string | null },
  today: string,
  calendar: WorkingCalendar,
  terms: AccountabilityTerms,
): MatterReading {
  const [zh, en] = WAITS[state] ?? [];
  if (dueOn === null || zh === undefined || en === undefined) {
    const reason = matterIsOpen(state)
      ? {
          zh: '由有权机关办理中，本系统不记录经过。',
          en: 'With the competent body; its course is not kept here.',
        }
      : { zh: '已办结。', en: 'Closed.' };
    return { light: 'idle', reason, workingDays: null };
  }
  // `0 -` keeps -0 out of JSON.
  const workingDays = 0 - calendar.workingDaysBetween(dueOn, today);
  const due = { zh: dayInChinese(dueOn), en: dayInEnglish(dueOn) };
  if (today > dueOn) {
    return {
      light: -workingDays >= terms.severeWorkingDays ? 'severe' : 'overdue',
      reason: {
        zh: `${zh}，期限${due.zh}，已逾期 ${-workingDays} 个工作日，请尽快办理。`,
        en: `It ${en}; due ${due.en}, ${-workingDays} working day(s) overdue. See to it.`,
      },
      workingDays,
    };
  }
  return {
    light: workingDays <= terms.soonWorkingDays ? 'soon' : 'ok',
    reason: {
      zh: `${zh}，期限${due.zh}，还有 ${workingDays} 个工作日。`,
      en: `It ${en}; due ${due.en}, ${workingDays} working day(s) left.`,
    },
    workingDays,
  };
}
