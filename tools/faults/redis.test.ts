// T2: Redis forgets everything, and then is gone for a while. No reminder is lost or told twice, and people can work on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contradictions } from './checker.ts';
import { Plant, pause, until } from './plant.ts';
import { ReportingLoad } from './reporting-load.ts';

const DOWN = Number(process.env.REDIS_DOWN_SECONDS ?? 30) * 1000;
const RECOVERY = 90_000;

let plant: Plant;
before(async () => {
  plant = await Plant.start({ withRedis: true });
});
after(() => plant.stop());

test(
  'FLUSHALL and a Redis that is down for a while, with reminders pending',
  { timeout: DOWN + 300_000 },
  async () => {
    const load = new ReportingLoad(plant);
    await load.start();
    const due = await remindOfOpenDuties();
    assert.ok(due > 100, `only ${due} reminders`);
    await until('the first mails are out', 60_000, async () => Promise.resolve(plant.mail.accepted.size > 0));

    await plant.redis!.flushAll();
    await pause(500);
    await plant.redis!.lose();
    for (const end = Date.now() + DOWN; Date.now() < end; await pause(1000)) {
      assert.ok((await load.untilAnswered(10_000)) < 10_000);
    }
    await plant.redis!.run();
    const back = Date.now();
    await until('every reminder is told and sent', RECOVERY, async () => (await unsent()) === 0);
    await load.stop();

    const [told] = await plant.query<{ notices: number; deliveries: number }>(
      `SELECT (SELECT count(*)::int FROM notice WHERE kind = 'duty-severe') AS notices,
            (SELECT count(*)::int FROM delivery d JOIN notice n ON n.district_id = d.district_id AND n.id = d.notice_id
             WHERE n.kind = 'duty-severe' AND d.channel = 'email' AND d.state = 'sent') AS deliveries`,
    );
    assert.equal(told!.deliveries, told!.notices, `mails, ${Date.now() - back} ms after Redis came back`);
    assert.deepEqual(
      [...plant.mail.accepted].filter(([, times]) => times > 1),
      [],
      'sent twice',
    );
    assert.deepEqual(await contradictions(plant, load), []);
  },
);

/** Puts up a reminder, due now, for each duty that nobody of the load reports; answers how many. */
async function remindOfOpenDuties(): Promise<number> {
  const made = await plant.query(
    `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
     SELECT district_id, gen_random_uuid(), 'duty-severe', 'duty', id, post_id, clock_now() + interval '1 second'
     FROM duty WHERE state = 'owed' AND opens_on <= (clock_now() AT TIME ZONE 'Asia/Shanghai')::date
     ON CONFLICT DO NOTHING RETURNING id`,
  );
  return made.length;
}

/** Reminders that wait although they are due, and messages that are not out. */
async function unsent(): Promise<number> {
  const [row] = await plant.query<{ count: number }>(
    `SELECT (SELECT count(*)::int FROM reminder WHERE state = 'waiting' AND due_at <= clock_now())
          + (SELECT count(*)::int FROM delivery WHERE state NOT IN ('sent', 'held')) AS count`,
  );
  return row!.count;
}
