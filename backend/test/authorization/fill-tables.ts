import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { FILLINGS } from './fillings';
import type { Place, Row } from './fillings';
import { UNITS } from './marked-district';
import type { MarkedDistrict, Unit } from './marked-district';

/** Tables that hold what is a person's own: they carry the mark of that. */
export const OWN = [
  'assessment_mark',
  'duty_draft',
  'evidence_upload',
  'import_run',
  'import_portion',
  'list_before_import',
  'directive_of_import',
  'finding_of_import',
  'accountability_matter',
  'case_member',
  'accountability_measure',
  'inspection_seed',
  'inspection_target',
];

/** Filled by `createMarkedDistrict`. */
const FILLED_ALREADY = [
  'organization',
  'organization_closure',
  'post',
  'person',
  'person_contact',
  'tenure',
  'account',
];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  /** Made of the others by the database, never written. */
  readonly generated: boolean;
  /** The values that a check allows, when it lists them. */
  readonly allowed: readonly string[] | null;
}

interface Reference {
  readonly column: string;
  readonly table: string;
  readonly target: string;
}

/** A table of a district as the catalogue knows it. */
export interface DistrictTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  readonly references: readonly Reference[];
}

/** The tables that a table's rows name; what carries a subject is filled with a duty for one. */
function placedAfter({ columns, references }: DistrictTable): string[] {
  const subject = columns.some(({ name }) => name === 'subject_id') ? ['duty'] : [];
  const lineage = columns.some(({ name }) => name === 'lower_lineage_id') ? ['responsibility_item'] : [];
  return [...references.map(({ table }) => table), ...subject, ...lineage];
}

/** Every table that carries a district, those that are referred to first. */
export async function districtTables(owner: Client): Promise<DistrictTable[]> {
  const { rows } = await owner.query<DistrictTable>(`
    SELECT c.relname AS name,
           (SELECT array_agg(a.attname::text ORDER BY k.place)
            FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(number, place), pg_attribute a
            WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.number) AS key,
           (SELECT jsonb_agg(jsonb_build_object(
                     'name', a.attname, 'type', format_type(a.atttypid, null), 'nullable', NOT a.attnotnull,
                     'generated', a.attgenerated <> '',
                     'hasDefault', a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '',
                     'allowed', (SELECT (SELECT array_agg(v[1]) FROM regexp_matches(
                                           pg_get_constraintdef(check_.oid), '''([^'']+)''::text', 'g') AS v)
                                 FROM pg_constraint check_
                                 WHERE check_.conrelid = c.oid AND check_.contype = 'c' AND check_.conkey = ARRAY[a.attnum]
                                   AND pg_get_constraintdef(check_.oid) ~ '= ANY|<@|= ''' LIMIT 1))
                   ORDER BY a.attnum)
            FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
           coalesce((SELECT jsonb_agg(jsonb_build_object('column', own.attname, 'table', f.confrelid::regclass::text,
                                                         'target', their.attname))
            FROM pg_constraint f, unnest(f.conkey, f.confkey) AS k(own, their), pg_attribute own, pg_attribute their
            WHERE f.contype = 'f' AND f.conrelid = c.oid AND own.attrelid = c.oid AND own.attnum = k.own
              AND their.attrelid = f.confrelid AND their.attnum = k.their AND own.attname <> 'district_id'), '[]') AS references
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'account'
      AND EXISTS (SELECT 1 FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attname = 'district_id' AND NOT a.attisdropped)
    ORDER BY c.relname`);
  const placed: DistrictTable[] = [];
  for (let left = rows; left.length > 0;) {
    const ready = left.filter((table) =>
      placedAfter(table).every((other) => other === table.name || !left.some(({ name }) => name === other)),
    );
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    placed.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return placed;
}

/** As PostgreSQL writes it. */
const textOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value);

/** The primary key of a row, as one text; a row of the closure is of the organisation that it is about. */
export const keyOf = (table: DistrictTable, row: Row): string =>
  (table.name === 'organization_closure' ? ['descendant_id'] : table.key)
    .map((column) => textOf(row[column]))
    .join(' ');

/** Which organisation each row is of: by table, by key. */
export type Filled = ReadonlyMap<string, ReadonlyMap<string, Unit>>;

export interface FilledDistrict {
  readonly filled: Filled;
  /** An organisation's row of a table. */
  readonly rowOf: (table: string, unit: Unit) => Row;
  /** One more of it, with some columns otherwise. */
  readonly addRow: (table: string, unit: Unit, otherwise: Row) => Promise<Row>;
}

/** Puts a row of every organisation into every table of the district that has none of it yet. */
export async function fillTables(owner: Client, district: MarkedDistrict): Promise<FilledDistrict> {
  const made = new Map<string, Map<Unit, Row>>();
  const filled = new Map<string, Map<string, Unit>>();
  for (const unit of UNITS) {
    await owner.query(
      `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id)
       VALUES ($1, $2, '', now(), $3, $4)`,
      [district.accounts[unit], `u-${district.accounts[unit]}`, district.districtId, district.people[unit]],
    );
  }
  const ofUnit = (table: string, unit: Unit): Row => {
    const row = made.get(table)?.get(unit);
    if (!row) throw new Error(`${table} has no row of "${unit}" yet`);
    return row;
  };
  const tables = await districtTables(owner);
  const placeOf = (unit: Unit): Place => ({ district, unit, row: (name) => ofUnit(name, unit) });
  for (const table of tables) {
    const rows = new Map<Unit, Row>();
    made.set(table.name, rows);
    for (const unit of UNITS) {
      // One row a district: it counts as the county's.
      if (table.key.length === 1 && unit !== 'county') continue;
      const place = placeOf(unit);
      const row = FILLED_ALREADY.includes(table.name)
        ? await alreadyThere(owner, table, place)
        : await insert(owner, table, place);
      if (row) rows.set(unit, row);
    }
    filled.set(table.name, new Map([...rows].map(([unit, row]) => [keyOf(table, row), unit])));
  }
  return {
    filled,
    rowOf: ofUnit,
    addRow: (name, unit, otherwise) =>
      insert(
        owner,
        tables.find((table) => table.name === name)!,
        placeOf(unit),
        otherwise,
      ),
  };
}

/** The organisation's row in a table that was filled before; the closure is everybody's. */
async function alreadyThere(
  owner: Client,
  { name }: DistrictTable,
  { district, unit }: Place,
): Promise<Row | undefined> {
  const [column, id] =
    name === 'organization_closure'
      ? ['descendant_id', district.organizations[unit]]
      : name === 'person_contact'
        ? ['person_id', district.people[unit]]
        : [
            'id',
            {
              organization: district.organizations,
              post: district.posts,
              person: district.people,
              tenure: district.tenures,
            }[name as 'organization'][unit],
          ];
  const { rows } = await owner.query<Row>(
    `SELECT * FROM ${name} WHERE district_id = $1 AND ${column} = $2 LIMIT 1`,
    [district.districtId, id],
  );
  return rows[0];
}

async function insert(owner: Client, table: DistrictTable, place: Place, otherwise: Row = {}): Promise<Row> {
  const values = new Map<string, unknown>();
  for (const column of table.columns) {
    const value = column.name in otherwise ? otherwise[column.name] : valueOf(table, column, place);
    if (value !== undefined) values.set(column.name, value);
  }
  const columns = [...values.keys()];
  const text = `INSERT INTO ${table.name} (${columns.join(', ')})
                VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING *`;
  try {
    return (await owner.query<Row>(text, [...values.values()])).rows[0]!;
  } catch (error) {
    throw new Error(
      `No row of ${table.name} could be made from the catalogue (${(error as Error).message}): say in FILLINGS of backend/test/authorization/fill-tables.ts what its columns hold.`,
      { cause: error },
    );
  }
}

/** Undefined leaves the column to its default, or empty. */
function valueOf(table: DistrictTable, column: Column, place: Place): unknown {
  const { district, unit } = place;
  const { name, type, nullable, hasDefault, allowed } = column;
  const filling = FILLINGS.get(`${table.name}.${name}`);
  if (filling) return filling(place);
  if (name === 'district_id') return district.districtId;
  const reference = table.references.find((candidate) => candidate.column === name);
  if (reference?.table === table.name) return nullable ? undefined : null;
  if (reference?.table === 'account') return district.accounts[unit];
  if (reference) return place.row(reference.table)[reference.target];
  const known = knownId(name, place);
  if (known !== undefined) return known;
  if (type === 'uuid') return name === 'id' || !nullable ? randomUUID() : undefined;
  const marks = district.marks[unit];
  const mark = OWN.includes(table.name) ? marks.own : marks.content;
  if (type === 'text')
    return allowed ? (hasDefault ? undefined : allowed[0]) : name === 'subject_kind' ? 'duty' : mark;
  if (hasDefault) return undefined;
  if (type === 'text[]' && allowed) return [allowed[0]];
  // As long as a digest.
  if (type === 'bytea') return Buffer.alloc(32, mark);
  if (nullable) return undefined;
  return SIMPLE.get(type)?.(mark);
}

const SIMPLE = new Map<string, (mark: string) => unknown>([
  ['jsonb', (mark) => JSON.stringify({ mark })],
  ['text[]', (mark) => [mark]],
  ['uuid[]', () => []],
  ['integer[]', () => [1]],
  ['smallint', () => 1],
  ['integer', () => 1],
  ['bigint', () => 1],
  ['xid8', () => '1'],
  ['numeric', () => '0.5'],
  ['boolean', () => false],
  ['date', () => '2026-01-01'],
  ['timestamp with time zone', () => '2026-01-05T02:00:00Z'],
]);

/** Columns that carry an id without a foreign key to say whose. */
function knownId(name: string, { district, unit, row }: Place): unknown {
  if (/(^|_)organization_id$/.test(name)) return district.organizations[unit];
  if (/^l[234]_id$/.test(name)) return row('organization')[name];
  if (/(^|_)post_id$/.test(name)) return district.posts[unit];
  if (/(^|_)person_id$/.test(name)) return district.people[unit];
  if (/(^|_)tenure_id$/.test(name)) return district.tenures[unit];
  if (/(^|_)account_id$/.test(name) || name === 'created_by') return district.accounts[unit];
  return name === 'subject_id' ? row('duty').id : undefined;
}
