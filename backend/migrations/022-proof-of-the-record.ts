import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What proves an entry (decision 9): the program's own mark under it, salted digests of its contents, and whether it holds
 * the canonical row of a sealed kind. Entries from before have an empty mark; they get their leaves when the district's
 * log is opened, and none is accepted afterwards.
 */
export class ProofOfTheRecord1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_entry
        ADD COLUMN sealed boolean NOT NULL DEFAULT false,
        -- Goes with the contents when they are cleared.
        ADD COLUMN salt bytea,
        ADD COLUMN before_digest bytea,
        ADD COLUMN mac bytea NOT NULL DEFAULT '';
      ALTER TABLE audit_entry ALTER COLUMN sealed DROP DEFAULT, ALTER COLUMN mac DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE audit_entry DROP COLUMN mac, DROP COLUMN before_digest, DROP COLUMN salt, DROP COLUMN sealed`,
    );
  }
}
