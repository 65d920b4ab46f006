import { dayAfter } from '../../calendar/calendar-days';
import type { Days } from '../groups/assessment-groups';
import { readDayOrYear } from './read-day';

/** What reading days needs of a row that has 起 and 止. */
interface DatedCells {
  value(column: 'startsOn' | 'endsOn'): string;
  fault(
    code: 'cell.empty' | 'days.malformed' | 'days.ends-before-start',
    column: 'startsOn' | 'endsOn',
    parameters?: Readonly<Record<string, string>>,
  ): void;
}

/**
 * The days of a row: 止 is the last day that counts, `validTo` the one after it. Without 起 it begins on `otherwise`; a
 * first day that is none is ''.
 */
export function readDays(check: DatedCells, otherwise?: string): Days {
  const start = check.value('startsOn');
  const validFrom = start === '' ? (otherwise ?? '') : (readDayOrYear(start, 'first') ?? '');
  if (start === '' && otherwise === undefined) check.fault('cell.empty', 'startsOn');
  if (start !== '' && validFrom === '') check.fault('days.malformed', 'startsOn');
  const end = check.value('endsOn');
  const last = end === '' ? null : readDayOrYear(end, 'last');
  if (last === undefined) check.fault('days.malformed', 'endsOn');
  else if (last !== null && last < validFrom)
    check.fault('days.ends-before-start', 'endsOn', { start: validFrom });
  return { validFrom, validTo: last ? dayAfter(last) : null };
}

/** A row of the workbook with what was read of it. */
interface CheckedRow<Row> {
  readonly check: { readonly isGood: boolean };
  readonly row: Row;
}

/** What a row is about: rows with one key are the same row, of those in one place one holds on a day. */
interface OneAtATime<Row> {
  readonly keyOf: (row: Row) => string;
  readonly placeOf: (row: Row) => string;
}

/**
 * Marks rows that would hold on a day on which another one of the same place holds. What is known counts as long as no
 * good row says otherwise, so all is looked at again whenever a row falls.
 */
export function markSharedDays<Row extends Days, Checked extends CheckedRow<Row>>(
  checked: readonly Checked[],
  known: readonly Row[],
  { keyOf, placeOf }: OneAtATime<Row>,
  mark: (one: Checked, other: Row) => void,
): void {
  for (let fallen = true; fallen;) {
    fallen = false;
    const good = checked.filter(({ check }) => check.isGood);
    const named = new Set(good.map(({ row }) => keyOf(row)));
    const places = new Map<string, Row[]>();
    const held = (row: Row) => {
      const rows = places.get(placeOf(row)) ?? [];
      places.set(placeOf(row), rows);
      return rows;
    };
    for (const row of known) if (!named.has(keyOf(row))) held(row).push(row);
    for (const one of good) {
      const others = held(one.row);
      const other = others.find((another) => shareADay(another, one.row));
      if (other) mark(one, other);
      else others.push(one.row);
      fallen ||= other !== undefined;
    }
  }
}

/** Days that end on their first are none: what was taken back before it held. */
const startsWithin = (a: Days, b: Days) =>
  b.validFrom <= a.validFrom && (b.validTo === null || a.validFrom < b.validTo);
const hasDays = ({ validFrom, validTo }: Days) => validTo === null || validFrom < validTo;
const shareADay = (a: Days, b: Days) =>
  hasDays(a) && hasDays(b) && (startsWithin(a, b) || startsWithin(b, a));
