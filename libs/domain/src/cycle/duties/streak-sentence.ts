/** What a period that fell due may have come to. */
export const STREAK_OUTCOMES = ['on-time', 'late', 'missed'] as const;
export type StreakOutcome = (typeof STREAK_OUTCOMES)[number];

/** A run of periods none of which was handed in by its date. */
export interface Streak {
  readonly length: number;
  /** Whether the latest period belongs to it. */
  readonly running: boolean;
  /** Of the run: not handed in to this day; the others were made good later. */
  readonly open: number;
  readonly from: string;
  readonly to: string;
}

/** How long, since when, whether it goes on, and what was made good: readable without any colour. */
export function streakSentence({ length, running, open, from, to }: Streak): { zh: string; en: string } {
  const late = length - open;
  const zh = running
    ? `连续 ${length} 期未按期（${chinese(from)}起），至今没有断`
    : `曾连续 ${length} 期未按期（${chinese(from)}至${chinese(to)}），下一期才按期`;
  const en = running
    ? `${count(length)} missed running, since ${english(from)}, and still so`
    : `${count(length)} missed running, from ${english(from)} to ${english(to)}; the next one was on time`;
  return {
    zh: `${zh}${late > 0 ? `；其中 ${late} 期已补报` : ''}。`,
    en: `${en}${late > 0 ? `; ${late} made good later` : ''}.`,
  };
}

const count = (length: number) => (length === 1 ? '1 period' : `${length} periods`);
const chinese = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const english = (day: string) => `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
