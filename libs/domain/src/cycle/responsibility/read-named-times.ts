import { dayOf } from '../../registry/calendar/calendar-days';
import { isRealDate, LABEL, labelOf, match, UNIT, UNITS } from './cadence-part-words';
import type { Reader } from './cadence-part-words';
import { occurrence, once, yearly } from './make-clauses';

/** 2026年3月31日前 · 2026年6月底前: one day of one year. */
export const readOneDay: Reader = (part) => {
  const found = match(`(20\\d\\d)年(\\d{1,2})月(?:(\\d{1,2})日|(底|末))前?${LABEL}`, part);
  if (!found) return undefined;
  const [, year, month, day, , label] = found;
  const last = day === undefined ? 'end' : Number(day);
  if (!isRealDate(yearly(Number(month), last))) return undefined;
  const date = dayOf(Number(year), Number(month), last);
  // 29 February of a year without one is nobody's deadline.
  return day !== undefined && Number(date.slice(8)) !== Number(day)
    ? undefined
    : [once(date, labelOf(label!))];
};

const QUARTERS = '一二三四';

/** 第一季度末 · 三季度 · 每年第一季度: that quarter of each year. */
export const readNamedQuarters: Reader = (part) => {
  const found = match(`(?:每年)?第?([${QUARTERS}1-4])季度(?:末|底)?(?:前|内)?${LABEL}`, part);
  if (!found) return undefined;
  const quarter = Number(found[1]) || QUARTERS.indexOf(found[1]!) + 1;
  const window = { opens: 'date', month: quarter * 3 - 2, day: 1 } as const;
  return [yearly(quarter * 3, 'end', { window, ...labelOf(found[2]!) })];
};

/** “七一”前: the Party's birthday is 1 July, the last day before it 30 June. */
export const readSevenOne: Reader = (part) => {
  const found = match(`(?:每年)?[“"]?七一[”"]?前${LABEL}`, part);
  return found ? [yearly(6, 30, labelOf(found[1]!))] : undefined;
};

/** The names that holidays have in the notice of the year, and how phrases shorten them. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: '元旦',
  春节: '春节',
  清明: '清明节',
  清明节: '清明节',
  五一: '劳动节',
  劳动节: '劳动节',
  端午: '端午节',
  端午节: '端午节',
  中秋: '中秋节',
  中秋节: '中秋节',
  国庆: '国庆节',
  国庆节: '国庆节',
};
const HOLIDAY = Object.keys(HOLIDAYS)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** 春节前5个工作日 · 国庆、春节前3个工作日: counted from these holidays only. */
export const readHolidays: Reader = (part) => {
  const found = match(`((?:(?:${HOLIDAY})[、和及])*(?:${HOLIDAY}))(前|后)(\\d{1,3})${UNIT}内?${LABEL}`, part);
  if (!found) return undefined;
  const [, names, side, count, unit, label] = found;
  return names!.split(/[、和及]/).map((name) => ({
    ...occurrence('holiday', side === '前' ? -Number(count) : Number(count), UNITS[unit!]!, {
      ...labelOf(label!),
      from: side === '后' ? 'end' : 'start',
    }),
    trigger: { kind: 'holiday' as const, label: HOLIDAYS[name]! },
  }));
};
