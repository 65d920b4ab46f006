import { randomUUID } from 'node:crypto';
import { dutyDated } from '@zeren/domain/cycle/duties/duties-events';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { LadderDto, LaddersDto } from './dto/ladders.dto';
import type { LeaveDto, LeavesDto } from './dto/leave.dto';

describe('ladders and leave over HTTP', () => {
  let application: TestApplication;
  let county: SmallCounty;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-11-02T02:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const at of ['county', 'wangshu', 'banshan'] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet: 'organization-clerk',
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
    }
    const listId = await county.addList({ at: 'village' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-11-02', dueOn: '2026-11-20' });
    await application.worker
      .get(UnitOfWork, { strict: false })
      .write(systemActor(districtId, 'spec'), (tx) => Promise.resolve(tx.emit(dutyDated(listId))));
    await application.settle();
  });
  afterAll(() => application.close());

  const signIn = (username: string) => application.signIn(username, TEST_PASSWORD);
  const waiting = async () =>
    (
      await application.database.owner.query<{ kind: string; day: string }>(
        `SELECT kind, to_char(due_at, 'MM-DD') AS day FROM reminder WHERE state = 'waiting' ORDER BY due_at, climb`,
      )
    ).rows.map(({ kind, day }) => `${day} ${kind}`);

  it('come with defaults; the county changes one, and what waits is put up anew', async () => {
    const clerk = await signIn('county');
    const { body } = await clerk.get<LaddersDto>('/api/reminders/ladders');
    expect(body.mayChange).toBe(true);
    expect(body.items[0]).toEqual({
      kind: 'duty-filed',
      before: [7, 3, 1],
      onTheDay: true,
      after: [1, 3, 7],
      above: [1, 3, 7],
      version: 1,
    });
    expect((await waiting())[0]).toBe('11-11 duty-due-soon');
    const rule = { before: [2], onTheDay: false, after: [5], above: [] };
    const changed = await clerk.put<LadderDto>('/api/reminders/ladders/duty-filed', {
      body: rule,
      version: 1,
    });
    expect(changed).toMatchObject({ status: 200, body: { ...rule, version: 2 } });
    await application.settle();
    expect(await waiting()).toEqual(['11-18 duty-due-soon', '11-27 duty-overdue', '12-18 duty-severe']);
    expect((await clerk.put('/api/reminders/ladders/duty-filed', { body: rule, version: 1 })).status).toBe(
      412,
    );
    expect((await clerk.put('/api/reminders/ladders/duty-filed', { body: rule, version: 2 })).status).toBe(
      200,
    );
    const twice = await clerk.put('/api/reminders/ladders/receipt', {
      body: { ...rule, after: [1, 1] },
      version: 1,
    });
    expect(twice).toMatchObject({ status: 422, body: { code: 'reminders.rungs', field: 'after' } });
  });

  it('are the whole county’s: a township reads them and changes none', async () => {
    const clerk = await signIn('wangshu');
    const { body } = await clerk.get<LaddersDto>('/api/reminders/ladders');
    expect([body.mayChange, body.items[0]!.before]).toEqual([false, [2]]);
    const refused = await clerk.put('/api/reminders/ladders/receipt', {
      body: { before: [], onTheDay: true, after: [], above: [] },
      version: 1,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'reminders.ladder-of-all' } });
  });

  it('a clerk registers that somebody below is away, and that they are back', async () => {
    const clerk = await signIn('wangshu');
    const { village, school, orchard } = county.people;
    const leave = { personId: village, standInId: school, startsOn: '2026-11-03', endsOn: '2026-11-20' };
    const made = await clerk.post<LeaveDto>('/api/reminders/leaves', { body: leave });
    expect(made).toMatchObject({
      status: 200,
      body: { personName: '清溪村党总支书记', standInName: '望舒中学党支部书记', version: 1 },
    });
    const refusals = [
      [{ ...leave, startsOn: '2026-11-20', endsOn: '2026-11-25' }, 'reminders.leave-overlaps'],
      [{ ...leave, endsOn: '2026-11-02' }, 'reminders.leave-days'],
      [{ ...leave, standInId: village }, 'reminders.own-stand-in'],
      [{ ...leave, personId: orchard }, 'request.not-found'],
      [{ ...leave, personId: randomUUID() }, 'request.not-found'],
      [{ ...leave, standInId: randomUUID() }, 'reminders.stand-in-without-post'],
    ] as const;
    for (const [body, code] of refusals) {
      expect((await clerk.post<{ code: string }>('/api/reminders/leaves', { body })).body.code).toBe(code);
    }
    const other = await signIn('banshan');
    expect((await other.get<LeavesDto>('/api/reminders/leaves')).body.items).toEqual([]);
    const end = (client: typeof clerk, version: number) =>
      client.post<LeaveDto>(`/api/reminders/leaves/${made.body.id}/end`, { version });
    expect((await end(other, 1)).status).toBe(404);
    expect((await clerk.get<LeavesDto>('/api/reminders/leaves')).body.items).toHaveLength(1);
    expect((await end(clerk, 1)).status).toBe(200);
    expect((await end(clerk, 1)).status).toBe(412);
    expect((await clerk.get<LeavesDto>('/api/reminders/leaves')).body.items).toEqual([]);
  });
});
