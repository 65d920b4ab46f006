import { readDay } from '../../../../registry/organizations/import/read-day';

/**
 * A deadline as plans write it: 2026-12-10, 12月10日前, 12月底, 2026年12月, 年底. Without a year it is that of `today`.
 */
export function readDeadline(text: string, today: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(之|以)?前$/, '');
  const year = today.slice(0, 4);
  if (/^(全年|年底|年末|年内)$/.test(plain)) return `${year}-12-31`;
  const whole = readDay(plain);
  if (whole) return whole;
  const day = /^(?:今年)?(\d{1,2})月(\d{1,2})[日号]?$/.exec(plain) ?? /^(\d{1,2})[./](\d{1,2})$/.exec(plain);
  if (day) return readDay(`${year}-${day[1]}-${day[2]}`);
  const month = /^(?:(\d{4})年)?(\d{1,2})月(?:底|末|份|底前|末前)?$/.exec(plain);
  return month ? lastOf(month[1] ?? year, Number(month[2])) : undefined;
}

function lastOf(year: string, month: number): string | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}
