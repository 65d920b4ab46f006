import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByParent, unsecured, writtenOnlyWhere } from './row-security';

/** More time for a duty (延期): asked for, decided one level up; the date that the duty was dated with never changes. */
export class DutyExtensions1700000000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Holds instead of the due date where it is later.
      ALTER TABLE duty ADD COLUMN extended_to date;

      CREATE TABLE duty_extension (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        duty_id uuid NOT NULL,
        -- The date that held when it was asked.
        due_before date NOT NULL,
        asked_for date NOT NULL,
        reason text NOT NULL,
        asked_by_person_id uuid NOT NULL,
        asked_by_tenure_id uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        -- One level up: whose head or clerk decides, and the head post that is told.
        decider_organization_id uuid NOT NULL,
        decider_post_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'withdrawn')),
        decided_by_tenure_id uuid,
        decided_at timestamptz,
        decision_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id),
        FOREIGN KEY (district_id, asked_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, asked_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, decider_organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, decider_post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, decided_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK ((state = 'asked') = (decided_at IS NULL)),
        CHECK (state <> 'refused' OR decision_reason IS NOT NULL)
      );
      CREATE UNIQUE INDEX duty_extension_waiting ON duty_extension (district_id, duty_id) WHERE state = 'asked';
      CREATE INDEX duty_extension_duty ON duty_extension (district_id, duty_id, asked_at);
      CREATE INDEX duty_extension_decider ON duty_extension (district_id, decider_organization_id) WHERE state = 'asked';
      REVOKE DELETE ON duty_extension FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON duty_extension FROM zeren_worker;
      ${securedByParent('duty_extension', 'duty', 'duty_id')}
      ${writtenOnlyWhere(
        'duty_extension',
        `EXISTS (SELECT 1 FROM duty p WHERE p.district_id = app_district() AND p.id = duty_id
                 AND (${governed('p.organization_id')} OR p.organization_id IN (SELECT app_organizations_assigned())))`,
      )}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('duty_extension')}
      DROP TABLE duty_extension;
      ALTER TABLE duty DROP COLUMN extended_to;
    `);
  }
}
