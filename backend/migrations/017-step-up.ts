import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions get a number that may be shown, and remember when their owner last confirmed that it is them. */
export class StepUp1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The secret's hash changes whenever somebody proves anew who they are; this stays.
      ALTER TABLE session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
      ALTER TABLE session ALTER COLUMN id DROP DEFAULT;
      ALTER TABLE session
        ADD COLUMN stepped_up_at timestamptz,
        ADD COLUMN stepped_up_by text CHECK (stepped_up_by IN ('password', 'code', 'provider')),
        ADD CHECK ((stepped_up_at IS NULL) = (stepped_up_by IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE session DROP COLUMN id, DROP COLUMN stepped_up_at, DROP COLUMN stepped_up_by`,
    );
  }
}
