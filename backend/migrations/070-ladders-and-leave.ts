import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByOrganization, seenFromBelow, unsecured, writtenOnlyWhere } from './row-security';

/** Reminders climb the chain of posts; a ladder per kind of deadline; who is away, and who stands in. */
export class LaddersAndLeave1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How many superiors up it goes; 0: whoever answers for the post.
      ALTER TABLE reminder ADD COLUMN climb smallint NOT NULL DEFAULT 0;

      -- What a district has said of a kind of deadline; nothing said: what the product comes with.
      CREATE TABLE reminder_ladder (
        district_id uuid NOT NULL,
        -- The body at the top, whose ladder it is.
        organization_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('duty-filed', 'duty-sampled', 'duty-verified', 'receipt')),
        -- Working days from the deadline.
        before_days integer[] NOT NULL,
        on_the_day boolean NOT NULL,
        after_days integer[] NOT NULL,
        above_days integer[] NOT NULL,
        changed_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (district_id, organization_id, kind),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE DELETE ON reminder_ladder FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON reminder_ladder FROM zeren_worker;
      ${securedByOrganization('reminder_ladder')}
      ${seenFromBelow('reminder_ladder')}
      ${writtenOnlyWhere('reminder_ladder', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE TABLE person_leave (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        -- Of the post that they are away from.
        organization_id uuid NOT NULL,
        stand_in_id uuid NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, stand_in_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX person_leave_running ON person_leave (district_id, ends_on, id);
      CREATE INDEX person_leave_person ON person_leave (district_id, person_id, ends_on);
      REVOKE DELETE ON person_leave FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON person_leave FROM zeren_worker;
      ${securedByOrganization('person_leave')}
      ${writtenOnlyWhere('person_leave', governed('organization_id'), ['INSERT', 'UPDATE'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('person_leave')}
      ${unsecured('reminder_ladder')}
      DROP TABLE person_leave, reminder_ladder;
      ALTER TABLE reminder DROP COLUMN climb;
    `);
  }
}
