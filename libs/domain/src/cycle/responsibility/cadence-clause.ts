/**
 * When an item is due (时限频次), as data: a phrase of a list becomes one or more clauses, and each clause gives the dates
 * of a year (`date-clauses.ts`). Stored as JSON on the item; several dates in a year are several clauses.
 */
export interface CadenceClause {
  readonly kind: CadenceKind;
  /** When the window opens; before that the light is grey. */
  readonly window: CadenceWindow;
  readonly deadline: CadenceDeadline;
  /** What the numbers of `deadline` count: calendar days, working days or months. */
  readonly unit: CadenceUnit;
  /** What starts the count; only and always for kind `occurrence`. */
  readonly trigger?: CadenceTrigger;
  /** How many months one period lasts, always for kind `every-n-months`; how many weeks, for `weekly` where it is not one. */
  readonly every?: number;
  /** What is due, where one phrase asks for several things (签订, 点评, 完成); may be empty. */
  readonly label: string;
  /** How much of the whole is due by this date (过半, 60%), where the phrase says so. */
  readonly share?: string;
  /** Where a due date goes that is no working day. */
  readonly shift: CadenceShift;
}

export const CADENCE_KINDS = [
  'once',
  'yearly',
  'half-yearly',
  'quarterly',
  'monthly',
  'every-n-months',
  'weekly',
  'term',
  'academic-year',
  'occurrence',
] as const;
export type CadenceKind = (typeof CADENCE_KINDS)[number];

export const CADENCE_UNITS = ['day', 'working-day', 'month'] as const;
export type CadenceUnit = (typeof CADENCE_UNITS)[number];

export const CADENCE_SHIFTS = ['none', 'previous', 'next'] as const;
export type CadenceShift = (typeof CADENCE_SHIFTS)[number];

export type CadenceWindow =
  /** With the period: the year, half-year, quarter, month, term, or the occurrence itself. */
  | { readonly opens: 'period' }
  /** On the first day of the month in which the deadline falls. */
  | { readonly opens: 'month' }
  /** On a day of the year (kinds `yearly` and `academic-year`: the last such day before the deadline). */
  | { readonly opens: 'date'; readonly month: number; readonly day: number }
  /** So many calendar days before the deadline. */
  | { readonly opens: 'before'; readonly days: number };

export type CadenceDeadline =
  /** `once`: one day. */
  | { readonly at: 'day'; readonly day: string }
  /** `yearly`, `academic-year`: the same day each year; `end` is the month's last day. */
  | { readonly at: 'date'; readonly month: number; readonly day: number | 'end' }
  /**
   * `half-yearly`, `quarterly`, `monthly`, `every-n-months`: a day of the period's first or last month. With unit
   * `working-day` the number counts that month's working days.
   */
  | { readonly at: 'period'; readonly month: 'first' | 'last'; readonly day: number | 'end' }
  /**
   * `weekly`: the working day of the period's last week that is this one (1 is Monday) or comes before it; `end` is the
   * week's last working day. Always counted in working days.
   */
  | { readonly at: 'week'; readonly weekday: number | 'end' }
  /** `term`, `occurrence`: so many units after its start or end; negative is before, 0 is that very day. */
  | { readonly at: 'offset'; readonly from: 'start' | 'end'; readonly count: number };

/** What a count waits for; `label` narrows it to occurrences of that name (国庆节) and is left out when any will do. */
export interface CadenceTrigger {
  readonly kind: CadenceTriggerKind;
  readonly label?: string;
}

/**
 * Kinds of occurrences that a clause can wait for: the `kind` of their rows in the calendar's register, and their words.
 * School terms have a clause kind of their own.
 */
export const CADENCE_TRIGGERS = {
  'tenure-started': { occurrence: '任职', zh: '任职', en: 'taking office' },
  holiday: { occurrence: '节', zh: '节假日', en: 'the holiday' },
  matter: { occurrence: '事项', zh: '事项发生', en: 'the matter' },
  vote: { occurrence: '表决', zh: '表决', en: 'the vote' },
  meeting: { occurrence: '会议', zh: '会议', en: 'the meeting' },
  receipt: { occurrence: '收件', zh: '收件', en: 'receipt' },
  addition: { occurrence: '新增', zh: '新增', en: 'the addition' },
  adjustment: { occurrence: '调整', zh: '调整', en: 'the change' },
  launch: { occurrence: '启动', zh: '启动', en: 'the launch' },
  election: { occurrence: '换届', zh: '换届', en: 'the election' },
  'annual-check': { occurrence: '年检', zh: '年检', en: 'the annual inspection' },
} as const satisfies Record<string, { occurrence: string; zh: string; en: string }>;
export type CadenceTriggerKind = keyof typeof CADENCE_TRIGGERS;

/** The kind of the occurrence rows that hold school terms. */
export const TERM_OCCURRENCE = '学期';

/** One thing that is wrong with a clause: where, and what to do. */
export interface CadenceClauseFault {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** The most clauses that one item can have. */
export const MAX_CLAUSES = 12;
