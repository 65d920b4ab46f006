import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

const READ = ['second_look', 'tenure'];

/** A second look names the person whose verification it looks at, who never changes: pages need no tenures for it. */
export class WhoVerifiedFirst1700000000088 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE second_look ADD COLUMN first_person_id uuid;
      ${READ.map(letOwnerPast).join('')}
      UPDATE second_look s SET first_person_id = t.person_id
      FROM tenure t WHERE t.district_id = s.district_id AND t.id = s.first_tenure_id;
      ${READ.map(holdOwnerAgain).join('')}
      ALTER TABLE second_look
        ALTER COLUMN first_person_id SET NOT NULL,
        ADD FOREIGN KEY (district_id, first_person_id) REFERENCES person (district_id, id);
      DROP INDEX second_look_waiting, second_look_first;
      CREATE INDEX second_look_waiting ON second_look (district_id, drawn_at, duty_id) WHERE outcome IS NULL;
      CREATE INDEX second_look_drawn ON second_look (district_id, drawn_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX second_look_waiting, second_look_drawn;
      ALTER TABLE second_look DROP COLUMN first_person_id;
      CREATE INDEX second_look_waiting ON second_look (district_id, organization_id) WHERE outcome IS NULL;
      CREATE INDEX second_look_first ON second_look (district_id, first_tenure_id, drawn_at);
    `);
  }
}
