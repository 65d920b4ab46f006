import { Client } from 'pg';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { districtTables, fillTables, keyOf } from './fill-tables';
import type { DistrictTable, Filled } from './fill-tables';
import { createMarkedDistrict, pathOf, subtreeOf, UNITS } from './marked-district';
import type { MarkedDistrict, Unit } from './marked-district';
import {
  SHOWN,
  NOT_FOR_JOBS,
  isPublished,
  ADDED_ANYWHERE,
  ADDED_BY_READING,
  ACROSS_DISTRICTS,
} from './tables-shown';
import type { Shown } from './tables-shown';

interface Settings {
  readonly district: string;
  readonly roots?: string;
  readonly unit?: { readonly of: MarkedDistrict; readonly at: Unit };
  readonly administrator?: string;
}

const REFUSED = '42501';

describe('rows in sight, asked for without a WHERE', () => {
  let database: TestDatabase;
  let app: Client;
  let worker: Client;
  let tables: DistrictTable[];
  let ours: MarkedDistrict;
  let theirs: MarkedDistrict;
  const rows = new Map<MarkedDistrict, Filled>();

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.setClock('2026-11-23T02:00:00Z');
    const { owner } = database;
    ours = await createMarkedDistrict(owner, '云岭县');
    theirs = await createMarkedDistrict(owner, '平川县');
    for (const district of [ours, theirs]) rows.set(district, (await fillTables(owner, district)).filled);
    // 县委社会工作部 guides the workshop: the closure has a row for the edge, and nothing of the tree.
    await owner.query(
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth) VALUES ($1, $2, $3, 'guidance', 1)`,
      [ours.districtId, ours.organizations.social, ours.organizations.workshop],
    );
    tables = await districtTables(owner);
    [app, worker] = [new Client(database.appUrl), new Client(database.workerUrl)];
    await app.connect();
    await worker.connect();
  });
  // What was never opened needs no closing: a connection left open would keep the run from ending.
  afterAll(async () => {
    for (const client of [app, worker] as (Client | undefined)[]) await client?.end();
    await (database as TestDatabase | undefined)?.drop();
  });

  /** Runs `work` as the unit of work would open it for somebody, and takes everything back. */
  const as = async <T>(client: Client, settings: Settings | null, work: () => Promise<T>): Promise<T> => {
    await client.query('BEGIN');
    try {
      const { of, at } = settings?.unit ?? {};
      const values = settings && {
        district: settings.district,
        roots: settings.roots ?? '',
        organization: of && at ? of.organizations[at] : '',
        actor: of && at ? of.people[at] : '',
        account: of && at ? of.accounts[at] : '',
        administrator: settings.administrator ?? '',
      };
      for (const [name, value] of Object.entries(values ?? {})) {
        await client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
      }
      return await work();
    } finally {
      await client.query('ROLLBACK');
    }
  };
  const holder = (unit: Unit, of = ours): Settings => ({
    district: of.districtId,
    roots: of.organizations[unit],
    unit: { of, at: unit },
  });

  /** `ours village` for every row that a statement on the table answers. */
  const found = async (client: Client, table: DistrictTable, tail = ''): Promise<string[]> => {
    await client.query('SAVEPOINT asked');
    const answer = await client
      .query<Record<string, unknown>>(`SELECT * FROM ${table.name} ${tail}`)
      .catch((error: Error & { code?: string }) => {
        if (error.code !== REFUSED) throw error;
        return { rows: [] };
      });
    await client.query('ROLLBACK TO asked');
    const key = (row: Record<string, unknown>) => {
      for (const [district, name] of [
        [ours, 'ours'],
        [theirs, 'theirs'],
      ] as const) {
        const unit = rows.get(district)!.get(table.name)!.get(keyOf(table, row));
        if (unit) return `${name} ${unit}`;
      }
      return `unknown row of ${String(row.district_id)}`;
    };
    return [...new Set(answer.rows.map(key))].sort();
  };
  const everywhere = async (client: Client, tail = '', only = tables) => {
    const seen: Record<string, string[]> = {};
    for (const table of only) seen[table.name] = await found(client, table, tail);
    return seen;
  };
  const expected = (sight: readonly Unit[], own: Unit, { writing = false } = {}) =>
    Object.fromEntries(
      tables.map(({ name }) => {
        const above = new Set([...sight, own].flatMap(pathOf));
        const units: Record<Shown, readonly Unit[]> = {
          sight,
          'sight and above': writing ? sight : [...new Set([...sight, ...above])],
          district: UNITS,
          own: [own],
          nobody: [],
          everybody: UNITS,
        };
        const shown = SHOWN[name] ?? 'sight';
        const seen = units[shown].map((unit) => `ours ${unit}`);
        if (shown === 'everybody') seen.push(...UNITS.map((unit) => `theirs ${unit}`));
        return [name, seen.sort()];
      }),
    );

  const ROLES: readonly (readonly [string, Unit, readonly Unit[]])[] = [
    ['a branch', 'group', ['group']],
    ['a village with a branch below it', 'village', ['village', 'group']],
    ['a township', 'town', ['town', 'village', 'group', 'workshop']],
    ['who guides a workshop of another subtree', 'social', ['social', 'workshop']],
    ['the county', 'county', UNITS],
  ];

  it.each(ROLES)(
    'are those of the subtree and of what is guided, and names on the way up: %s',
    async (_, unit, sight) => {
      expect(await as(app, holder(unit), () => everywhere(app))).toEqual(expected(sight, unit));
    },
  );

  it.each(ROLES)(
    'are written below in the tree, never above, never where one guides: %s',
    async (_, unit) => {
      const { rows: granted } = await database.owner.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_class c WHERE has_table_privilege('zeren_app', c.oid, 'UPDATE') AND c.relkind = 'r'`,
      );
      const writable = tables.filter(({ name }) => granted.some((table) => table.name === name));
      const locked = await as(app, holder(unit), () => everywhere(app, 'FOR UPDATE', writable));
      const wanted = expected(subtreeOf(unit), unit, { writing: true });
      // A person reads their own grants and tenures; the security administrator and the clerk write them.
      wanted.capability_grant = [];
      // Who guides whom is decided above the guided one in the tree, not by those who guide.
      wanted.organization_guidance = subtreeOf(unit)
        .map((below) => `ours ${below}`)
        .sort();
      // That something was read, by whoever reads it.
      wanted.notice = [`ours ${unit}`];
      // Templates are kept for the whole district, at its top.
      if (unit !== 'county') wanted.list_template = wanted.list_template_item = [];
      for (const { name } of writable) expect([name, locked[name]]).toEqual([name, wanted[name]]);
    },
  );

  it('are none when nothing is set, or a district alone, or roots of another district', async () => {
    const held = tables.filter(({ name }) => !isPublished(name));
    const nothing = Object.fromEntries(held.map(({ name }) => [name, []]));
    expect(await as(app, null, () => everywhere(app, '', held))).toEqual(nothing);
    const wrong: Settings[] = [
      { district: ours.districtId },
      { district: ours.districtId, roots: theirs.organizations.county },
      { district: theirs.districtId, roots: ours.organizations.county, unit: { of: ours, at: 'county' } },
    ];
    for (const settings of wrong) {
      const seen = await as(app, settings, () => everywhere(app, '', held));
      for (const [table, units] of Object.entries(seen)) {
        const shownToAll = SHOWN[table] === 'district';
        if (!shownToAll) expect([table, units]).toEqual([table, []]);
        else
          expect(
            units.filter((unit) =>
              unit.startsWith(settings.district === ours.districtId ? 'theirs' : 'ours'),
            ),
          ).toEqual([]);
      }
    }
  });

  it('cannot be added where they are not in sight: a copy of a foreign row, of a superior’s, of a guided one’s', async () => {
    const refused: string[] = [];
    const { rows: granted } = await database.owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE has_table_privilege('zeren_app', c.oid, 'INSERT') AND c.relkind = 'r'`,
    );
    const addable = tables.filter(
      ({ name }) => granted.some((table) => table.name === name) && !ADDED_ANYWHERE.includes(name),
    );
    for (const table of addable) {
      for (const [district, unit, by] of [
        [ours, 'orchard', 'village'],
        [ours, 'county', 'village'],
        [theirs, 'village', 'village'],
        [ours, 'workshop', 'social'],
      ] as const) {
        if (by === 'social' && ADDED_BY_READING.includes(table.name)) continue;
        const key = [...rows.get(district)!.get(table.name)!].find(([, of]) => of === unit)![0];
        const code = await as(app, holder(by), async () => {
          const { rows: copies } = await database.owner.query<{ copy: object }>(
            `SELECT to_jsonb(t) AS copy FROM ${table.name} t WHERE concat_ws(' ', ${table.key.join(', ')}) = $1`,
            [key],
          );
          const columns = table.columns.filter(({ generated }) => !generated).map(({ name }) => name);
          return app
            .query(
              `INSERT INTO ${table.name} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
               SELECT ${columns.join(', ')} FROM jsonb_populate_record(NULL::${table.name}, $1)`,
              [copies[0]!.copy],
            )
            .then(
              () => 'added',
              (error: Error & { code: string }) => error.code,
            );
        });
        if (code === REFUSED) refused.push(table.name);
        else expect([table.name, unit, code]).toEqual([table.name, unit, REFUSED]);
      }
    }
    expect(new Set(refused).size).toBe(addable.length);
  });

  it('are those of the district that a job has entered, and before that only what is due', async () => {
    const inside = await as(worker, { district: ours.districtId, roots: '*' }, () => everywhere(worker));
    const outside = await as(worker, null, () => everywhere(worker));
    for (const { name } of tables) {
      expect([name, inside[name]!.filter((unit) => !unit.startsWith('ours'))]).toEqual([name, []]);
      const all = NOT_FOR_JOBS.includes(name) ? 0 : rows.get(ours)!.get(name)!.size;
      expect([name, inside[name]!.length]).toEqual([name, all]);
      expect([name, outside[name]!.length > 0]).toEqual([name, ACROSS_DISTRICTS.includes(name)]);
    }
  });

  it('are the whole district and nothing of another for the product’s own acts', async () => {
    const seen = await as(app, { district: ours.districtId, roots: '*' }, () => everywhere(app));
    for (const { name } of tables) {
      if (isPublished(name)) continue;
      expect([name, seen[name]!.filter((unit) => !unit.startsWith('ours'))]).toEqual([name, []]);
      if (!['own', 'nobody'].includes(SHOWN[name] ?? 'sight'))
        expect([name, seen[name]!.length]).toEqual([name, UNITS.length]);
    }
  });

  describe('are for each of the three administrators', () => {
    const NAMES = ['organization', 'post', 'tenure', 'person'];
    /** Names of the county they have entered: what things were called, and what they are found by. */
    const NAMES_HERE = ['organization_past', 'search_name', 'search_key'];
    const both = UNITS.flatMap((unit) => [`ours ${unit}`, `theirs ${unit}`]).sort();
    const inOurs = UNITS.map((unit) => `ours ${unit}`).sort();
    const seenBy = (administrator: string) =>
      as(app, { district: ours.districtId, administrator }, () => everywhere(app));
    const besides = (seen: Record<string, string[]>, known: readonly string[]) =>
      Object.entries(seen)
        .filter(
          ([table, units]) =>
            units.length > 0 &&
            SHOWN[table] !== 'district' &&
            !isPublished(table) &&
            ![...NAMES_HERE, ...known].includes(table),
        )
        .map(([table]) => table);

    it('names and the tree everywhere, for the system administrator', async () => {
      const seen = await seenBy('system');
      for (const table of NAMES) expect([table, seen[table]]).toEqual([table, both]);
      expect(besides(seen, NAMES)).toEqual([]);
    });

    it('names and grants of the county they have entered, for the security administrator', async () => {
      const seen = await seenBy('security');
      for (const table of [...NAMES, 'capability_grant'])
        expect([table, seen[table]]).toEqual([table, inOurs]);
      expect(besides(seen, [...NAMES, 'capability_grant'])).toEqual([]);
    });

    it('names and the record everywhere, for the audit administrator', async () => {
      const seen = await seenBy('audit');
      for (const table of [...NAMES, 'audit_entry']) expect([table, seen[table]]).toEqual([table, both]);
      expect(besides(seen, [...NAMES, 'audit_entry'])).toEqual([]);
    });
  });

  it('show how somebody is reached to who has their present post in sight', async () => {
    const contacts = () =>
      as(app, holder('town'), () =>
        found(
          app,
          tables.find(({ name }) => name === 'person_contact')!,
        ),
      );
    expect(await contacts()).toContain('ours village');
    await database.owner.query(`UPDATE tenure SET ends_on = '2026-10-01' WHERE id = $1`, [
      ours.tenures.village,
    ]);
    expect(await contacts()).not.toContain('ours village');
    expect((await as(app, holder('town'), () => everywhere(app))).person).toContain('ours village');
    await database.owner.query('UPDATE tenure SET ends_on = NULL WHERE id = $1', [ours.tenures.village]);
  });

  it('leak the moment one policy is taken away: the suite can fail', async () => {
    await database.owner.query('ALTER TABLE duty_report DISABLE ROW LEVEL SECURITY');
    try {
      const seen = await as(app, holder('village'), () => everywhere(app));
      expect(seen.duty_report).toContain('theirs orchard');
    } finally {
      await database.owner.query('ALTER TABLE duty_report ENABLE ROW LEVEL SECURITY');
    }
  });
});
