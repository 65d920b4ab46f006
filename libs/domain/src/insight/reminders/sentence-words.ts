/** What a notice keeps besides its kind; the sentence is made from it whenever it is read. */
export interface NoticeParameters {
  /** Title of the duty, or organisation and post of the handover or of whoever objects; empty for one's own list. */
  readonly title?: string;
  readonly titleEn?: string | null;
  readonly dueOn?: string | null;
  /** Working days from the day of telling to `dueOn`; negative when overdue. */
  readonly workingDays?: number | null;
  /** Year of the list. */
  readonly year?: number;
  /** When it happened, of what is told after the fact. */
  readonly at?: string;
  /** Whose post it is, when the post is vacant and the matter fell to the head of the organisation. */
  readonly vacantPost?: string | null;
  /** In whose stead it is told, when they are on leave. */
  readonly inSteadOf?: string | null;
  /** What somebody wrote with their act: why it was refused, why it came back. */
  readonly reason?: string | null;
  /** Whose it is, when it is a superior who is told. */
  readonly bearer?: string | null;
}

/** A sentence in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** 3 working days. */
export function inWorkingDays(days: number): string {
  return days === 1 ? '1 working day' : `${days} working days`;
}

/** 2026-11-30 → 11月30日. */
export function chineseDate(day: string | null | undefined): string {
  if (!day) return '';
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
