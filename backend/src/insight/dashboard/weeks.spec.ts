import { openDashboard } from './dashboard.spec-kit';
import type { DashboardKit } from './dashboard.spec-kit';
import { TrendService } from './trend.service';
import { WeekKeeper } from './week-keeper';

describe('figures by the week', () => {
  let kit: DashboardKit;

  beforeAll(async () => {
    kit = await openDashboard();
    // A Wednesday.
    await kit.database.setClock('2026-11-25T02:00:00Z');
    const duty = (
      at: 'village' | 'school',
      domain: string,
      dueOn: string,
      reportedOn: string | null,
      light = 'late' as 'late' | 'overdue',
    ) =>
      kit.county.addDuty({
        ...{ at, domain, dueOn, light, reportedOn, opensOn: '2026-10-01' },
        state: reportedOn ? 'reported' : 'owed',
      });
    await duty('village', '农村', '2026-10-30', '2026-10-29');
    await duty('village', '农村', '2026-11-10', '2026-11-18');
    await duty('village', '农村', '2026-11-20', null, 'overdue');
    await duty('village', '农村', '2026-11-24', null, 'overdue');
    await duty('school', '学校', '2026-11-19', '2026-11-24');
  });
  afterAll(() => kit.close());

  const trend = (...roots: Parameters<DashboardKit['actorOf']>) =>
    kit.module.get(TrendService).trend(kit.actorOf(...roots), { year: 2026 });

  it('are kept once, also for weeks in which no job ran', async () => {
    const keeper = kit.worker.get(WeekKeeper);
    const counted = async () =>
      (await kit.database.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM week_figure')).rows[0]!
        .n;
    expect((await trend('county')).weeks.every(({ due }) => due === null)).toBe(true);
    await keeper.keepAll();
    const before = await counted();
    expect(before).toBeGreaterThan(0);
    await keeper.keepAll();
    expect(await counted()).toBe(before);
  });

  it('say how a subtree stood when each week began', async () => {
    const { weeks } = await trend('county');
    expect(weeks).toHaveLength(12);
    expect(weeks.slice(-4)).toEqual([
      { monday: '2026-11-02', due: 1, onTime: 1, onTimeRate: '100.0', overdue: 0 },
      { monday: '2026-11-09', due: 1, onTime: 1, onTimeRate: '100.0', overdue: 0 },
      { monday: '2026-11-16', due: 2, onTime: 1, onTimeRate: '50.0', overdue: 1 },
      { monday: '2026-11-23', due: 4, onTime: 1, onTimeRate: '25.0', overdue: 2 },
    ]);
    expect((await trend('school')).weeks.at(-1)).toMatchObject({ due: 1, overdue: 1 });
  });

  it('and what changed in this one, by domain', async () => {
    const { since, changes } = await trend('county');
    expect(since).toBe('2026-11-23');
    expect(changes.filter(({ before, added, cleared }) => before + added + cleared > 0)).toEqual([
      { group: 'rural', nameZh: '农村', nameEn: 'Rural', before: 1, added: 1, cleared: 0 },
      { group: 'schools', nameZh: '学校', nameEn: 'Schools', before: 1, added: 0, cleared: 1 },
    ]);
    expect((await trend('village')).changes.map(({ cleared }) => cleared)).not.toContain(1);
  });
});
