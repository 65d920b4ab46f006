// T4: clocks of processes are wrong by an hour or a day, and jump while they run. PostgreSQL's date decides: nothing is
// told early, nothing late, and neither sessions nor locks are longer or shorter for it.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { allDelivered } from './checker.ts';
import { HttpPerson } from './http-person.ts';
import { Plant, pause, until } from './plant.ts';
import { mistold, unsent } from './reminding.ts';

/** How late something may be told. */
const LATE = 60_000;
const OFFSETS = ['+1h', '-1h', '+1d', '-1d'];

let plant: Plant;
before(async () => {
  plant = await Plant.start({ withRedis: process.env.ON_REDIS === '1', withClocks: true });
  // What the county's beginning set off takes reminders down and puts them up again.
  await until('the county has settled', 180_000, () => allDelivered(plant));
});
afterEach(() => {
  plant.clocks!.api.set('+0');
  plant.clocks!.worker.set('+0');
});
after(() => plant.stop());

/** Puts up a reminder for some duties, due in so many seconds by PostgreSQL; answers their ids. */
async function remind(seconds: number): Promise<string[]> {
  const made = await plant.query<{ id: string }>(
    `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
     SELECT district_id, gen_random_uuid(), 'duty-severe', 'duty', id, post_id, clock_now() + $1::int * interval '1 second'
     FROM duty WHERE state = 'owed' AND opens_on <= (clock_now() AT TIME ZONE 'Asia/Shanghai')::date
     ORDER BY id LIMIT 20 RETURNING id`,
    [seconds],
  );
  assert.ok(made.length > 10);
  return made.map(({ id }) => id);
}

/** How many of these still wait. */
async function waiting(ids: readonly string[]): Promise<number> {
  const [row] = await plant.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM reminder WHERE id = ANY($1::uuid[]) AND state = 'waiting'`,
    [ids],
  );
  return row!.n;
}

const drop = (ids: readonly string[]) =>
  plant.query(`UPDATE reminder SET state = 'dropped' WHERE id = ANY($1::uuid[]) AND state = 'waiting'`, [
    ids,
  ]);

/** What is due in ten seconds is told within a minute of it and not before; what is due in two hours is not told. */
async function toldInTime(what: string): Promise<void> {
  const soon = await remind(10);
  const later = await remind(2 * 60 * 60);
  const due = Date.now() + 10_000;
  while (Date.now() < due - 1_500) {
    assert.equal(await waiting(soon), soon.length, `${what}: told early`);
    await pause(500);
  }
  await until(`${what}: told`, LATE + 10_000, async () => (await waiting(soon)) === 0);
  const late = Date.now() - due;
  console.log(`${what}: told ${late} ms after it was due`);
  assert.ok(late <= LATE, `${what}: ${late} ms late`);
  assert.equal(await waiting(later), later.length, `${what}: told two hours early`);
  await drop(later);
}

for (const offset of OFFSETS) {
  test(`the worker's clock jumps by ${offset} while it runs`, { timeout: 180_000 }, async () => {
    await until('the worker works', 60_000, () => Promise.resolve(plant.worker.isReady));
    plant.clocks!.worker.set(offset);
    await toldInTime(offset);
    plant.clocks!.worker.set('+0');
    await toldInTime(`${offset} and back`);
  });
}

test('a worker that starts a day ahead, and one a day behind', { timeout: 240_000 }, async () => {
  for (const offset of ['+1d', '-1d']) {
    plant.clocks!.worker.set(offset);
    await plant.worker.roll();
    await until('the worker works', 60_000, () => Promise.resolve(plant.worker.isReady));
    await toldInTime(`started at ${offset}`);
  }
  plant.clocks!.worker.set('+0');
  await until('every mail is out', LATE, async () => (await unsent(plant)) === 0);
  assert.deepEqual(await mistold(plant), []);
});

test('sessions and locks last as long as they do', { timeout: 120_000 }, async () => {
  const [one, other] = plant.accounts.filter(({ role }) => /secretary/.test(role));
  const person = new HttpPerson(plant.address);
  await person.signIn(one!.username, one!.password);
  const stranger = new HttpPerson(plant.address);
  for (let guess = 0; guess < 6; guess += 1)
    await stranger.signIn(other!.username, 'not the password').catch(() => undefined);
  await assert.rejects(
    stranger.signIn(other!.username, other!.password),
    'the account is locked for the stranger',
  );
  for (const offset of [...OFFSETS, '+0']) {
    plant.clocks!.api.set(offset);
    assert.equal((await person.get('/api/session')).status, 200, `${offset}: the session stands`);
    await assert.rejects(stranger.signIn(other!.username, other!.password), `${offset}: the lock stands`);
    const again = new HttpPerson(plant.address);
    await again.signIn(one!.username, one!.password);
    assert.equal((await again.get('/api/session')).status, 200, `${offset}: a new session is one`);
  }
});

/** Duties that fell due on the day that ends in ten seconds, by light. */
const overdueOf = async (day: string): Promise<number> => {
  const [row] = await plant.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM duty WHERE state = 'owed' AND due_on = $1::date AND light IN ('overdue', 'severe')`,
    [day],
  );
  return row!.n;
};

/** Ten seconds before midnight in Asia/Shanghai, of an ordinary day, the last of a year and the last of a February. */
for (const day of ['2026-11-30', '2026-12-31', '2028-02-29']) {
  test(`midnight after ${day}: overdue from then on, and not before`, { timeout: 180_000 }, async () => {
    await plant.query(
      `UPDATE duty SET due_on = $1::date, opens_on = $1::date - 10, light = 'soon', light_turns_on = $1::date + 1
       WHERE id IN (SELECT id FROM duty WHERE state = 'owed' AND due_on > $1::date - 400 ORDER BY id DESC LIMIT 5)`,
      [day],
    );
    await plant.setDate(`${day}T15:59:50Z`);
    const midnight = Date.now() + 10_000;
    while (Date.now() < midnight - 1_500) {
      assert.equal(await overdueOf(day), 0, 'overdue before the day is over');
      await pause(500);
    }
    await until('overdue', 120_000, async () => (await overdueOf(day)) > 0);
    const late = Date.now() - midnight;
    console.log(`${day}: overdue ${late} ms after midnight`);
    assert.ok(late <= 75_000, `${late} ms late`);
  });
}
