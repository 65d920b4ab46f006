import type { CadenceClause, CadenceTriggerKind, CadenceUnit } from './cadence-clause';

/** Reads a whole part of a normalised phrase, or not at all. */
export type Reader = (part: string) => CadenceClause[] | undefined;

/** What follows a date: a word or two in Chinese, no digits and no words that would change the date. */
export const LABEL = '((?!.*[每逐前后内初末底季周旬])\\p{Script=Han}{0,10})';
export const UNIT = '(个工作日|日|个?月)';

export const UNITS: Readonly<Record<string, CadenceUnit>> = {
  个工作日: 'working-day',
  日: 'day',
  个月: 'month',
  月: 'month',
};

/** The words by which phrases name an occurrence. */
export const TRIGGER_WORDS: Readonly<Record<string, CadenceTriggerKind>> = {
  任职: 'tenure-started',
  到任: 'tenure-started',
  节: 'holiday',
  节假日: 'holiday',
  事项发生: 'matter',
  发生: 'matter',
  表决: 'vote',
  会: 'meeting',
  会议: 'meeting',
  会议结束: 'meeting',
  收件: 'receipt',
  受理: 'receipt',
  收到: 'receipt',
  接件: 'receipt',
  收到通知: 'receipt',
  接到通知: 'receipt',
  收到交办单: 'receipt',
  接到交办单: 'receipt',
  收到材料: 'receipt',
  新增: 'addition',
  调整: 'adjustment',
  启动: 'launch',
  换届: 'election',
  年检: 'annual-check',
};
export const TRIGGER = `((?:${Object.keys(TRIGGER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

export const match = (pattern: string, part: string) => new RegExp(`^(?:${pattern})$`, 'u').exec(part);

/** 过半 and 六成 say how much is due; other words say what. */
export function labelOf(word: string): { label: string; share?: string } {
  const share = /^(?:完成)?(过半|[一二三四五六七八九]成)$/.exec(word);
  return share ? { label: '', share: share[1]! } : { label: word };
}

export function dayInMonth(
  text: string | undefined,
  make: (day: number | 'end') => CadenceClause[],
): CadenceClause[] | undefined {
  if (text === undefined || text === '底') return make('end');
  const day = Number.parseInt(text, 10);
  return day >= 1 && day <= 31 ? make(day) : undefined;
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isRealDate({ deadline }: CadenceClause): boolean {
  if (deadline.at !== 'date') return false;
  const days = DAYS_OF_MONTH[deadline.month - 1];
  return days !== undefined && (deadline.day === 'end' || (deadline.day >= 1 && deadline.day <= days));
}
