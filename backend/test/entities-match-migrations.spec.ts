import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataSource, EntityMetadata } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { ENTITIES } from '../src/app.module';
import { createDataSource } from '../src/platform/database/data-source';

/** A column as the migrations made it. */
interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
}

/** A primary key, a unique index or a foreign key, its columns in order. */
interface KeyRow {
  readonly table: string;
  readonly kind: 'primary' | 'unique' | 'foreign';
  readonly columns: string[];
  /** `table(columns)` that a foreign key points to. */
  readonly references: string | null;
}

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
         NOT a.attnotnull AS nullable, a.atthasdef OR a.attidentity <> '' AS "hasDefault"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  ORDER BY c.relname, a.attnum`;

const KEYS = `
  SELECT i.indrelid::regclass::text AS table, CASE WHEN i.indisprimary THEN 'primary' ELSE 'unique' END AS kind,
         ARRAY(SELECT coalesce(a.attname::text, '(expression)') FROM unnest(i.indkey) WITH ORDINALITY AS k(number, place)
               LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0
               ORDER BY place) AS columns,
         NULL AS references
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT f.conrelid::regclass::text, 'foreign', names.own,
         f.confrelid::regclass::text || '(' || array_to_string(names.their, ', ') || ')'
  FROM pg_constraint f,
       LATERAL (SELECT array_agg(own.attname::text ORDER BY place) AS own,
                       array_agg(their.attname::text ORDER BY place) AS their
                FROM unnest(f.conkey, f.confkey) WITH ORDINALITY AS k(own, their, place)
                JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attnum = k.own
                JOIN pg_attribute their ON their.attrelid = f.confrelid AND their.attnum = k.their) names
  WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace`;

/** Stands outside districts although it names the one that its owner belongs to. */
const OUTSIDE_DISTRICTS = ['account'];

describe('entities and migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  let columns: ColumnRow[];
  let keys: KeyRow[];

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.appUrl, ENTITIES, 1).initialize();
    columns = (await database.owner.query<ColumnRow>(COLUMNS)).rows;
    keys = (await database.owner.query<KeyRow>(KEYS)).rows;
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  /** The same question asked of every entity and of its table, by table. */
  const byTable = <T>(answer: (entity: EntityMetadata) => T) =>
    Object.fromEntries(source.entityMetadatas.map((entity) => [entity.tableName, answer(entity)]));
  const columnsOf = (table: string) => columns.filter((row) => row.table === table);
  const keysOf = (table: string, kind: KeyRow['kind']) =>
    keys.filter((key) => key.table === table && key.kind === kind);

  it('finds an entity for every entity file, named like its table', () => {
    const files = readdirSync(join(__dirname, '../src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.entity.ts'))
      .map((file) => basename(file, '.entity.ts').replaceAll('-', '_'));
    expect(files.length).toBeGreaterThan(15);
    expect(source.entityMetadatas.map(({ tableName }) => tableName).sort()).toEqual(files.sort());
  });

  /** As PostgreSQL writes it, the digits of a number and the brackets of an array included. */
  const typeOf = (column: EntityMetadata['columns'][number]) => {
    const type = source.driver.normalizeType(column);
    const full = column.precision ? `${type}(${column.precision},${column.scale})` : type;
    return column.isArray ? `${full}[]` : full;
  };

  it('finds every column of an entity in its table, of the same type and nullability', () => {
    const declared = byTable((entity) =>
      Object.fromEntries(
        entity.columns.map((column) => [
          column.databaseName,
          { type: typeOf(column), nullable: column.isNullable },
        ]),
      ),
    );
    const stored = byTable((entity) =>
      Object.fromEntries(
        columnsOf(entity.tableName)
          .filter(({ column }) => entity.findColumnWithDatabaseName(column))
          .map(({ column, type, nullable }) => [column, { type, nullable }]),
      ),
    );
    expect(declared).toEqual(stored);
  });

  it('finds in the entity every column that an insert has to fill', () => {
    const missing = byTable((entity) =>
      columnsOf(entity.tableName)
        .filter(({ column, nullable, hasDefault }) => {
          return !nullable && !hasDefault && !entity.findColumnWithDatabaseName(column);
        })
        .map(({ column }) => column),
    );
    expect(missing).toEqual(byTable(() => []));
  });

  it('finds the same primary keys', () => {
    const declared = byTable((entity) => entity.primaryColumns.map(({ databaseName }) => databaseName));
    expect(declared).toEqual(byTable((entity) => keysOf(entity.tableName, 'primary')[0]?.columns));
  });

  it('finds the same foreign keys, and no relation or cascade', () => {
    const declared = byTable((entity) =>
      entity.foreignKeys
        .map(({ columnNames, referencedEntityMetadata, referencedColumnNames }) => {
          const to = `${referencedEntityMetadata.tableName}(${referencedColumnNames.join(', ')})`;
          return `${columnNames.join(', ')} → ${to}`;
        })
        .sort(),
    );
    const stored = byTable((entity) =>
      keysOf(entity.tableName, 'foreign')
        .map((key) => `${key.columns.join(', ')} → ${key.references}`)
        .sort(),
    );
    expect(declared).toEqual(stored);
    expect(source.entityMetadatas.flatMap(({ relations }) => relations)).toEqual([]);
  });

  it('finds the district in front of every primary and unique key of district data', () => {
    const tables = new Set(
      columns.filter(({ column }) => column === 'district_id').map(({ table }) => table),
    );
    for (const table of OUTSIDE_DISTRICTS) tables.delete(table);
    expect(tables.size).toBeGreaterThan(20);
    const elsewhere = keys.filter(
      ({ table, kind, columns: [first] }) =>
        tables.has(table) && kind !== 'foreign' && first !== 'district_id',
    );
    expect(elsewhere).toEqual([]);
    for (const table of tables) expect([table, keysOf(table, 'primary').length]).toEqual([table, 1]);
  });
});
