import { Service, inject, signal } from '@angular/core';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { dateClauses } from '@zeren/domain/cycle/responsibility/date-clauses';
import type { ClauseDate, DatedOccurrence } from '@zeren/domain/cycle/responsibility/date-clauses';
import { createWorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import { ResponsibilityApi } from '../data/responsibility-api';

/** How many dates are shown while somebody types. */
const SHOWN = 12;

/** What is coming of an item: its next dates, and whether the calendar they rest on is published. */
export interface ComingDates {
  readonly dates: readonly ClauseDate[];
  readonly provisional: boolean;
}

interface Known {
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly occurrences: readonly DatedOccurrence[];
}

/** Dates cadences in the browser, with the official working days, terms and holidays, so that they show while one types. */
@Service()
export class Dating {
  private readonly api = inject(ResponsibilityApi);
  private readonly asked = new Set<number>();
  private readonly known = signal<ReadonlyMap<number, Known>>(new Map());

  /** The coming dates of a list's year, and of the years after it; undefined until the calendar has come. */
  coming(clauses: readonly CadenceClause[] | null, year: number): ComingDates | undefined {
    const known = this.known().get(year);
    if (!known) {
      queueMicrotask(() => void this.ask(year));
      return undefined;
    }
    if (!clauses) return { dates: [], provisional: false };
    const { calendar, occurrences, today } = known;
    const from = today > `${year}-01-01` ? today : `${year}-01-01`;
    const found: ClauseDate[] = [];
    // A yearly date needs a year each; what depends on matters that nobody foresees gives none at all.
    for (let each = year; each < year + SHOWN && found.length < SHOWN; each += 1) {
      found.push(...dateClauses(clauses, { year: each, calendar, occurrences, from }));
    }
    const dates = found.sort((a, b) => a.dueOn.localeCompare(b.dueOn)).slice(0, SHOWN);
    return { dates, provisional: dates.some((date) => date.provisional) };
  }

  /** Every date of a list's year; undefined until the calendar has come. */
  ofYear(clauses: readonly CadenceClause[] | null, year: number): readonly ClauseDate[] | undefined {
    const known = this.known().get(year);
    if (!known) queueMicrotask(() => void this.ask(year));
    return known && dateClauses(clauses ?? [], { year, ...known });
  }

  private async ask(year: number): Promise<void> {
    if (this.asked.has(year)) return;
    this.asked.add(year);
    try {
      const { publishedYears, holidays, worked, occurrences, today } = await this.api.dating(year);
      const calendar = createWorkingCalendar({ years: publishedYears, holidays, worked });
      this.known.update((known) => new Map([...known, [year, { today, calendar, occurrences }]]));
    } catch {
      // Dates are a help; the phrase can be read without them. The next look asks again.
      this.asked.delete(year);
    }
  }
}
