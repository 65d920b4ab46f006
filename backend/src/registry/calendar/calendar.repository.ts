import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { Occurrence } from './occurrence.entity';

/** A year as published. */
export interface CalendarYearRow {
  readonly year: number;
  readonly basis: string;
  readonly publishedOn: string | null;
}

/** A day that departs from Monday to Friday. */
export interface CalendarExceptionRow {
  readonly day: string;
  readonly kind: 'holiday' | 'worked';
}

/** Everything published, with a digest that changes when any of it does. */
export interface CalendarContentRow {
  readonly digest: string;
  readonly years: number[];
  readonly holidays: string[];
  readonly worked: string[];
}

/** Something that starts a deadline: a term, a holiday by name, a matter typed by hand. */
export interface OccurrenceRow {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly organizationId: string | null;
}

/** The only queries on the calendar's tables. */
@Injectable()
export class CalendarRepository {
  async contentDigest(tx: ReadTx): Promise<string> {
    const row = await tx.sqlOne<{ digest: string }>(
      'calendar.digest',
      `SELECT md5(coalesce((SELECT string_agg(year::text, ',' ORDER BY year) FROM calendar_year), '') || ';' ||
                  coalesce((SELECT string_agg(day::text || kind, ',' ORDER BY day) FROM calendar_exception), '')) AS digest`,
      [],
    );
    return row!.digest;
  }

  async content(tx: ReadTx): Promise<Omit<CalendarContentRow, 'digest'>> {
    const row = await tx.sqlOne<Omit<CalendarContentRow, 'digest'>>(
      'calendar.content',
      `SELECT ARRAY(SELECT year FROM calendar_year ORDER BY year) AS years,
              ARRAY(SELECT day::text FROM calendar_exception WHERE kind = 'holiday' ORDER BY day) AS holidays,
              ARRAY(SELECT day::text FROM calendar_exception WHERE kind = 'worked' ORDER BY day) AS worked`,
      [],
    );
    return row!;
  }

  year(tx: ReadTx, year: number): Promise<CalendarYearRow | undefined> {
    return tx.sqlOne<CalendarYearRow>(
      'calendar.year',
      `SELECT year, basis, published_on::text AS "publishedOn" FROM calendar_year WHERE year = $1`,
      [year],
    );
  }

  exceptions(tx: ReadTx, year: number): Promise<CalendarExceptionRow[]> {
    return tx.sql<CalendarExceptionRow>(
      'calendar.exceptions',
      `SELECT day::text AS day, kind FROM calendar_exception WHERE year = $1 ORDER BY day`,
      [year],
    );
  }

  occurrences(tx: ReadTx, from: string, to: string): Promise<OccurrenceRow[]> {
    return tx.sql<OccurrenceRow>(
      'calendar.occurrences',
      `SELECT id, kind, label, starts_on::text AS "startsOn", ends_on::text AS "endsOn",
              organization_id AS "organizationId"
       FROM occurrence
       WHERE district_id = $1 AND starts_on <= $3 AND coalesce(ends_on, starts_on) >= $2
       ORDER BY starts_on, id`,
      [tx.districtId, from, to],
    );
  }

  async addOccurrences(tx: WriteTx, rows: readonly OccurrenceRow[]): Promise<void> {
    await tx.manager.insert(
      Occurrence,
      rows.map((row) => ({ districtId: tx.districtId, ...row })),
    );
  }
}
