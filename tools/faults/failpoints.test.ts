// T1, the named points: a process ends in the very middle of an act, once at each point. What was acknowledged is kept,
// nothing is half done, a retry is applied once, and a message whose mark was lost goes out again under the same key.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allDelivered, contradictions } from './checker.ts';
import { FAILPOINTS } from './failpoints.ts';
import type { Failpoint } from './failpoints.ts';
import { Plant, until } from './plant.ts';
import { remindOfOpenDuties, unsent } from './reminding.ts';
import { ReportingLoad } from './reporting-load.ts';

const ROUNDS = Number(process.env.FAILPOINT_ROUNDS ?? 1);
const RECOVERY = 30_000;

let plant: Plant;
before(async () => {
  plant = await Plant.start({ withRedis: process.env.ON_REDIS === '1', withFailpoints: true });
});
after(() => plant.stop());

test(`each named point is met ${ROUNDS} times under load`, { timeout: ROUNDS * 240_000 }, async () => {
  const load = new ReportingLoad(plant);
  await load.start();
  await remindOfOpenDuties(plant, ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [point, victim] of Object.entries(FAILPOINTS) as [Failpoint, 'api' | 'worker'][]) {
      await until(`the ${victim} works`, RECOVERY, () => Promise.resolve(plant[victim].isReady));
      const { pid } = plant[victim];
      plant.arm(point);
      await until(`${point} is met`, RECOVERY, () => Promise.resolve(!plant.isArmed(point)));
      await until(`the ${victim} was killed`, RECOVERY, () => Promise.resolve(plant[victim].pid !== pid));
      await load.untilAnswered(RECOVERY);
    }
  }
  await load.stop();
  // The leases of the messages that were under way run out.
  await plant.setDate('2026-11-24T02:30:00Z');
  await until('every event is delivered', 90_000, () => allDelivered(plant));
  await until('every message is out', 90_000, async () => (await unsent(plant)) === 0);
  assert.deepEqual(await contradictions(plant, load), []);
  const twice = [...plant.mail.accepted].filter(([, times]) => times > 1);
  assert.ok(twice.length <= ROUNDS, `sent more than once: ${JSON.stringify(twice)}`);
  assert.deepEqual(
    twice.map(([, times]) => times),
    twice.map(() => 2),
    'a message whose mark was lost goes out once more, under the same key',
  );
  assert.equal(twice.length, ROUNDS, 'the message whose mark was lost was sent again');
});

test('a process that was not told of a folder meets none of them', () => {
  assert.equal(process.env.FAILPOINT_FOLDER, undefined);
});
