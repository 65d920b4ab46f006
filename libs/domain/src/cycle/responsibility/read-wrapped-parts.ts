import type { CadenceClause } from './cadence-clause';
import type { Reader } from './cadence-part-words';
import { periodic } from './make-clauses';

/** 每月15日(遇非工作日顺延): what is said in brackets goes for every date of the part. */
export function readShift(part: string, read: Reader): CadenceClause[] | undefined {
  const found = /^(.+)\(遇非工作日(顺延|提前)\)$/.exec(part);
  const clauses = found && read(found[1]!);
  // A week and a count of working days never end on a day off.
  if (!clauses?.every(({ kind, unit, shift }) => kind !== 'weekly' && unit === 'day' && shift === 'none')) {
    return undefined;
  }
  const shift = found![2] === '顺延' ? 'next' : 'previous';
  return clauses.map((clause) => ({ ...clause, shift }));
}

/** Meetings whose names come before how often they are held; any other word there might narrow who is meant. */
const MEETINGS = [
  '支部党员大会',
  '党员大会',
  '支委会',
  '支部委员会',
  '党小组会',
  '党课',
  '主题党日',
  '组织生活会',
  '民主生活会',
  '理论学习中心组学习',
  '党建例会',
].join('|');
/** What is done once a period, between the period and 1次. */
const DOING = '召开|开展|组织|听取|研究|调度|通报|走访|向\\p{Script=Han}{1,4}(?:专题)?(?:报告|汇报)';

/** 支委会每月1次 · 每半年听取1次专题汇报: the name, or the verb with its object, is the label. */
export function readMeeting(part: string, read: Reader): CadenceClause[] | undefined {
  const before = new RegExp(`^(${MEETINGS})(每.+)$`).exec(part);
  if (before) {
    const clauses = read(before[2]!);
    return clauses?.every(({ label }) => label === '')
      ? clauses.map((clause) => ({ ...clause, label: before[1]! }))
      : undefined;
  }
  const done = new RegExp(
    `^(每(?:年|半年|个?季度?|个?月|学期))(?:不少于|至少)?(${DOING})(?:不少于)?1次(\\p{Script=Han}{0,6})$`,
    'u',
  ).exec(part);
  return done ? read(`${done[1]}${done[2]}${done[3]}`) : undefined;
}

/** 每半月 · 每旬: two and three days of each month, each opening where the one before ends. */
export const readPartsOfMonth: Reader = (part) => {
  if (/^每?半月(?:1次)?$/.test(part)) return [upTo(15), upTo('end', 13)];
  if (/^每旬末?(?:前|1次)?$/.test(part)) return [upTo(10), upTo(20, 9), upTo('end', 10)];
  return undefined;
};

const upTo = (day: number | 'end', days?: number): CadenceClause =>
  periodic('monthly', 'last', day, days === undefined ? {} : { window: { opens: 'before', days } });
