import type { DatingYear } from '@zeren/domain/cycle/responsibility/date-clauses';
import type { ReadTx } from '../../platform/database/transaction';
import type { CalendarReads } from '../../registry/calendar';
import type { DatableList } from '../responsibility';

/** What a list's dates are computed from. */
export async function datingYear(
  tx: ReadTx,
  calendars: CalendarReads,
  list: Pick<DatableList, 'year' | 'organizationId'>,
): Promise<DatingYear> {
  const calendar = await calendars.load(tx);
  // A term that began last autumn, a count that ends next spring: dating itself says which year each belongs to.
  const register = await calendars.occurrences(tx, `${list.year - 1}-01-01`, `${list.year + 1}-12-31`);
  // What happened at one organisation starts a count there, not in all that lie below it.
  const occurrences = register.filter(
    ({ organizationId }) => organizationId === null || organizationId === list.organizationId,
  );
  return { year: list.year, calendar, occurrences };
}
