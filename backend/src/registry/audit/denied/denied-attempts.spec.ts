import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DeniedAttemptRepository } from './denied-attempt.repository';

describe('attempts at what somebody may not do or see', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let accountId: string;
  let wangshu: TestClient;
  let foreignDuty: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createSmallCounty(application.database.owner);
    accountId = await openTestAccount(application, 'wangshu', {
      districtId: county.districtId,
      personId: county.people.wangshu,
    });
    await grantForTest(application, county.districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: county.organizations.wangshu,
      to: { postId: county.posts.wangshu },
      validFrom: '2026-01-01',
    });
    foreignDuty = await county.addDuty({ at: 'orchard', opensOn: '2026-01-01', dueOn: '2026-12-31' });
    await application.database.setClock('2026-11-23T01:00:05Z');
    wangshu = await application.signIn('wangshu', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  beforeEach(() => application.database.owner.query('DELETE FROM denied_attempt'));

  const told = async () => {
    const { rows } = await application.database.owner.query<{
      action: string;
      after: object;
      tenure: string;
    }>(
      `SELECT action, after, actor_tenure_id AS tenure FROM audit_entry
       WHERE action LIKE 'access.%' AND account_id = $1 AND district_id = $2 ORDER BY at, id`,
      [accountId, county.districtId],
    );
    return rows;
  };

  it('are on record when they are answered, with the permission that was missing and the post acted under', async () => {
    expect((await wangshu.get('/api/accounts')).status).toBe(403);
    expect(await told()).toEqual([
      {
        action: 'access.deny',
        after: {
          code: 'access.permission-missing',
          permission: 'accounts.manage',
          method: 'GET',
          route: '/api/accounts',
          target: null,
        },
        tenure: county.tenures.wangshu,
      },
    ]);
  });

  it('are on record for what is not there for them, foreign and missing alike', async () => {
    const missing = randomUUID();
    await application.database.setClock('2026-11-23T01:10:05Z');
    const before = (await told()).length;
    expect((await wangshu.get(`/api/duties/${foreignDuty}`)).status).toBe(404);
    await application.database.setClock('2026-11-23T01:11:05Z');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await wangshu.get(`/api/duties/${missing}`)).status).toBe(404);
    expect((await told()).slice(before).map(({ after }) => after)).toEqual([
      expect.objectContaining({ code: 'request.not-found', route: '/api/duties/:id', target: foreignDuty }),
      expect.objectContaining({ code: 'request.not-found', route: '/api/duties/:id', target: missing }),
    ]);
  });

  it('fill the record with no more than two entries a minute, however often they are repeated', async () => {
    await application.database.setClock('2026-11-23T01:20:05Z');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const before = (await told()).length;
    await Promise.all(Array.from({ length: 30 }, () => wangshu.get('/api/accounts')));
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await told()).toHaveLength(before + 1);

    await application.runJob('audit.sum-denied-attempts');
    expect(await told()).toHaveLength(before + 1);
    await application.database.setClock('2026-11-23T01:23:00Z');
    await application.runJob('audit.sum-denied-attempts');
    await application.runJob('audit.sum-denied-attempts');
    expect((await told()).slice(before + 1)).toEqual([
      {
        action: 'access.deny-repeatedly',
        after: {
          code: 'access.permission-missing',
          method: 'GET',
          route: '/api/accounts',
          attempts: 30,
          minute: '2026-11-23T01:20:00.000Z',
          lastAt: expect.stringContaining('2026-11-23T01:20:') as string,
        },
        tenure: null,
      },
    ]);
  });

  it('are counted together beyond so many routes in a minute', async () => {
    const repository = application.api.get(DeniedAttemptRepository, { strict: false });
    const unitOfWork = application.api.get(UnitOfWork, { strict: false });
    const routes = await unitOfWork.write(systemActor(county.districtId, 'spec'), async (tx) => {
      const counted = [];
      for (let route = 0; route < 25; route++) {
        counted.push(await repository.add(tx, { accountId, route: `GET /api/${route}`, code: 'x' }, 1));
      }
      counted.push(await repository.add(tx, { accountId, route: 'GET /api/0', code: 'x' }, 4));
      return counted;
    });
    expect(routes.slice(18, 22).map(({ route }) => route)).toEqual([
      'GET /api/18',
      'GET /api/19',
      '(other)',
      '(other)',
    ]);
    expect(routes.slice(-2)).toEqual([
      { route: '(other)', attempts: 5 },
      { route: 'GET /api/0', attempts: 5 },
    ]);
  });

  it('are none where a rule says no to what they may do, or nobody has signed in', async () => {
    await application.database.setClock('2026-11-23T01:40:05Z');
    const before = (await told()).length;
    expect((await wangshu.post('/api/session/password', { body: { current: 'x', next: 'y' } })).status).toBe(
      422,
    );
    expect((await application.client().get('/api/accounts')).status).toBe(401);
    expect((await wangshu.get('/api/no-such-route')).status).toBe(404);
    expect(await told()).toHaveLength(before);
  });
});
