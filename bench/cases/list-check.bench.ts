// The check of a whole county's lists, from the button to the findings, against the one thing in it that takes time: the
// same wordings read and each compared with those of the levels above, by hand.
import assert from 'node:assert/strict';
import pg from 'pg';
import { HttpPerson } from '../../tools/faults/http-person.ts';
import { pause } from '../../tools/faults/plant.ts';
import type { Bed, BenchCase, Reading, Sides } from '../measure/bench-case.ts';

const LISTS = 1_500;
const SMALL = 150;
const ITEMS_PER_LIST = 14;
/** A year that nothing is issued for yet. */
const YEAR = 2028;
const COPIED_FROM = 0.85;

interface SetCheck {
  readonly set: { readonly check: { readonly state: string; readonly itemsTotal: number } | null };
  readonly result: { readonly copiedCount: number } | null;
}

/**
 * $1 district, $2 the set, $3 the year, $4 lists. A fifteenth of the lists stand at the county, a fifth at
 * townships, the rest in villages; no two wordings alike but the first of each lower list, which is the county's.
 */
const FILL = `
  WITH bearing AS (
    SELECT p.id AS post_id, p.organization_id, gen_random_uuid() AS list_id,
           row_number() OVER (ORDER BY CASE o.level_code WHEN '县' THEN 1 WHEN '乡镇' THEN 2 ELSE 3 END, p.id) AS n
    FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
    WHERE p.district_id = $1 AND p.code LIKE 'bench-check-%'
  ), lists AS (
    INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, year, state, created_at)
    SELECT $1, list_id, $2, post_id, organization_id, $3, 'draft', now() FROM bearing RETURNING id
  )
  INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, text_zh, dimension_code, domain_code,
                                   level_code, type_code, cadence_phrase, basis)
  SELECT $1, gen_random_uuid(), list_id, gen_random_uuid(), i,
         translate(md5((CASE WHEN i = 1 THEN (n - 1) % ($4::int / 15) + 1 ELSE n END) || '-' || i),
                   '0123456789abcdef', '走访困难党员和监测户办结公示台账'),
         '作风建设', '农村', '村', '成效', '每季度', '示例'
  FROM bearing, generate_series(1, ${ITEMS_PER_LIST}) i, (SELECT count(*) FROM lists) l`;

/** $1 district, $2 posts: spread over the levels as FILL says. */
const POSTS = `
  WITH bodies AS (
    SELECT id, level_code, row_number() OVER (PARTITION BY level_code ORDER BY id) - 1 AS place,
           count(*) OVER (PARTITION BY level_code) AS bodies
    FROM organization WHERE district_id = $1 AND level_code IN ('县', '乡镇', '村')
  ), wanted AS (
    SELECT n, CASE WHEN n <= $2::int / 15 THEN '县' WHEN n <= $2::int / 15 + $2::int / 5 THEN '乡镇' ELSE '村' END AS level
    FROM generate_series(1, $2::int) n
  )
  INSERT INTO post (district_id, id, organization_id, code, title, kind)
  SELECT $1, gen_random_uuid(), b.id, 'bench-check-' || w.n, '书记', '村党组织书记'
  FROM wanted w JOIN bodies b ON b.level_code = w.level AND b.place = w.n % b.bodies`;

async function ourSlice(clerk: HttpPerson, setId: string, items: number): Promise<Reading> {
  const started = performance.now();
  const asked = await clerk.post(`/api/list-sets/${setId}/checks`, {});
  assert.equal(asked.status, 202, JSON.stringify(asked.body).slice(0, 400));
  for (;;) {
    const { body } = await clerk.get<SetCheck>(`/api/list-sets/${setId}/check`);
    if (body.set.check?.state === 'done') break;
    await pause(50);
  }
  return { rate: (items * 1000) / (performance.now() - started) };
}

interface Wording {
  readonly text: string;
  readonly rank: number;
}

const runsOf = (text: string): string[] =>
  Array.from({ length: Math.max(1, text.length - 2) }, (_, at) => text.slice(at, at + 3));

/** How many wordings are nearly those of a level above. */
function copied(wordings: readonly Wording[]): number {
  let found = 0;
  for (const rank of [2, 3]) {
    const above = wordings.filter((one) => one.rank < rank).map(({ text }) => runsOf(text));
    const having = new Map<string, number[]>();
    for (const [at, runs] of above.entries()) {
      for (const run of runs) {
        const known = having.get(run);
        if (known) known.push(at);
        else having.set(run, [at]);
      }
    }
    for (const { text } of wordings.filter((one) => one.rank === rank)) {
      const shared = new Map<number, number>();
      const runs = runsOf(text);
      for (const run of runs)
        for (const at of having.get(run) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      const like = [...shared].some(([at, n]) => (2 * n) / (runs.length + above[at]!.length) > COPIED_FROM);
      if (like) found += 1;
    }
  }
  return found;
}

async function floorSlice({ plant, county }: Bed, setId: string): Promise<Reading & { copied: number }> {
  const client = new pg.Client({ connectionString: plant.urlOf('zeren') });
  await client.connect();
  try {
    const started = performance.now();
    const { rows } = await client.query<Wording>(
      `SELECT i.text_zh AS text, CASE o.level_code WHEN '县' THEN 1 WHEN '乡镇' THEN 2 ELSE 3 END AS rank
       FROM responsibility_list l
       JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
       JOIN organization o ON o.district_id = l.district_id AND o.id = l.organization_id
       WHERE l.district_id = $1 AND l.list_set_id = $2`,
      [county.districtId, setId],
    );
    const found = copied(rows);
    return { rate: (rows.length * 1000) / (performance.now() - started), copied: found };
  } finally {
    await client.end();
  }
}

export const listCheck: BenchCase = {
  name: 'list-check',
  claim: `the check of ${LISTS * ITEMS_PER_LIST} items over three levels, asked for and done, over comparing their wordings by hand`,
  target: 0.15,
  source: 'responsibility lists: a whole county is checked in seconds',
  pairs: 4,
  prepare: async (bed): Promise<Sides> => {
    const { plant, county, seconds } = bed;
    const lists = seconds < 2 ? SMALL : LISTS;
    const clerk = new HttpPerson(plant.address);
    const { username, password } = plant.accounts.find(({ role }) => role === 'clerk')!;
    await clerk.signIn(username, password);
    await plant.query(POSTS, [county.districtId, lists]);
    const [set] = await plant.query<{ id: string }>(
      `INSERT INTO list_set (district_id, id, organization_id, year, title)
       SELECT district_id, gen_random_uuid(), id, $2, '体检' FROM organization
       WHERE district_id = $1 AND parent_id IS NULL LIMIT 1 RETURNING id`,
      [county.districtId, YEAR],
    );
    const setId = set!.id;
    await plant.query(FILL, [county.districtId, setId, YEAR, lists]);
    const items = lists * ITEMS_PER_LIST;
    return {
      floor: () => floorSlice(bed, setId),
      candidate: () => ourSlice(clerk, setId, items),
      agree: async () => {
        await ourSlice(clerk, setId, items);
        const { set: checked, result } = (await clerk.get<SetCheck>(`/api/list-sets/${setId}/check`)).body;
        assert.equal(checked.check!.itemsTotal, items);
        assert.equal(result!.copiedCount, (await floorSlice(bed, setId)).copied);
      },
    };
  },
};
