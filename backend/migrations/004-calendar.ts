import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Official working days, and the terms and occurrences that start a deadline. */
export class Calendar1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A year without a row here is "not yet published": dates beyond the last one are provisional.
      CREATE TABLE calendar_year (
        year integer PRIMARY KEY,
        basis text NOT NULL,
        published_on date
      );
      REVOKE INSERT, UPDATE, DELETE ON calendar_year FROM zeren_app, zeren_worker;
      CREATE TABLE calendar_exception (
        day date PRIMARY KEY,
        year integer NOT NULL REFERENCES calendar_year,
        kind text NOT NULL CHECK (kind IN ('holiday', 'worked'))
      );
      REVOKE INSERT, UPDATE, DELETE ON calendar_exception FROM zeren_app, zeren_worker;

      -- School terms (学期), holidays by name (节) and matters typed by hand: what a cadence's trigger waits for.
      CREATE TABLE occurrence (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        kind text NOT NULL,
        label text NOT NULL,
        starts_on date NOT NULL,
        ends_on date,
        organization_id uuid,
        PRIMARY KEY (district_id, id)
      );
      CREATE INDEX occurrence_kind ON occurrence (district_id, kind, starts_on);
      REVOKE UPDATE, DELETE ON occurrence FROM zeren_app, zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE occurrence, calendar_exception, calendar_year`);
  }
}
