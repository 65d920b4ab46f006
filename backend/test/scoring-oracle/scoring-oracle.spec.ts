import { EXAMPLE_SETS } from '@zeren/domain/cycle/assessment/sets/example-sets';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import { scoreScheme } from '@zeren/domain/cycle/assessment/scoring/score-scheme';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { drawFacts } from './drawn-facts';
import { ORACLE_FUNCTIONS } from './oracle-functions';
import { ORACLE } from './oracle-rows';

const UNITS = Array.from({ length: 120 }, (_, index) => ({ id: `u${index}`, group: `g${index % 4}` }));

function schemeOf(document: unknown): Scheme {
  const read = readScheme(document);
  if (!read.ok) throw new Error(read.faults[0]?.en);
  return read.scheme;
}

/** One statement for a whole set: a column per indicator, held between nothing and all its points, rounded to two digits. */
function statementFor({ indicators }: Scheme): string {
  const columns = indicators.map(({ code, points, ifNothing }) => {
    const nothing = ifNothing === 'spread' ? 'NULL' : points.toString();
    return `round(round(coalesce(held(0, ${points.toString()}, ${ORACLE[code]}), ${nothing}), 12), 2) AS "${code}"`;
  });
  return `
    SELECT unit, ${columns.join(',\n')}
    FROM (SELECT unit, grp, f, (n(f, 'growth.enterprise') + n(f, 'growth.social')) / 2 AS growth
          FROM (SELECT unit, min(grp) AS grp, jsonb_object_agg(key, value) AS f FROM scored_fact GROUP BY unit) facts) units
    WINDOW g AS (PARTITION BY grp)`;
}

describe('an oracle in SQL, written apart from the engine', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.owner.query('CREATE TEMP TABLE scored_fact (unit text, grp text, key text, value jsonb)');
    await database.owner.query(ORACLE_FUNCTIONS);
  });
  afterAll(() => database.drop());

  it.each(
    EXAMPLE_SETS.map((document) => [schemeOf(document)] as const).map(
      ([scheme]) => [scheme.code, scheme] as const,
    ),
  )('agrees for every indicator of the set %s', async (_, scheme) => {
    const facts = drawFacts(scheme, UNITS, 20261130);
    const groups = new Map(UNITS.map(({ id, group }) => [id, group]));
    await database.owner.query('TRUNCATE scored_fact');
    await database.owner.query(
      `INSERT INTO scored_fact SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])`,
      [
        facts.map(({ unit }) => unit),
        facts.map(({ unit }) => groups.get(unit)),
        facts.map(({ key }) => key),
        facts.map(({ value }) => JSON.stringify(value)),
      ],
    );
    const { rows } = await database.owner.query<Record<string, string | null>>(statementFor(scheme));
    const bySql = new Map(rows.map((row) => [row.unit!, row]));

    const { units, faults } = scoreScheme(scheme, UNITS, facts);
    expect(faults).toEqual([]);
    expect(units).toHaveLength(UNITS.length);
    const differences = units.flatMap(({ unit, indicators }) =>
      [...indicators].flatMap(([code, { state, points }]) => {
        const wanted = bySql.get(unit.id)![code];
        const found = state === 'scored' ? points.toString() : null;
        return (wanted === null ? null : String(Number(wanted))) === found
          ? []
          : [{ unit: unit.id, code, wanted, found }];
      }),
    );
    expect(differences).toEqual([]);
    // The facts tell units apart: an oracle that agreed on constants would prove nothing.
    expect(new Set(units.map(({ total }) => total.toString())).size).toBeGreaterThan(60);
  });

  it('has a row for each of the 104 indicators and no other', () => {
    const codes = EXAMPLE_SETS.flatMap((document) => schemeOf(document).indicators.map(({ code }) => code));
    expect(Object.keys(ORACLE).sort()).toEqual(codes.sort());
  });
});
