// T3: a job whose worker is killed again and again, a job that two workers have at once, and an event that nobody can
// take. Each takes effect once or not at all, and what was given up is written where people look.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { allDelivered } from './checker.ts';
import { HttpPerson } from './http-person.ts';
import { Plant, pause, until } from './plant.ts';

const KILLS = Number(process.env.JOB_KILLS ?? 4);
/** So many that the worker is still at it when it is killed for the last time. */
const ROWS = Math.min(100_000, KILLS * 10_000);
/** Longer than a job's lock lasts: a worker that wakes up after it has lost the job. */
const ASLEEP = 35_000;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly rowsDone: number;
  readonly summary: Readonly<Record<string, number>>;
}

let plant: Plant;
let clerk: HttpPerson;
before(async () => {
  plant = await Plant.start({ withRedis: process.env.ON_REDIS === '1' });
  clerk = new HttpPerson(plant.address);
  const { username, password } = plant.accounts.find(({ role }) => role === 'clerk')!;
  await clerk.signIn(username, password);
});
after(() => plant.stop());

const IMPORTS = '/api/responsibility-lists/imports';

/** Hands in a table that takes the worker some seconds to check. */
async function handIn(): Promise<string> {
  const posts = await plant.query<{ title: string; unit: string }>(
    `SELECT p.title, o.name_zh AS unit FROM post p
     JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
     GROUP BY 1, 2 HAVING count(*) = 1 ORDER BY 2, 1`,
  );
  const lines = ['编号,岗位,单位,责任事项,维度,领域,层级,类型,时限频次,证据,依据'];
  for (let row = 0; row < ROWS; row += 1) {
    const { title, unit } = posts[row % posts.length]!;
    const text = `第${row}项：逐户走访在册困难党员，形成台账并公示`;
    lines.push(
      [row, title, unit, text, '组织建设', '农村', '村', '活动', '每月5日前', '台账', '示例'].join(','),
    );
  }
  const file = { name: '责任清单.csv', content: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) };
  const { status, body } = await clerk.upload<Run>(IMPORTS, file, { year: '2027' });
  assert.equal(status, 202, JSON.stringify(body));
  return body.id;
}

const run = async (id: string): Promise<Run> => (await clerk.get<Run>(`${IMPORTS}/${id}`)).body;

/** Waits until the worker has gone on with the table, or is through with it; answers how far it is. */
async function untilGoneOn(id: string, from: number): Promise<Run> {
  let now = await run(id);
  await until('the worker goes on with the table', 90_000, async () => {
    now = await run(id);
    return now.rowsDone > from || now.state !== 'checking';
  });
  return now;
}

/** Every row looked at once, and written once when the clerk says so; then all of it is taken back. */
async function takesEffectOnce(id: string): Promise<void> {
  const checked = await run(id);
  assert.equal(checked.state, 'checked');
  assert.equal(checked.rowsDone, ROWS);
  assert.equal(checked.summary.errors ?? 0, 0, JSON.stringify(checked.summary));
  const items = async () =>
    (await plant.query<{ n: number }>('SELECT count(*)::int AS n FROM responsibility_item'))[0]!.n;
  const before = await items();
  const applied = await clerk.post<Run>(`${IMPORTS}/${id}/apply`, { mode: 'good-rows' }, checked.version);
  assert.equal(applied.status, 200, JSON.stringify(applied.body));
  assert.equal(await items(), before + ROWS);
  const undone = await clerk.post<Run>(`${IMPORTS}/${id}/undo`, {}, applied.body.version);
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  assert.equal(await items(), before);
}

test(
  `a job whose worker is killed ${KILLS} times in its middle`,
  { timeout: KILLS * 90_000 + 180_000 },
  async () => {
    const id = await handIn();
    const started = Date.now();
    let done = 0;
    for (let kills = 0; kills < KILLS; kills += 1) {
      const { rowsDone, state } = await untilGoneOn(id, done);
      assert.equal(state, 'checking', `checked after ${kills} kills: make the table longer`);
      plant.worker.kill();
      done = rowsDone;
    }
    await until('the table is checked', 180_000, async () => (await run(id)).state === 'checked');
    console.log(`killed ${KILLS} times, checked after ${Date.now() - started} ms`);
    await takesEffectOnce(id);
  },
);

test('a job that two workers have at once', { timeout: 300_000 }, async () => {
  await until('the worker works', 60_000, () => Promise.resolve(plant.worker.isReady));
  const id = await handIn();
  assert.equal((await untilGoneOn(id, 0)).state, 'checking');
  plant.worker.freeze();
  plant.otherWorker.start();
  await pause(ASLEEP);
  plant.worker.thaw();
  await until('the table is checked', 120_000, async () => (await run(id)).state === 'checked');
  await pause(2_000);
  await plant.otherWorker.stop();
  await takesEffectOnce(id);
});

test(
  'an event that nobody can take holds nothing up, and is written down',
  { timeout: 240_000 },
  async () => {
    const [like] = await plant.query<{ district_id: string }>('SELECT district_id FROM outbox LIMIT 1');
    const id = randomUUID();
    await plant.query(
      `INSERT INTO outbox (district_id, id, type, v, subject_kind, subject_id, at, data)
     VALUES ($1, $2, 'responsibility-list.issued', 1, 'responsibility-list', $3, now(), '{"listId": "no id"}')`,
      [like!.district_id, id, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
    );
    await until('it was given up', 200_000, async () => {
      const [row] = await plant.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM job_failure WHERE data->>'eventId' = $1 AND fault <> ''`,
        [id],
      );
      return row!.n > 0;
    });
    await plant.query('UPDATE outbox SET done_at = now() WHERE id = $1', [id]);
    await until('the others are delivered', 60_000, () => allDelivered(plant));
  },
);
