import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByParent, unsecured, writtenOnlyWhere } from './row-security';

/** A share of what was verified is verified again by somebody else, drawn as openly as the reports are. */
export class SecondLooks1700000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE verification_draw
        ADD COLUMN kind text NOT NULL DEFAULT 'report' CHECK (kind IN ('report', 'verification'));
      ALTER TABLE duty
        -- Was among the verified ones drawn from, once.
        ADD COLUMN look_framed boolean NOT NULL DEFAULT false;
      CREATE INDEX duty_to_look ON duty (district_id) WHERE state = 'verified' AND NOT look_framed;

      CREATE TABLE second_look (
        district_id uuid NOT NULL,
        duty_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        draw_id uuid NOT NULL,
        -- The act that is looked at again, and under which tenure it was done.
        first_act_id uuid NOT NULL,
        first_tenure_id uuid NOT NULL,
        drawn_at timestamptz NOT NULL,
        outcome text CHECK (outcome IN ('agreed', 'contradicted')),
        second_tenure_id uuid,
        looked_at timestamptz,
        PRIMARY KEY (district_id, duty_id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, draw_id) REFERENCES verification_draw (district_id, id),
        FOREIGN KEY (district_id, first_act_id) REFERENCES verification_act (district_id, id),
        FOREIGN KEY (district_id, first_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, second_tenure_id) REFERENCES tenure (district_id, id),
        CHECK ((outcome IS NULL) = (looked_at IS NULL))
      );
      CREATE INDEX second_look_waiting ON second_look (district_id, organization_id) WHERE outcome IS NULL;
      CREATE INDEX second_look_first ON second_look (district_id, first_tenure_id, drawn_at);
      REVOKE DELETE ON second_look FROM zeren_app, zeren_worker;
      REVOKE INSERT ON second_look FROM zeren_app;
      REVOKE UPDATE ON second_look FROM zeren_worker;
      ${securedByParent('second_look', 'duty', 'duty_id')}
      ${writtenOnlyWhere('second_look', governed('organization_id'), ['UPDATE'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('second_look')}
      DROP TABLE second_look;
      DROP INDEX duty_to_look;
      ALTER TABLE duty DROP COLUMN look_framed;
      ALTER TABLE verification_draw DROP COLUMN kind;
    `);
  }
}
