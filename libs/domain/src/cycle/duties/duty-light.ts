import type { WorkingCalendar } from '../../registry/calendar/working-days';
import type { DutyState } from './duty-states';
import { dayInChinese, dayInEnglish } from './day-in-words';

/**
 * Lights from quiet to loud (model, "Light"): grey, green, blue, yellow twice, red, double red. Yellow has two codes,
 * because what was done late needs no hand any more, while what is due soon or returned does.
 */
export const LIGHTS = ['idle', 'ok', 'early', 'late', 'soon', 'overdue', 'severe'] as const;

export type Light = (typeof LIGHTS)[number];

/** Working days at which lights turn; kept as the catalogue row `light-thresholds`/`duty`. */
export interface LightThresholds {
  /** Done this many working days before the due date or more: early. */
  readonly early: number;
  /** This many working days left or fewer: soon. */
  readonly soon: number;
  /** Overdue by this many working days or more: severe. */
  readonly severe: number;
}

export const DEFAULT_LIGHT_THRESHOLDS: LightThresholds = { early: 5, soon: 5, severe: 20 };

/** What the light of a duty follows from. Days are 'yyyy-MM-dd'. */
export interface LitDuty {
  readonly opensOn: string;
  /** As it was dated: never changed by an extension. */
  readonly dueOn: string;
  /** Granted instead of the due date (延期); null or left out when there is none. */
  readonly extendedTo?: string | null;
  readonly state: DutyState;
  /** The day on which what now stands was first handed in; null while it is owed. */
  readonly reportedOn: string | null;
  /** Whether the same item's duty before this one was not handed in either when this one fell overdue. */
  readonly missedBefore: boolean;
  /**
   * Last day of the grace of whoever took the post over after an election (换届), for a duty that falls due within it:
   * until then it is not red, and from then on it is red as if it had been due on that day. Null or left out for others.
   */
  readonly graceUntil?: string | null;
}

/** A light with why it shows and the way out. */
export interface LightReading {
  readonly light: Light;
  readonly reason: { readonly zh: string; readonly en: string };
  /**
   * Left when positive, overdue when negative; of a duty that was reported, as of the day of its report. While a grace
   * runs, days left of it; after it, days since.
   */
  readonly workingDays: number;
}

/** The light of a duty on `today`, with its reason and the way out. */
export function dutyLight(
  duty: LitDuty,
  today: string,
  calendar: WorkingCalendar,
  thresholds: LightThresholds = DEFAULT_LIGHT_THRESHOLDS,
): LightReading {
  const asOf = duty.reportedOn ?? today;
  const due = standingDue(duty);
  const isOverdue = duty.state === 'owed' && today > due;
  // `0 -` keeps -0 out of JSON and of comparisons.
  const workingDays = 0 - calendar.workingDaysBetween(isOverdue ? redAfter(duty) : due, asOf);
  const extended = due > duty.dueOn;
  const words = {
    due: dayInChinese(due) + (extended ? `，原期限${dayInChinese(duty.dueOn)}` : ''),
    dueEn: dayInEnglish(due) + (extended ? `, extended from ${dayInEnglish(duty.dueOn)}` : ''),
    days: Math.abs(workingDays),
  };
  const [light, zh, en] = read(duty, today, workingDays, words, thresholds);
  return { light, reason: { zh, en }, workingDays };
}

/** The day by which it is owed now: as it was extended, or as it was dated. */
export function standingDue({ dueOn, extendedTo }: Pick<LitDuty, 'dueOn' | 'extendedTo'>): string {
  return extendedTo && extendedTo > dueOn ? extendedTo : dueOn;
}

/** The day after which a duty that is owed is red: when it is due, or the end of the grace it falls due in. */
export function redAfter({
  graceUntil,
  ...duty
}: Pick<LitDuty, 'dueOn' | 'extendedTo' | 'graceUntil'>): string {
  const due = standingDue(duty);
  return graceUntil && graceUntil > due ? graceUntil : due;
}

interface Words {
  readonly due: string;
  readonly dueEn: string;
  readonly days: number;
}

type Verdict = readonly [Light, string, string];

function read(duty: LitDuty, today: string, workingDays: number, words: Words, at: LightThresholds): Verdict {
  switch (duty.state) {
    case 'withdrawn':
      return ['idle', '已撤销，无需办理。', 'Withdrawn; nothing is to be done.'];
    case 'returned':
      return [
        'soon',
        '已退回。请按退回意见补正后重新报送，报送后即解除。',
        'Returned. Put right what was asked and report again; that clears it.',
      ];
    case 'reported':
    case 'verified':
      return done(duty, workingDays, words, at);
    case 'owed':
      if (today > redAfter(duty)) return overdue(duty, workingDays, words, at);
      if (today > standingDue(duty)) return inGrace(redAfter(duty), words);
      return today < duty.opensOn ? notOpen(duty) : open(duty, today, workingDays, words, at);
  }
}

function done(duty: LitDuty, workingDays: number, { due, dueEn, days }: Words, at: LightThresholds): Verdict {
  const reportedOn = duty.reportedOn ?? duty.dueOn;
  if (reportedOn > standingDue(duty)) {
    return [
      'late',
      `${dayInChinese(reportedOn)}报送，晚于期限${due} ${days} 个工作日。已不再累计，下一期按时报送即恢复正常。`,
      `Reported on ${dayInEnglish(reportedOn)}, ${days} working day(s) after it was due on ${dueEn}. It counts no further; the next one on time is green again.`,
    ];
  }
  const before = reportedOn < duty.opensOn ? '（报送时办理期未到）' : '';
  const beforeEn = before ? ' (before its window opened)' : '';
  if (workingDays >= at.early) {
    return [
      'early',
      `比期限${due}提前 ${days} 个工作日报送${before}，无需再办。`,
      `Reported ${days} working days before it was due on ${dueEn}${beforeEn}; nothing more to do.`,
    ];
  }
  return [
    'ok',
    `已按期报送（期限${due}）${before}，无需再办。`,
    `Reported on time (due ${dueEn})${beforeEn}; nothing more to do.`,
  ];
}

function notOpen(duty: LitDuty): Verdict {
  return [
    'idle',
    `办理期未到，${dayInChinese(duty.opensOn)}开始；已经办完的，可以提前报送。`,
    `Its window opens on ${dayInEnglish(duty.opensOn)}; what is already done may be reported before.`,
  ];
}

function inGrace(until: string, { due, dueEn }: Words): Verdict {
  return [
    'idle',
    `期限${due}已过。换届接任过渡期到${dayInChinese(until)}，这期间不亮红灯；请在此之前报送。`,
    `It was due on ${dueEn}. After the election whoever took the post over has until ${dayInEnglish(until)} without red; report by then.`,
  ];
}

function open(duty: LitDuty, today: string, workingDays: number, words: Words, at: LightThresholds): Verdict {
  const { due, dueEn, days } = words;
  if (workingDays > at.soon) {
    return [
      'ok',
      `期限${due}，还有 ${days} 个工作日，办完后报送一句结果即可。`,
      `Due on ${dueEn}, ${days} working days left. One line of result is enough.`,
    ];
  }
  if (today === standingDue(duty)) {
    return ['soon', '今天到期。请在今天 24 时前报送。', 'Due today. Report before midnight.'];
  }
  if (workingDays === 0) {
    return [
      'soon',
      `期限${due}前已没有工作日。请在期限当天 24 时前报送。`,
      `No working day is left before it is due on ${dueEn}. Report before midnight of that day.`,
    ];
  }
  return [
    'soon',
    `还剩 ${days} 个工作日（期限${due}）。请在期限前报送。`,
    `${days} working day(s) left (due ${dueEn}). Report before then.`,
  ];
}

function overdue(duty: LitDuty, workingDays: number, words: Words, at: LightThresholds): Verdict {
  const { days } = words;
  const graced = redAfter(duty) > standingDue(duty);
  const due = graced ? `${words.due}，接任过渡期至${dayInChinese(redAfter(duty))}` : words.due;
  const dueEn = graced ? `${words.dueEn}, with grace until ${dayInEnglish(redAfter(duty))}` : words.dueEn;
  if (-workingDays >= at.severe) {
    return [
      'severe',
      `逾期 ${days} 个工作日（期限${due}），已满 ${at.severe} 个工作日。请立即报送；有困难的，在报送时写明需要的帮助。`,
      `${days} working days overdue (due ${dueEn}), ${at.severe} or more. Report at once; where something stands in the way, say what help is needed.`,
    ];
  }
  // What went before fell into another term, or into the grace as well.
  if (duty.missedBefore && !graced) {
    return [
      'severe',
      `连续两期未报送，本期逾期 ${days} 个工作日（期限${due}）。请立即报送，上一期也请补报。`,
      `Missed twice running; this one is ${days} working day(s) overdue (due ${dueEn}). Report at once, and the one before as well.`,
    ];
  }
  return [
    'overdue',
    `逾期 ${days} 个工作日（期限${due}）。现在报送，即按迟报计，不再累计。`,
    `${days} working day(s) overdue (due ${dueEn}). Reported now, it counts as late and no further.`,
  ];
}
