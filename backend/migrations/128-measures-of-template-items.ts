import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item promises goes through templates as it goes through lists: a number of something, or a standard. */
export class MeasuresOfTemplateItems1700000000128 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE list_template_item
        ADD COLUMN quantity numeric(12,6) CHECK (quantity >= 0),
        ADD COLUMN quantity_unit text,
        ADD COLUMN standard text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE list_template_item DROP COLUMN quantity, DROP COLUMN quantity_unit, DROP COLUMN standard;
    `);
  }
}
