import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByOrganization,
  securedBySpecialPolicies,
  seenWithSubject,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Nothing is called verified without an act of verification; which of the sampled class are looked at is drawn by lot. */
export class Verification1700000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE verification_act (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        -- Of the subject: what is verified there is governed from there.
        organization_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('on-site', 'records', 'interview', 'data', 'call-back')),
        result text NOT NULL CHECK (result IN ('confirmed', 'returned')),
        held_on date NOT NULL,
        object text NOT NULL,
        strength text,
        doubt text,
        no_doubt_because text,
        -- The evidence that the verifier had opened until then, as the product recorded it.
        opened uuid[] NOT NULL,
        verified_by_tenure_id uuid NOT NULL,
        verified_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, verified_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK (CASE result WHEN 'returned' THEN doubt IS NOT NULL
               ELSE strength IS NOT NULL AND coalesce(doubt, no_doubt_because) IS NOT NULL END)
      );
      CREATE INDEX verification_act_subject ON verification_act (district_id, subject_kind, subject_id, verified_at);
      REVOKE UPDATE, DELETE ON verification_act FROM zeren_app, zeren_worker;
      REVOKE INSERT ON verification_act FROM zeren_worker;
      ${securedBySpecialPolicies('verification_act')}
      ${seenWithSubject('verification_act', 'duty', 'duty')}
      ${writtenOnlyWhere('verification_act', governed('organization_id'), ['INSERT'])}

      ALTER TABLE duty
        ADD COLUMN awaits_check boolean NOT NULL DEFAULT false,
        -- Was among those drawn from: every report of the sampled class once.
        ADD COLUMN framed boolean NOT NULL DEFAULT false;
      CREATE INDEX duty_awaits_check ON duty (district_id, due_on, id) WHERE awaits_check AND state = 'reported';
      CREATE INDEX duty_to_draw ON duty (district_id, reported_on)
        WHERE checking_class = '抽核' AND state = 'reported' AND NOT framed;

      -- A draw of a month and a unit: a township with what is below it, or one unit by itself. What is imported later with
      -- days of that month is drawn from by itself.
      CREATE TABLE verification_draw (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        month text NOT NULL CHECK (month ~ '^\\d{4}-\\d{2}$'),
        seed bytea NOT NULL,
        share numeric NOT NULL,
        frame uuid[] NOT NULL,
        drawn uuid[] NOT NULL,
        drawn_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX verification_draw_newest ON verification_draw (district_id, month, id);
      REVOKE UPDATE, DELETE ON verification_draw FROM zeren_app, zeren_worker;
      REVOKE INSERT ON verification_draw FROM zeren_app;
      ${securedByOrganization('verification_draw')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('verification_draw')}
      ${unsecured('verification_act')}
      DROP TABLE verification_draw, verification_act;
      DROP INDEX duty_to_draw, duty_awaits_check;
      ALTER TABLE duty DROP COLUMN awaits_check, DROP COLUMN framed;
    `);
  }
}
