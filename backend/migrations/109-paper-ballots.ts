import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByOrganization,
  securedByParent,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Bundles of paper ballots, each read by two people, and by a third where they differ. */
export class PaperBallots1700000000109 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE survey_paper (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        survey_id uuid NOT NULL,
        group_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        number integer NOT NULL,
        sheets integer NOT NULL CHECK (sheets BETWEEN 1 AND 100),
        state text NOT NULL CHECK (state IN ('entered-once', 'differing', 'settled')),
        first_person_id uuid NOT NULL,
        first_at timestamptz NOT NULL,
        second_person_id uuid,
        second_at timestamptz,
        settled_person_id uuid,
        settled_at timestamptz,
        -- In how many places the two entries differed.
        differences integer,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, survey_id, number),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id),
        FOREIGN KEY (district_id, group_id) REFERENCES survey_group (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, first_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, second_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, settled_person_id) REFERENCES person (district_id, id),
        CHECK (second_person_id <> first_person_id),
        CHECK (settled_person_id NOT IN (first_person_id, second_person_id))
      );
      REVOKE DELETE ON survey_paper FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON survey_paper FROM zeren_worker;
      ${securedByOrganization('survey_paper')}
      ${writtenOnlyWhere('survey_paper', governed('organization_id'))}

      -- What one reading of a bundle says; gone once its ballots are counted with the others.
      CREATE TABLE survey_paper_reading (
        district_id uuid NOT NULL,
        paper_id uuid NOT NULL,
        -- 1 and 2 by the two clerks, 3 as settled.
        pass integer NOT NULL CHECK (pass BETWEEN 1 AND 3),
        sheets jsonb NOT NULL,
        PRIMARY KEY (district_id, paper_id, pass),
        FOREIGN KEY (district_id, paper_id) REFERENCES survey_paper (district_id, id)
      );
      REVOKE UPDATE ON survey_paper_reading FROM zeren_app;
      REVOKE ALL ON survey_paper_reading FROM zeren_worker;
      ${securedByParent('survey_paper_reading', 'survey_paper', 'paper_id')}
      ${writtenOnlyWhere(
        'survey_paper_reading',
        `EXISTS (SELECT 1 FROM survey_paper p WHERE p.district_id = app_district() AND p.id = paper_id AND ${governed('p.organization_id')})`,
      )}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('survey_paper_reading')}
      DROP TABLE survey_paper_reading;
      ${unsecured('survey_paper')}
      DROP TABLE survey_paper;
    `);
  }
}
