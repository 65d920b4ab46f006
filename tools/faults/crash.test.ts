// T1: whatever is killed, what was acknowledged is kept, nothing is half done, and a retry is applied once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allDelivered, contradictions } from './checker.ts';
import { Plant, pause, until } from './plant.ts';
import { ReportingLoad } from './reporting-load.ts';

const KILLS = Number(process.env.KILLS ?? 5);
const RECOVERY = 30_000;

let plant: Plant;
before(async () => {
  plant = await Plant.start();
});
after(() => plant.stop());

/** Who is killed, and how long it is left alone at most: long enough to be met in the middle of its work. */
const VICTIMS: readonly [string, () => void | Promise<void>, number][] = [
  ['the API', () => plant.api.kill(), 2_000],
  ['the worker', () => plant.worker.kill(), 8_000],
  ['a backend of PostgreSQL', () => plant.killDatabaseBackend(), 2_000],
  ['the postmaster', () => plant.killPostmaster(), 2_000],
];

for (const [name, kill, patience] of VICTIMS) {
  test(`${name} is killed ${KILLS} times under load`, { timeout: KILLS * 60_000 + 120_000 }, async () => {
    await plant.untilReady();
    const load = new ReportingLoad(plant);
    await load.start();
    const recoveries: number[] = [];
    for (let kills = 0; kills < KILLS; kills += 1) {
      await pause(200 + Math.random() * patience);
      await kill();
      recoveries.push(await load.untilAnswered(RECOVERY));
    }
    await load.stop();
    await until(
      'the API is ready',
      RECOVERY,
      async () => (await fetch(`${plant.address}/api/health/ready`)).ok,
    );
    await until('every event is delivered', 60_000, () => allDelivered(plant));
    assert.deepEqual(await contradictions(plant, load), []);
    assert.ok(load.acts.length > KILLS * 5, `only ${load.acts.length} acts: the load was no load`);
    assert.ok(Math.max(...recoveries) <= RECOVERY);
  });
}

test('the checker sees a lost act, a double one and a half one', async () => {
  await plant.untilReady();
  const load = new ReportingLoad(plant);
  await load.start();
  await pause(500);
  await load.stop();
  const [lost, doubled, half] = load.acts.filter(({ acknowledged }) => acknowledged);
  assert.ok(lost && doubled && half);
  await plant.query(`DELETE FROM duty_report WHERE result = $1`, [lost.text]);
  await plant.query(
    `INSERT INTO duty_report SELECT (r).* FROM (
       SELECT jsonb_populate_record(report, jsonb_build_object('id', gen_random_uuid())) AS r
       FROM duty_report report WHERE result = $1) copy`,
    [doubled.text],
  );
  await plant.query(
    `WITH gone AS (SELECT district_id, id FROM audit_entry WHERE after->'report'->>'result' = $1),
          leaves AS (DELETE FROM audit_leaf leaf USING gone
                     WHERE leaf.district_id = gone.district_id AND leaf.entry_id = gone.id)
     DELETE FROM audit_entry entry USING gone
     WHERE entry.district_id = gone.district_id AND entry.id = gone.id`,
    [half.text],
  );
  const seen = (await contradictions(plant, load)).join('\n');
  assert.match(seen, new RegExp(`lost: ${lost.text}`));
  assert.match(seen, new RegExp(`applied 2 times: ${doubled.text}`));
  assert.match(seen, new RegExp(`1 reports but 0 audit entries: ${half.text}`));
});
