import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByOrganization, unsecured, writtenOnlyWhere } from './row-security';

/** Reminders by hand (催办) with who has read them, and reminders put off with a reason. */
export class ChasesAndSnoozes1700000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE duty_chase (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        duty_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        -- Who reminded, and under which tenure.
        person_id uuid,
        tenure_id uuid,
        at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE INDEX duty_chase_duty ON duty_chase (district_id, duty_id, at DESC);
      REVOKE UPDATE, DELETE ON duty_chase FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON duty_chase FROM zeren_worker;
      ${securedByOrganization('duty_chase')}
      ${writtenOnlyWhere('duty_chase', governed('organization_id'), ['INSERT'])}

      CREATE TABLE duty_snooze (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        duty_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        person_id uuid NOT NULL,
        -- The next word is told on this day.
        until date NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id)
      );
      CREATE INDEX duty_snooze_duty ON duty_snooze (district_id, duty_id, at DESC);
      REVOKE UPDATE, DELETE ON duty_snooze FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON duty_snooze FROM zeren_worker;
      ${securedByOrganization('duty_snooze')}
      ${writtenOnlyWhere('duty_snooze', governed('organization_id'), ['INSERT'])}

      -- Who has the organisation of what was told in sight sees what was said, and whether it was read.
      CREATE INDEX delivery_notice ON delivery (district_id, notice_id);
      CREATE INDEX delivery_person ON delivery (district_id, person_id, queued_at DESC);
      CREATE INDEX notice_subject ON notice (district_id, subject_id, at);
      CREATE POLICY told_in_sight ON notice FOR SELECT TO zeren_app
        USING (district_id = app_district() AND EXISTS (
          SELECT 1 FROM delivery d WHERE d.district_id = notice.district_id AND d.notice_id = notice.id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY told_in_sight ON notice;
      DROP INDEX notice_subject, delivery_person, delivery_notice;
      ${unsecured('duty_snooze')}
      ${unsecured('duty_chase')}
      DROP TABLE duty_snooze, duty_chase;
    `);
  }
}
