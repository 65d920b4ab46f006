import type { MigrationInterface, QueryRunner } from 'typeorm';
import { writtenOnlyWhere } from './row-security';

const TABLES = ['list_template', 'list_template_item'] as const;

/** Templates are read by everybody of the district and written by whoever has all of it below them. */
export class TemplatesInUse1700000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a version is about, and why it was made: lists that are amended by it say so.
      ALTER TABLE list_template ADD COLUMN note text;
      ${TABLES.map((table) => writtenOnlyWhere(table, '(SELECT app_sees_all())')).join('')}
      -- Which lists were made from a template.
      CREATE INDEX responsibility_item_template ON responsibility_item (district_id, template_id)
        WHERE template_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX responsibility_item_template;
      ${TABLES.flatMap((table) =>
        ['insert', 'update', 'delete'].map((verb) => `DROP POLICY ${verb}_where_governed ON ${table};`),
      ).join('\n')}
      ALTER TABLE list_template DROP COLUMN note;
    `);
  }
}
