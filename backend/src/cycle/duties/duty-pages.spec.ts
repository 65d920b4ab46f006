import { randomUUID } from 'node:crypto';
import type { SmallOrganization } from '@zeren/testing/small-county';
import type { Actor } from '../../platform/actor';
import { ReadTx } from '../../platform/database/transaction';
import { MONTHLY, openDuties, QUARTERLY, refusalOf } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutiesService } from './duties.service';
import type { DutyQuery } from './dto/duty-requests.dto';
import type { DutyRowDto } from './dto/duty.dto';
import { DutyCommands } from './duty-commands';
import { writePageKey } from './duty-page-key';

const EVERYWHERE: SmallOrganization[] = ['county', 'wangshu', 'banshan', 'village', 'school', 'orchard'];

describe('lists of duties', () => {
  let kit: DutiesKit;
  let commands: DutyCommands;
  let service: DutiesService;

  beforeAll(async () => {
    kit = await openDuties();
    commands = kit.module.get(DutyCommands);
    service = kit.module.get(DutiesService);
    await kit.database.setClock('2026-01-05T02:00:00Z');
    for (const at of EVERYWHERE) {
      const domain = at === 'school' ? '学校' : '农村';
      const items = [
        { clauses: [MONTHLY], domain },
        { clauses: [MONTHLY, QUARTERLY], domain: '机关' },
      ];
      const listId = await kit.issuedList(at, items);
      await kit.write((tx) => commands.dateList(tx, listId, { includeElapsed: false }));
    }
    await kit.database.setClock('2026-06-22T02:00:00Z');
    await commands.turnLights(kit.county.districtId, 'spec');
  });
  afterAll(() => kit.close());

  const all = async (actor: Actor, query: DutyQuery): Promise<DutyRowDto[]> => {
    const rows: DutyRowDto[] = [];
    for (let after: string | undefined; ;) {
      const page = await service.page(actor, { ...query, ...(after ? { after } : {}) });
      rows.push(...page.items);
      if (page.next === null) return rows;
      after = page.next;
    }
  };
  const idsWhere = async (condition: string, values: unknown[] = []) =>
    (
      await kit.database.owner.query<{ id: string }>(
        `SELECT d.id FROM duty d JOIN organization o ON o.id = d.organization_id WHERE ${condition} ORDER BY d.due_on, d.id`,
        values,
      )
    ).rows.map((row) => row.id);

  it.each([1, 7, 50, 200])('are complete without doubles, in order, by pages of %s', async (limit) => {
    const rows = await all(kit.actor('county'), { limit, organizationId: kit.county.organizations.village });
    expect(rows.map((row) => row.id)).toEqual(await idsWhere(`o.code = 'village'`));
  });

  it('show the subtree of the roots, and nothing beside it', async () => {
    const expected: Record<SmallOrganization, string> = {
      county: 'true',
      wangshu: `o.code IN ('wangshu', 'village', 'school')`,
      banshan: `o.code IN ('banshan', 'orchard')`,
      village: `o.code = 'village'`,
      school: `o.code = 'school'`,
      orchard: `o.code = 'orchard'`,
    };
    for (const at of EVERYWHERE) {
      const rows = await all(kit.actor(at), { limit: 200 });
      expect(rows.map((row) => row.id)).toEqual(await idsWhere(expected[at]));
    }
  });

  it('show several roots and the own post merged, each row once', async () => {
    const { organizations } = kit.county;
    const actor = {
      ...kit.actor('school'),
      rootOrganizationIds: [organizations.village, organizations.banshan, organizations.orchard],
    };
    const rows = await all(actor, { limit: 9 });
    expect(rows.map((row) => row.id)).toEqual(
      await idsWhere(`o.code IN ('school', 'village', 'banshan', 'orchard')`),
    );
  });

  it('show the own post even without any root, and nothing without a post', async () => {
    const own = { ...kit.actor('school'), rootOrganizationIds: [] };
    expect((await all(own, { limit: 200 })).map((row) => row.id)).toEqual(
      await idsWhere(`o.code = 'school'`),
    );
    const nobody = { ...own, postId: null, tenureId: null, organizationId: null };
    expect(await all(nobody, {})).toEqual([]);
  });

  it('narrow to another organisation within sight only', async () => {
    const { organizations } = kit.county;
    expect(await all(kit.actor('banshan'), { organizationId: organizations.village })).toEqual([]);
    expect(await all(kit.actor('county'), { organizationId: randomUUID() })).toEqual([]);
    const rows = await all(kit.actor('village'), { organizationId: organizations.wangshu, limit: 200 });
    expect(rows.map((row) => row.id)).toEqual(await idsWhere(`o.code = 'village'`));
  });

  it('narrow to what an organisation owes itself, without what lies below it', async () => {
    const { organizations } = kit.county;
    const subtree = await all(kit.actor('county'), { organizationId: organizations.wangshu, limit: 200 });
    const own = await all(kit.actor('county'), {
      organizationId: organizations.wangshu,
      itself: '1',
      limit: 200,
    });
    expect(own.length).toBeLessThan(subtree.length);
    expect(own.map((row) => row.id)).toEqual(
      subtree.filter((row) => row.organizationId === organizations.wangshu).map((row) => row.id),
    );
  });

  it('narrow by post, domain, light, year and dates together', async () => {
    const rows = await all(kit.actor('county'), {
      domain: ['机关', '学校'],
      light: ['overdue', 'severe', 'soon'],
      year: 2026,
      from: '2026-03-01',
      to: '2026-06-30',
      limit: 5,
    });
    expect(rows.map((row) => row.id)).toEqual(
      await idsWhere(
        `d.domain_code IN ('机关', '学校') AND d.light IN ('overdue', 'severe', 'soon') AND d.due_on BETWEEN '2026-03-01' AND '2026-06-30'`,
      ),
    );
    const { posts } = kit.county;
    expect(await all(kit.actor('county'), { postId: posts.village, year: 2027 })).toEqual([]);
  });

  it('drill from each number that is counted to exactly its rows', async () => {
    const { deltas } = await kit.counted();
    const counted = Object.entries(deltas);
    expect(new Set(counted.map(([key]) => key.split(' ')[3]))).toEqual(new Set(['duty', 'duty-due']));
    for (const [key, amount] of counted) {
      const [organizationId, domain, , measure, bucket] = key.split(' ');
      const rows = await all(kit.actor('county'), {
        postId: Object.entries(kit.county.organizations)
          .filter(([, id]) => id === organizationId)
          .map(([at]) => kit.county.posts[at as SmallOrganization])[0],
        domain: [domain!],
        ...(measure === 'duty'
          ? { light: [bucket as DutyRowDto['light']] }
          : { outcome: [bucket as 'missed'] }),
        year: 2026,
        limit: 200,
      });
      expect([key, rows.length]).toEqual([key, amount]);
      if (measure === 'duty') expect(rows.every((row) => row.light === bucket)).toBe(true);
    }
  });

  it('take as many queries for two hundred rows as for one', async () => {
    const spy = jest.spyOn(ReadTx.prototype, 'sql');
    const queries = async (limit: number) => {
      await service.page(kit.actor('wangshu'), { limit });
      spy.mockClear();
      await service.page(kit.actor('wangshu'), { limit });
      return spy.mock.calls.map(([name]) => name.replace(/^(duties\.page)\..*/, '$1'));
    };
    const few = await queries(1);
    expect(few).toEqual([
      'organizations.scope-roots',
      'duties.page',
      'organizations.posts-with-tenures',
      'calendar.digest',
    ]);
    expect(await queries(200)).toEqual(few);
    spy.mockRestore();
  });

  it('refuse a cursor that nobody gave out', async () => {
    for (const after of [
      'x',
      Buffer.from('2026-02-31 x').toString('base64url'),
      writePageKey({ day: '2026-02-31', id: randomUUID() }),
    ]) {
      expect(await refusalOf(service.page(kit.actor('county'), { after }))).toBe('request.invalid');
    }
  });

  it('say what needs a hand now, and how much is left without', async () => {
    const todo = await service.todo(kit.actor('village'));
    const mine = await all(kit.actor('village'), { mine: '1', limit: 200 });
    const ids = (rows: readonly DutyRowDto[]) => rows.map((row) => row.id);
    expect(ids(todo.overdue)).toEqual(
      ids(mine.filter((row) => row.light === 'overdue' || row.light === 'severe')),
    );
    expect(ids(todo.soon)).toEqual(ids(mine.filter((row) => row.light === 'soon')));
    expect(todo.soon.map((row) => row.dueOn)).toEqual(['2026-06-25']);
    expect(todo.openCount).toBe(mine.filter((row) => row.light === 'idle' || row.light === 'ok').length);
    expect(todo.nextDue).toMatchObject({ dueOn: '2026-07-06', light: 'idle' });
    expect(todo.toReceive).toMatchObject([{ organizationName: '清溪村党总支', state: 'issued' }]);
    expect(todo.minutes).toBe(Math.ceil((todo.overdue.length + todo.soon.length) * 1.5 + 1));
    expect(await service.todo({ ...kit.actor('village'), tenureId: null, postId: null })).toMatchObject({
      overdue: [],
      toReceive: [],
      minutes: 0,
      nextDue: null,
    });
  });
});
