import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { UNITS } from './marked-district';
import type { MarkedDistrict, Unit } from './marked-district';

/** What a column of one organisation's row holds. */
type Filling = (place: Place) => unknown;

interface Place {
  readonly district: MarkedDistrict;
  readonly unit: Unit;
  /** The organisation's row of another table. */
  readonly row: (table: string) => Row;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Where the shape of a column is not said by its type and its checks. A table of which nothing stands here is filled from
 * the catalogue alone; when that is refused, the suite names the table and the fault.
 */
const FILLINGS = new Map<string, Filling>([
  ['list_set.year', () => 2026],
  // Told to its head: before, only the assessing body sees it.
  ['assessment_unit.told_at', () => '2026-01-05T02:00:00Z'],
  ['assessment.state', () => 'scoring'],
  ['assessment_result.told_at', () => '2026-01-05T02:00:00Z'],
  ['responsibility_list.state', () => 'issued'],
  ['responsibility_list.issued_at', () => '2026-01-05T02:00:00Z'],
  ['responsibility_list.receipt_due_on', () => '2026-02-01'],
  ['responsibility_item.domain_code', () => '农村'],
  ['responsibility_item.dimension_code', () => '思想建设'],
  ['responsibility_item.cadence_clauses', () => null],
  ['duty_report.import_run_id', () => null],
  ['import_run.state', () => 'checking'],
  ['duty.origin_kind', () => 'item'],
  ['duty.directive_id', () => null],
  ['directive.state', () => 'issued'],
  ['directive.issued_at', () => '2026-01-05T02:00:00Z'],
  ['directive.due_on', () => '2026-06-30'],
  ['directive_return.state', () => 'sent'],
  ['directive_return.rows', ({ district, unit }) => JSON.stringify([{ c1: district.marks[unit].content }])],
  ['duty.domain_code', () => '农村'],
  ['duty.state', () => 'owed'],
  ['duty.light', () => 'overdue'],
  ['duty.opens_on', () => '2026-01-01'],
  ['duty.due_on', () => '2026-06-30'],
  ['duty.light_turns_on', () => '2026-07-01'],
  ['duty.checking_class', () => '备案'],
  [
    'organization_guidance.guide_id',
    ({ district: { organizations }, unit }) => organizations[unit === 'county' ? 'social' : 'county'],
  ],
  [
    'organization_succession.to_id',
    ({ district: { organizations }, unit }) => organizations[unit === 'county' ? 'social' : 'county'],
  ],
  // Numbered within the district.
  ['audit_leaf.leaf_index', ({ unit }) => UNITS.indexOf(unit)],
  ['audit_subtree.height', () => 8],
  ['audit_subtree.subtree_index', ({ unit }) => UNITS.indexOf(unit)],
  ['audit_checkpoint.number', ({ unit }) => UNITS.indexOf(unit) + 1],
  ['organization_past.valid_from', () => '2025-01-01'],
  ['organization_past.valid_to', () => '2026-01-01'],
  // A matter is its members' own: here of the post of the person whose rows these are.
  ['accountability_matter.state', () => 'proposed'],
  ['accountability_matter.origin', () => 'by-hand'],
  ['accountability_matter.facts', () => '[]'],
  ['accountability_measure.target', () => 'leader'],
  ...['appeal_answer', 'appeal_answer_number', 'correction_number', 'corrected_by'].map(
    (column): [string, Filling] => [`accountability_measure.${column}`, () => null],
  ),
  ['accountability_measure.state', () => 'in-effect'],
  ['reminder.state', () => 'waiting'],
  ['delivery.channel', () => 'email'],
  ['delivery.state', () => 'queued'],
  ['evidence.media_type', () => 'text/plain'],
  ['verification_act.opened', () => []],
  ['second_look.outcome', () => null],
  ['verification_draw.month', () => '2026-10'],
  ['verification_draw.frame', () => []],
  ['verification_draw.drawn', () => []],
  ['finding.domain_code', () => '农村'],
  ['finding.dimension_code', () => '组织建设'],
  ['finding.severity_code', () => '中'],
  ['finding.source_code', () => '督查'],
  ['finding.answer', () => null],
  ['finding.disposition', () => null],
  ['rectification_number.year', ({ unit }) => 2026 + UNITS.indexOf(unit)],
  // Numbered within the district.
  ['rectification_order.number', ({ unit }) => UNITS.indexOf(unit) + 1],
  ['rectification_order.year', () => 2026],
  ['rectification_order.severity_code', () => '中'],
  ['rectification_order.outcome', () => null],
  ['rectification_order.verification_act_id', () => null],
  ['rectification_order.look_back_act_id', () => null],
  ['rectification_order.issued_on', () => '2026-06-01'],
  ['rectification_order.due_on', () => '2026-06-30'],
  ['rectification_order.stands_due_on', () => '2026-06-30'],
  ['rectification_step.verb', () => 'issue'],
  ['evidence.kind_code', () => '文件'],
  [
    'evidence_inspection.preview',
    ({ district, unit }) => JSON.stringify([{ kind: 'paragraph', text: district.marks[unit].content }]),
  ],
  ['evidence_upload.pieces', () => []],
  ['evidence_upload.received', () => 0],
  // The organisation's own item contributes to one that nobody here has.
  ['item_contribution.lower_lineage_id', ({ row }) => row('responsibility_item').lineage_id],
  // Who signs in somebody's stead says why.
  ['handover_signature.signed_as', () => 'superior'],
  [
    'agreement.document',
    ({ district, unit }) =>
      JSON.stringify({
        ...{ title: '责任书', year: 2026, versionNo: 1, validFrom: '2026-01-01', validTo: '2026-12-31' },
        ...{ issuer: { organization: '', post: '' }, responsible: { organization: '', post: '' } },
        ...{
          terms: [district.marks[unit].content],
          list: { versionNo: 1, items: [] },
          clauses: [],
          amends: null,
        },
        superiorDocument: null,
      }),
  ],
  ['agreement.valid_from', () => '2026-01-01'],
  ['agreement.valid_to', () => '2026-12-31'],
  ['agreement.state', () => 'made'],
  ['agreement.year', () => 2026],
  ['agreement_batch.state', () => 'done'],
  ['agreement_batch.list_ids', () => []],
  ['agreement_batch.given', ({ district, unit }) => JSON.stringify({ title: district.marks[unit].content })],
  // Ink is the signature of a paper copy.
  ['agreement_signature.signed_as', () => 'paper'],
  ['agreement_signature.signature', () => null],
  ['agreement_signature.key_id', () => null],
  ['search_name.subject_kind', () => 'organization'],
  ['search_name.subject_id', ({ district, unit }) => district.organizations[unit]],
  ['capability_grant.capability_set', () => 'officeholder'],
  ['capability_grant.person_id', () => null],
  ['person.merged_into_id', () => null],
  ['survey.state', () => 'open'],
  ['survey.opened_at', () => '2026-01-05T02:00:00Z'],
  [
    'survey_questionnaire.questions',
    ({ district, unit }) =>
      JSON.stringify([
        {
          ...{ key: 'q1', kind: 'text', about: 'whole', zh: district.marks[unit].content },
          ...{ required: false, options: [] },
        },
      ]),
  ],
  ...['survey_urn.ballots', 'survey_paper_reading.sheets'].map((column): [string, Filling] => [
    column,
    ({ district, unit }) => JSON.stringify([{ 'all.q1': district.marks[unit].content }]),
  ]),
  // Two entries and a third look are three people's.
  ['survey_paper.second_person_id', () => null],
  ['survey_paper.settled_person_id', () => null],
  ...['counter_delta', 'node_counter'].flatMap((table): [string, Filling][] => [
    [`${table}.measure`, () => 'duty'],
    [`${table}.bucket`, () => 'overdue'],
    [`${table}.domain`, () => '农村'],
  ]),
]);

/** Tables that hold what is a person's own: they carry the mark of that. */
export const OWN = [
  'assessment_mark',
  'duty_draft',
  'evidence_upload',
  'import_run',
  'import_portion',
  'list_before_import',
  'directive_of_import',
  'accountability_matter',
  'case_member',
  'accountability_measure',
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

/** The primary key of a row, as one text; a row of the closure is of the organisation that it is about. */
export const keyOf = (table: DistrictTable, row: Row): string =>
  (table.name === 'organization_closure' ? ['descendant_id'] : table.key)
    .map((column) => String(row[column]))
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
