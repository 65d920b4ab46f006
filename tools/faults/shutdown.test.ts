// T15: SIGTERM under load. The process ends in time, and no request that it had begun is left without its answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contradictions } from './checker.ts';
import { Plant, pause, until } from './plant.ts';
import { ReportingLoad } from './reporting-load.ts';

const ROLLS = Number(process.env.ROLLS ?? 5);
const IN_TIME = 10_000;

let plant: Plant;
before(async () => {
  plant = await Plant.start();
});
after(() => plant.stop());

for (const name of ['api', 'worker'] as const) {
  test(
    `${name} is asked to end ${ROLLS} times under load`,
    { timeout: ROLLS * 60_000 + 60_000 },
    async () => {
      const load = new ReportingLoad(plant);
      await load.start();
      for (let rolls = 0; rolls < ROLLS; rolls += 1) {
        await until(`${name} works`, 30_000, () => Promise.resolve(plant[name].isReady));
        await pause(500 + Math.random() * 1000);
        const { milliseconds, code } = await plant[name].roll();
        assert.equal(code, 0);
        assert.ok(milliseconds <= IN_TIME, `took ${milliseconds} ms`);
        await load.untilAnswered(30_000);
      }
      await load.stop();
      assert.deepEqual(await contradictions(plant, load), []);
      // A connection that waited in the queue of a closing port is cut before its request was read: that is a refusal.
      assert.deepEqual(await carriedOutThenCut(load), [], 'carried out, but the answer was cut off');
    },
  );
}

/** Keys of requests whose transaction had begun before their connection was cut: only their retry found the answer. */
async function carriedOutThenCut(load: ReportingLoad): Promise<string[]> {
  const rows = await plant.query<{ key: string; at: Date }>(
    // The machine's clock, not the database's own that is set to a working day.
    `SELECT key, at FROM idempotency_key WHERE key = ANY($1)`,
    [[...load.cutOff.keys()]],
  );
  return rows.filter(({ key, at }) => at < load.cutOff.get(key)!).map(({ key }) => key);
}
