import type { MigrationInterface, QueryRunner } from 'typeorm';

const FINDING =
  'organization_id, post_id, disposition, disposed_by_tenure_id, disposed_at, dispose_by, version';
const ORDER = 'organization_id, post_id, leader_post_id, issuer_organization_id, state, held_since, version';
const EXTENSION = 'state, decided_at, version';

/** The job process takes findings and orders along with a merger, split or closing; what they say it never changes. */
export class OrdersThatGoOn1700000000117 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT UPDATE (${FINDING}) ON finding TO zeren_worker;
      GRANT UPDATE (${ORDER}) ON rectification_order TO zeren_worker;
      GRANT UPDATE (${EXTENSION}) ON rectification_extension TO zeren_worker;
      CREATE INDEX finding_post ON finding (district_id, post_id) WHERE state IN ('put', 'confirmed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX finding_post;
      REVOKE UPDATE (${FINDING}) ON finding FROM zeren_worker;
      REVOKE UPDATE (${ORDER}) ON rectification_order FROM zeren_worker;
      REVOKE UPDATE (${EXTENSION}) ON rectification_extension FROM zeren_worker;
    `);
  }
}
