import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Districts (the distribution key of everything that follows) and the dated catalogues that all districts share. */
export class DistrictsAndCatalogues1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE district (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('installation', 'county', 'city', 'province')),
        name_zh text NOT NULL,
        name_en text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      REVOKE DELETE ON district FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON district FROM zeren_worker;

      CREATE TABLE catalogue_entry (
        catalogue text NOT NULL,
        code text NOT NULL,
        name_zh text NOT NULL,
        name_en text,
        sort integer NOT NULL DEFAULT 0,
        valid_from date NOT NULL DEFAULT '2017-01-01',
        valid_to date,
        basis_level text NOT NULL CHECK (basis_level IN ('中央', '省', '市', '本县', '示例')),
        basis_document text,
        basis_date date,
        replaced_by jsonb NOT NULL DEFAULT '[]',
        attributes jsonb NOT NULL DEFAULT '{}',
        PRIMARY KEY (catalogue, code),
        CHECK (valid_to IS NULL OR valid_to > valid_from)
      );
      REVOKE INSERT, UPDATE, DELETE ON catalogue_entry FROM zeren_app, zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE catalogue_entry, district`);
  }
}
