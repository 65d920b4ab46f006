// T5: a worker that looks alive and is not: its lines fall silent, or it stands still. Both are seen, and nothing is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allDelivered, contradictions } from './checker.ts';
import { Plant, until } from './plant.ts';
import { mistold, remindOfOpenDuties, unsent } from './reminding.ts';
import { ReportingLoad } from './reporting-load.ts';

const SEEN_WITHIN = 180_000;
/** What piled up in three minutes is worked off. */
const RECOVERY = 180_000;

let plant: Plant;
before(async () => {
  plant = await Plant.start({ withRedis: process.env.ON_REDIS === '1', withLines: true });
});
after(() => plant.stop());

/** Whether somebody who asks gets the answer that all is well. */
async function saysItWorks(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(10_000) }).catch(
    () => undefined,
  );
  return answer?.ok ?? false;
}

const WAYS: readonly [string, () => void, () => void][] = [
  [
    'its lines fall silent',
    () => plant.lines.forEach((line) => line.fallSilent()),
    () => plant.lines.forEach((line) => line.speak()),
  ],
  ['it stands still', () => plant.worker.freeze(), () => undefined],
];

for (const [name, strike, mend] of WAYS) {
  test(`${name}: seen in time, started anew, nothing lost`, { timeout: SEEN_WITHIN + 300_000 }, async () => {
    await until('the worker works', 60_000, () => saysItWorks(plant.workerAddress));
    const load = new ReportingLoad(plant);
    await load.start();
    const due = await remindOfOpenDuties(plant);
    strike();
    const since = Date.now();
    await until(
      'the worker is known to be dead',
      SEEN_WITHIN,
      async () => !(await saysItWorks(plant.workerAddress)),
    );
    const bySelf = Date.now() - since;
    await until(
      'the API says that nobody does the work',
      SEEN_WITHIN,
      async () => !(await saysItWorks(plant.address)),
    );
    const byApi = Date.now() - since;
    assert.ok(byApi <= SEEN_WITHIN, `seen after ${byApi} ms`);
    mend();
    // What a service manager does with a process that is not well.
    plant.worker.kill();
    const back = Date.now();
    // People worked all that time; what they set off has to come to an end as well.
    await load.stop();
    await until('every reminder is told and sent', RECOVERY, async () => (await unsent(plant)) === 0);
    await until('every event is delivered', RECOVERY, () => allDelivered(plant));
    console.log(
      `${name}: seen at the worker after ${bySelf} ms, at the API after ${byApi} ms; ` +
        `${due} reminders and ${load.acts.length} reports through ${Date.now() - back} ms after the restart`,
    );
    await until('the API works again', RECOVERY, () => saysItWorks(plant.address));
    assert.deepEqual(await mistold(plant), []);
    assert.deepEqual(await contradictions(plant, load), []);
  });
}
