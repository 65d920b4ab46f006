import { randomUUID } from 'node:crypto';
import { openDuties } from '../duties.spec-kit';
import type { DutiesKit } from '../duties.spec-kit';
import { StreaksService } from './streaks.service';

type At = Parameters<DutiesKit['actor']>[0];

describe('runs of misses', () => {
  let kit: DutiesKit;

  beforeEach(async () => {
    kit = await openDuties();
    await kit.database.setClock('2026-11-23T02:00:00Z');
  });
  afterEach(() => kit.close());

  /** An item's months at a post: o on time, l late, m missed, . not due yet, w withdrawn. */
  const months = async (at: At, outcomes: string, title = '党建例会') => {
    const lineage = randomUUID();
    const word = { o: 'on-time', l: 'late', m: 'missed' } as Readonly<Record<string, string>>;
    for (const [index, letter] of [...outcomes].entries()) {
      const month = String(index + 1).padStart(2, '0');
      const id = await kit.county.addDuty({
        ...{ at, title, opensOn: `2026-${month}-01`, dueOn: `2026-${month}-05` },
        state: letter === 'w' ? 'withdrawn' : letter === 'o' || letter === 'l' ? 'reported' : 'owed',
        dueOutcome: word[letter] ?? null,
      });
      await kit.database.owner.query('UPDATE duty SET lineage_id = $2, period_label = $3 WHERE id = $1', [
        id,
        lineage,
        `2026年${index + 1}月`,
      ]);
    }
  };
  const streaks = async (at: At, query = {}) =>
    (await kit.module.get(StreaksService).of(kit.actor(at), query)).items;
  const brief = async (at: At, query = {}) =>
    (await streaks(at, query)).map(({ title, length, running, open }) => [title, length, running, open]);

  it('are counted by item and post, late ones too, from the due dates, the longest first', async () => {
    await months('village', 'ommlmo', '断了的');
    await months('village', 'oooomm', '没断的');
    await months('village', 'omomom', '零星的');
    await months('village', 'mm.', '还有没到期的');
    await months('village', 'mwm', '中间撤销的');
    expect(await brief('village')).toEqual([
      ['断了的', 4, false, 3],
      ['没断的', 2, true, 2],
      ['中间撤销的', 2, true, 2],
      ['还有没到期的', 2, true, 2],
    ]);
    expect(await brief('village', { atLeast: 3 })).toEqual([['断了的', 4, false, 3]]);
  });

  it('say in words how long, since when and how many were made good, with every period to go to', async () => {
    await months('village', 'omlm');
    const [one] = await streaks('village');
    expect(one!.sentence.zh).toBe('连续 3 期未按期（2月5日起），至今没有断；其中 1 期已补报。');
    expect(one!.sentence.en).toBe(
      '3 periods missed running, since 5 February, and still so; 1 made good later.',
    );
    expect(one!.periods.map(({ periodLabel, outcome, inRun }) => [periodLabel, outcome, inRun])).toEqual([
      ['2026年1月', 'on-time', false],
      ['2026年2月', 'missed', true],
      ['2026年3月', 'late', true],
      ['2026年4月', 'missed', true],
    ]);
  });

  it('come by pages, in the same order as whole', async () => {
    for (const [title, outcomes] of Object.entries({
      甲: 'mmmm',
      乙: 'mmo',
      丙: 'omm',
      丁: 'mmm',
      戊: 'omm',
    }))
      await months('village', outcomes, title);
    const whole = await brief('village');
    expect(whole).toHaveLength(5);
    for (const limit of [1, 2, 4]) {
      const rows: unknown[] = [];
      for (let after: string | undefined; ;) {
        const query = { limit, ...(after ? { after } : {}) };
        const page = await kit.module.get(StreaksService).of(kit.actor('village'), query);
        rows.push(...page.items.map(({ title, length, running, open }) => [title, length, running, open]));
        if (page.next === null) break;
        after = page.next;
      }
      expect(rows).toEqual(whole);
    }
  });

  it('of a person are those of their own terms, whatever was missed before them', async () => {
    await months('village', 'mmmoml');
    const { village } = kit.county.people;
    const ofPerson = async () =>
      (await streaks('county', { personId: village, atLeast: 1 })).map(({ length, periods }) => [
        length,
        periods.map(({ dueOn }) => dueOn.slice(5, 7)),
      ]);
    expect(await ofPerson()).toEqual([[3, ['01', '02', '03', '04', '05', '06']]]);
    await kit.database.owner.query(`UPDATE tenure SET starts_on = '2026-03-01' WHERE id = $1`, [
      kit.county.tenures.village,
    ]);
    expect(await ofPerson()).toEqual([[2, ['03', '04', '05', '06']]]);
    await kit.database.owner.query(`UPDATE tenure SET ends_on = '2026-04-05' WHERE id = $1`, [
      kit.county.tenures.village,
    ]);
    expect(await ofPerson()).toEqual([[1, ['03', '04']]]);
    expect(await streaks('county', { personId: kit.county.people.orchard, atLeast: 1 })).toEqual([]);
  });

  it('are shown to whoever has the post in sight, by organisation and by post', async () => {
    await months('village', 'mmm', '村里的');
    await months('orchard', 'mm', '果园的');
    expect((await brief('county')).map(([title]) => title)).toEqual(['村里的', '果园的']);
    expect((await brief('wangshu')).map(([title]) => title)).toEqual(['村里的']);
    expect(await brief('orchard', { organizationId: kit.county.organizations.village })).toEqual([]);
    const { orchard } = kit.county.posts;
    expect((await brief('county', { postId: orchard })).map(([title]) => title)).toEqual(['果园的']);
    expect(await brief('county', { year: 2025 })).toEqual([]);
  });
});
