import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

const READ = ['assessment', 'result_round'];

const SENT = `EXISTS (
  SELECT 1 FROM assessment_scorer r WHERE r.district_id = assessment_mark.district_id
    AND r.assessment_id = assessment_mark.assessment_id AND r.person_id = assessment_mark.person_id
    AND r.sent_at IS NULL`;

/** Who was replaced as a scorer keeps what they gave on record; a final assessment is never scored again. */
export class ScorersReleasedAndFinal1700000000119 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Replaced before they sent: their marks stand in the record and count for nothing.
      ALTER TABLE assessment_scorer ADD COLUMN released_at timestamptz, ADD CHECK (released_at IS NULL OR sent_at IS NULL);
      DROP POLICY until_sent ON assessment_mark;
      CREATE POLICY until_sent ON assessment_mark AS RESTRICTIVE FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND ${SENT} AND r.released_at IS NULL));

      -- Its results are closed for good: no engine starts on it again, whoever asks.
      ALTER TABLE assessment ADD COLUMN final_at timestamptz, ADD CHECK (final_at IS NULL OR state = 'scored');
      ${READ.map(letOwnerPast).join('')}
      UPDATE assessment a SET final_at = r.final_at FROM result_round r
      WHERE r.district_id = a.district_id AND r.assessment_id = a.id AND r.state = 'final' AND a.state = 'scored';
      ${READ.map(holdOwnerAgain).join('')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY until_sent ON assessment_mark;
      CREATE POLICY until_sent ON assessment_mark AS RESTRICTIVE FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND ${SENT}));
      ALTER TABLE assessment_scorer DROP COLUMN released_at;
      ALTER TABLE assessment DROP COLUMN final_at;
    `);
  }
}
