import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

const READ = ['handover_batch_post', 'handover_batch', 'tenure'];

/**
 * Who was elected to a vacant post ends that tenure in a later election: a tenure stands once for its beginning and once
 * for its end.
 */
export class ElectedToVacantPosts1700000000079 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE handover_batch_post ADD COLUMN was_vacant boolean NOT NULL DEFAULT false;
      ${READ.map(letOwnerPast).join('')}
      UPDATE handover_batch_post p SET was_vacant = true
      FROM handover_batch b, tenure t
      WHERE b.district_id = p.district_id AND b.id = p.batch_id
        AND t.district_id = p.district_id AND t.id = p.cause_tenure_id AND t.starts_on >= b.elected_on;
      ${READ.map(holdOwnerAgain).join('')}
      DROP INDEX handover_batch_post_tenure;
      CREATE UNIQUE INDEX handover_batch_post_tenure ON handover_batch_post (district_id, cause_tenure_id, was_vacant);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Before, a tenure stood here once: of one that stands for its beginning and its end, the end stays.
    await runner.query(`
      ${letOwnerPast('handover_batch_post')}
      DELETE FROM handover_batch_post began USING handover_batch_post ended
      WHERE began.was_vacant AND NOT ended.was_vacant
        AND ended.district_id = began.district_id AND ended.cause_tenure_id = began.cause_tenure_id;
      ${holdOwnerAgain('handover_batch_post')}
      DROP INDEX handover_batch_post_tenure;
      ALTER TABLE handover_batch_post DROP COLUMN was_vacant;
      CREATE UNIQUE INDEX handover_batch_post_tenure ON handover_batch_post (district_id, cause_tenure_id);
    `);
  }
}
