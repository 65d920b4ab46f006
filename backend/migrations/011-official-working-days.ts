import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One year's notice of the State Council: weekdays off (H) and weekend days worked (W), as MM-dd. */
interface PublishedYear {
  readonly year: number;
  readonly basis: string;
  readonly publishedOn: string;
  readonly holidays: string;
  readonly worked: string;
}

const PUBLISHED: readonly PublishedYear[] = [
  {
    year: 2025,
    basis: '国务院办公厅关于2025年部分节假日安排的通知',
    publishedOn: '2024-11-12',
    holidays:
      '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  {
    year: 2026,
    basis: '国务院办公厅关于2026年部分节假日安排的通知',
    publishedOn: '2025-11-04',
    holidays:
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
];

/** The official working days of 2025 and 2026. 2027 is not published: no row, so its dates stay provisional. */
export class OfficialWorkingDays1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { year, basis, publishedOn, holidays, worked } of PUBLISHED) {
      await runner.query(`INSERT INTO calendar_year (year, basis, published_on) VALUES ($1, $2, $3)`, [
        year,
        basis,
        publishedOn,
      ]);
      for (const [kind, days] of [
        ['holiday', holidays],
        ['worked', worked],
      ] as const) {
        await runner.query(
          `INSERT INTO calendar_exception (day, year, kind) SELECT unnest($1::date[]), $2, $3`,
          [days.split(' ').map((day) => `${year}-${day}`), year, kind],
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const years = PUBLISHED.map(({ year }) => year);
    await runner.query(`DELETE FROM calendar_exception WHERE year = ANY($1)`, [years]);
    await runner.query(`DELETE FROM calendar_year WHERE year = ANY($1)`, [years]);
  }
}
