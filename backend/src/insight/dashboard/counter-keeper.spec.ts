import { CounterKeeper } from './counter-keeper';
import { RecountCountersJob } from './dashboard.jobs';
import { openDashboard } from './dashboard.spec-kit';
import type { CountedSpecDuty, DashboardKit } from './dashboard.spec-kit';

describe('node counters', () => {
  let kit: DashboardKit;
  let keeper: CounterKeeper;

  beforeEach(async () => {
    kit = await openDashboard();
    keeper = kit.worker.get(CounterKeeper);
  });
  afterEach(() => kit.close());

  const duty: CountedSpecDuty = { at: 'village', domain: '农村', light: 'overdue', dueOutcome: 'missed' };
  const counters = async () => {
    const { rows } = await kit.database.owner.query<{
      name: string;
      measure: string;
      bucket: string;
      amount: number;
    }>(
      `SELECT o.name_zh AS name, measure, bucket, amount FROM node_counter n JOIN organization o ON o.id = n.organization_id
       WHERE amount <> 0 ORDER BY o.sort, measure, bucket`,
    );
    return rows.map(({ name, measure, bucket, amount }) => `${name} ${measure} ${bucket} ${amount}`);
  };
  const waiting = async () => (await kit.database.owner.query('SELECT 1 FROM counter_delta')).rowCount;

  it('take deltas up to every ancestor and leave none behind', async () => {
    await kit.addCounted(duty);
    await kit.addCounted({ ...duty, light: 'ok', dueOutcome: null });
    await kit.addCounted({ ...duty, at: 'orchard' });
    expect(await keeper.foldAll()).toBe(5);
    expect(await waiting()).toBe(0);
    expect(await counters()).toEqual([
      '云岭县委 duty ok 1',
      '云岭县委 duty overdue 2',
      '云岭县委 duty-due missed 2',
      '望舒镇党委 duty ok 1',
      '望舒镇党委 duty overdue 1',
      '望舒镇党委 duty-due missed 1',
      '半山乡党委 duty overdue 1',
      '半山乡党委 duty-due missed 1',
      '清溪村党总支 duty ok 1',
      '清溪村党总支 duty overdue 1',
      '清溪村党总支 duty-due missed 1',
      '果园村党支部 duty overdue 1',
      '果园村党支部 duty-due missed 1',
    ]);
  });

  it('count each delta once when folders race', async () => {
    for (let n = 0; n < 40; n += 1) await kit.addCounted(duty);
    const folding = Promise.all(Array.from({ length: 4 }, () => keeper.foldAll()));
    for (let n = 0; n < 10; n += 1) await kit.addCounted(duty);
    await folding;
    await keeper.foldAll();
    expect((await counters())[0]).toBe('云岭县委 duty overdue 50');
    expect(await keeper.recountAll()).toEqual([]);
  });

  it('have not drifted after folding, half folded, or with everything waiting', async () => {
    expect(await keeper.recountAll()).toEqual([]);
    const id = await kit.addCounted(duty);
    expect(await keeper.recountAll()).toEqual([]);
    await keeper.foldAll();
    await kit.turn(id, duty, { light: 'late', dueOutcome: 'late' });
    expect(await keeper.recountAll()).toEqual([]);
    await keeper.foldAll();
    expect(await keeper.recountAll()).toEqual([]);
  });

  it('are found wrong and put right when a write forgot to count, or counted twice', async () => {
    await kit.addCounted(duty);
    await keeper.foldAll();
    await kit.county.addDuty({
      at: 'school',
      domain: '学校',
      light: 'severe',
      dueOutcome: 'missed',
      opensOn: '2026-01-01',
      dueOn: '2026-02-01',
    });
    await kit.database.owner.query(
      `UPDATE node_counter SET amount = amount + 3 WHERE organization_id = $1 AND measure = 'duty'`,
      [kit.county.organizations.county],
    );
    const drift = await keeper.recountAll();
    const missing = drift.map(({ organizationId, measure, bucket, missing }) => [
      organizationId,
      measure,
      bucket,
      missing,
    ]);
    expect(missing).toHaveLength(7);
    expect(missing).toContainEqual([kit.county.organizations.county, 'duty', 'overdue', -3]);
    expect(missing).toContainEqual([kit.county.organizations.wangshu, 'duty-due', 'missed', 1]);
    expect(await keeper.recountAll()).toEqual([]);
    expect((await counters())[0]).toBe('云岭县委 duty overdue 1');
  });

  it('are proved in the night, and only then', async () => {
    await kit.county.addDuty({ at: 'school', opensOn: '2026-01-01', dueOn: '2026-12-31' });
    const job = kit.worker.get(RecountCountersJob);
    for (const day of ['2026-11-23T17:59:00Z', '2026-11-23T19:00:00Z']) {
      await kit.database.setClock(day);
      await job.run();
      expect(await counters()).toEqual([]);
    }
    await kit.database.setClock('2026-11-23T18:00:30Z');
    await job.run();
    expect(await counters()).toHaveLength(3);
  });

  it('follow an organisation to its new parent at the next recount', async () => {
    await kit.addCounted({ ...duty, at: 'orchard' });
    await keeper.foldAll();
    const { orchard, banshan, wangshu } = kit.county.organizations;
    await kit.database.owner.query(
      `UPDATE organization_closure SET ancestor_id = $3 WHERE descendant_id = $1 AND ancestor_id = $2`,
      [orchard, banshan, wangshu],
    );
    await keeper.recountAll();
    expect(await counters()).toEqual([
      '云岭县委 duty overdue 1',
      '云岭县委 duty-due missed 1',
      '望舒镇党委 duty overdue 1',
      '望舒镇党委 duty-due missed 1',
      '果园村党支部 duty overdue 1',
      '果园村党支部 duty-due missed 1',
    ]);
  });
});
