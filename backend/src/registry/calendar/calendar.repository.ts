import { Injectable } from '@nestjs/common';
import type { YearDays } from '@zeren/domain/registry/calendar/may-publish-year';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { Occurrence } from './occurrence.entity';

/** A year as published. */
export interface CalendarYearRow {
  readonly id: string;
  readonly version: number;
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
      `SELECT id, version, year, basis, published_on::text AS "publishedOn" FROM calendar_year WHERE year = $1`,
      [year],
    );
  }

  years(tx: ReadTx, ids: readonly string[]): Promise<{ readonly id: string; readonly year: number }[]> {
    return tx.sql('calendar.years', `SELECT id, year FROM calendar_year WHERE id = ANY($1::uuid[])`, [ids]);
  }

  exceptions(tx: ReadTx, year: number): Promise<CalendarExceptionRow[]> {
    return tx.sql<CalendarExceptionRow>(
      'calendar.exceptions',
      `SELECT day::text AS day, kind FROM calendar_exception WHERE year = $1 ORDER BY day`,
      [year],
    );
  }

  /** Nothing when somebody else published the year first. */
  publish(tx: WriteTx, year: Omit<CalendarYearRow, 'version'>): Promise<number> {
    return tx.change(
      'calendar.publish',
      `INSERT INTO calendar_year (id, year, basis, published_on) VALUES ($1, $2, $3, $4) ON CONFLICT (year) DO NOTHING`,
      [year.id, year.year, year.basis, year.publishedOn],
    );
  }

  /** Nothing when it changed meanwhile. */
  republish(tx: WriteTx, year: CalendarYearRow): Promise<number> {
    return tx.change(
      'calendar.republish',
      `UPDATE calendar_year SET basis = $3, published_on = $4, version = version + 1 WHERE year = $1 AND version = $2`,
      [year.year, year.version, year.basis, year.publishedOn],
    );
  }

  async replaceExceptions(tx: WriteTx, year: number, { holidays, worked }: YearDays): Promise<void> {
    await tx.change('calendar.clear-exceptions', `DELETE FROM calendar_exception WHERE year = $1`, [year]);
    await tx.change(
      'calendar.add-exceptions',
      `INSERT INTO calendar_exception (day, year, kind)
       SELECT unnest($2::date[]), $1::int, 'holiday' UNION ALL SELECT unnest($3::date[]), $1::int, 'worked'`,
      [year, holidays, worked],
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
