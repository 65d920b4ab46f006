// A county's table of responsibility items: handed in, checked and written, against COPY of the same rows into a table
// with the same keys and indexes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { HttpPerson } from '../../tools/faults/http-person.ts';
import { pause } from '../../tools/faults/plant.ts';
import type { Bed, BenchCase, Reading, Sides } from '../measure/bench-case.ts';

const ROWS = 20_000;
const SMALL = 2_000;
/** A year that nothing is issued for yet. */
const YEAR = 2027;
const HEADER = '编号,岗位,单位,责任事项,维度,领域,层级,类型,时限频次,证据,依据,核验类别,数量,权重';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly summary: Readonly<Record<string, number>>;
}

interface Post {
  readonly title: string;
  readonly unit: string;
}

/** The table as a clerk's CSV: every post in turn, no two items alike. */
function table(posts: readonly Post[], rows: number): Buffer {
  const lines = [HEADER];
  for (let row = 0; row < rows; row += 1) {
    const { title, unit } = posts[row % posts.length]!;
    const text = `第${row}项：逐户走访在册困难党员和流动党员，形成台账并公示`;
    lines.push(
      [
        `B${Math.floor(row / posts.length)}`,
        title,
        unit,
        text,
        '组织建设',
        '农村',
        '村',
        '活动',
        '每月5日前',
      ].join(',') + ',会议记录,示例,备案,12,5',
    );
  }
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** Handed in, checked, written, and taken back (outside the clock), so that every slice starts from the same state. */
async function ourSlice(clerk: HttpPerson, content: Buffer, rows: number): Promise<Reading> {
  const base = '/api/responsibility-lists/imports';
  const started = performance.now();
  let run = (await clerk.upload<Run>(base, { name: '责任清单.csv', content }, { year: String(YEAR) })).body;
  while (run.state === 'checking') {
    await pause(50);
    run = (await clerk.get<Run>(`${base}/${run.id}`)).body;
  }
  const applied = await clerk.post<Run>(`${base}/${run.id}/apply`, { mode: 'good-rows' }, run.version);
  const milliseconds = performance.now() - started;
  assert.equal(applied.status, 200, JSON.stringify(applied.body).slice(0, 400));
  assert.equal(applied.body.state, 'applied');
  const undone = await clerk.post<Run>(`${base}/${run.id}/undo`, {}, applied.body.version);
  assert.equal(undone.status, 200, JSON.stringify(undone.body).slice(0, 400));
  return { rate: (rows * 1000) / milliseconds };
}

async function floorSlice({ plant }: Bed, lines: readonly string[]): Promise<Reading> {
  const client = new pg.Client({ connectionString: plant.urlOf('zeren') });
  await client.connect();
  try {
    const started = performance.now();
    await client.query('BEGIN');
    await pipeline(
      Readable.from(lines.map((line) => `${randomUUID()}\t${line}`)),
      client.query(
        copyFrom(`COPY floor_item (id, district_id, list_id, lineage_id, sort, code, text_zh, dimension_code, domain_code,
          level_code, type_code, cadence_phrase, evidence_asked, basis) FROM STDIN`),
      ),
    );
    await client.query('COMMIT');
    const milliseconds = performance.now() - started;
    await client.query('TRUNCATE floor_item');
    return { rate: (lines.length * 1000) / milliseconds };
  } finally {
    await client.end();
  }
}

export const listImport: BenchCase = {
  name: 'list-import',
  claim: `a CSV of ${ROWS} items handed in, checked and written, over COPY of the rows into such a table`,
  target: 0.7,
  source: 'performance: import, CSV from end to end',
  pairs: 4,
  prepare: async (bed): Promise<Sides> => {
    const { plant, county, seconds } = bed;
    const rows = seconds < 2 ? SMALL : ROWS;
    const clerk = new HttpPerson(plant.address);
    const { username, password } = plant.accounts.find(({ role }) => role === 'clerk')!;
    await clerk.signIn(username, password);
    const posts = await plant.query<Post>(
      `SELECT p.title, o.name_zh AS unit FROM post p
       JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 GROUP BY 1, 2 HAVING count(*) = 1 ORDER BY 2, 1`,
      [county.districtId],
    );
    await plant.query(`
      CREATE TABLE IF NOT EXISTS floor_item (LIKE responsibility_item INCLUDING ALL,
        FOREIGN KEY (district_id, list_id) REFERENCES responsibility_list (district_id, id))`);
    const [list] = await plant.query<{ id: string }>(
      `SELECT id FROM responsibility_list WHERE district_id = $1 LIMIT 1`,
      [county.districtId],
    );
    const content = table(posts, rows);
    const lines = content
      .toString('utf8')
      .split('\r\n')
      .slice(1, -1)
      .map((line, sort) => {
        const [code, , , text, dimension, domain, level, type, cadence, evidence, basis] = line.split(',');
        return (
          [
            county.districtId,
            list!.id,
            randomUUID(),
            sort,
            code,
            text,
            dimension,
            domain,
            level,
            type,
            cadence,
          ]
            .concat(evidence, basis)
            .join('\t') + '\n'
        );
      });
    return {
      floor: () => floorSlice(bed, lines),
      candidate: () => ourSlice(clerk, content, rows),
      agree: async () => {
        await ourSlice(clerk, content, rows);
        const [run] = (await clerk.get<Run[]>('/api/responsibility-lists/imports')).body;
        assert.equal(run!.summary.errors ?? 0, 0, JSON.stringify(run!.summary));
      },
    };
  },
};
