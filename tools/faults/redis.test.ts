// T2: Redis forgets, is cut short, is full, is gone. No reminder is lost or told twice, and people can work on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contradictions } from './checker.ts';
import { Plant, pause, until } from './plant.ts';
import type { RedisProcess } from './redis-process.ts';
import { mistold, remindOfOpenDuties, unsent } from './reminding.ts';
import { ReportingLoad } from './reporting-load.ts';

const DOWN = Number(process.env.REDIS_DOWN_SECONDS ?? 30) * 1000;
/** How many reminders stand up for each open duty in each disaster. */
const ROUNDS = Number(process.env.REMINDER_ROUNDS ?? 1);
const RECOVERY = 90_000;

let plant: Plant;
let load: ReportingLoad;
before(async () => {
  plant = await Plant.start({ withRedis: true });
  load = new ReportingLoad(plant);
  await load.start();
});
after(() => plant.stop());

/** What happens to Redis; each ends with one that runs. */
const DISASTERS: readonly [string, (redis: RedisProcess) => Promise<unknown>][] = [
  ['FLUSHALL', (redis) => redis.flushAll()],
  ['the keys of the queue that sends are deleted', (redis) => redis.forgetQueue('deliveries.send')],
  [
    'a power cut takes the tail of its file',
    (redis) => redis.losePower(1024 + Math.floor(Math.random() * 63 * 1024)),
  ],
  [
    'it is full',
    async (redis) => {
      await redis.fill();
      await peopleWorkFor(DOWN / 2);
      await redis.empty();
    },
  ],
  [
    `it is gone for ${DOWN / 1000} s, and comes back empty`,
    async (redis) => {
      await redis.lose();
      await peopleWorkFor(DOWN);
      await redis.run();
    },
  ],
];

/** People report, and are answered, all that time. */
async function peopleWorkFor(milliseconds: number): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(1000))
    assert.ok((await load.untilAnswered(10_000)) < 10_000);
}

for (const [name, strike] of DISASTERS) {
  test(`${name}: every reminder is told, once`, { timeout: DOWN + 300_000 }, async () => {
    const due = await remindOfOpenDuties(plant, ROUNDS);
    assert.ok(due > 100, `only ${due} reminders`);
    const out = plant.mail.accepted.size;
    await until('the first mails are out', 60_000, () => Promise.resolve(plant.mail.accepted.size > out));
    await strike(plant.redis!);
    const back = Date.now();
    await until('every reminder is told and sent', RECOVERY, async () => (await unsent(plant)) === 0);
    console.log(`${name}: ${due} reminders, all told ${Date.now() - back} ms after`);
    assert.deepEqual(await mistold(plant), []);
  });
}

test('what people did meanwhile is there, once', async () => {
  await load.stop();
  assert.deepEqual(await contradictions(plant, load), []);
});
