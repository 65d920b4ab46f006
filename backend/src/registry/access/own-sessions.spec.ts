import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { OwnSessionsDto, OwnSessionView } from './dto/own-sessions.dto';

const START = Date.parse('2026-11-23T01:00:00Z');
const EDGE = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0';
const WECHAT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit MicroMessenger/8.0.60';

describe('where somebody is signed in', () => {
  let application: TestApplication;
  let county: SmallCounty;

  beforeAll(async () => {
    application = await createTestApplication({ settings: { TRUST_PROXY: '1' } });
    county = await createSmallCounty(application.database.owner);
    for (const key of ['wangshu', 'county'] as const) {
      const owner = { districtId: county.districtId, personId: county.people[key] };
      await openTestAccount(application, key, owner);
    }
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    await application.database.setClock(new Date(START).toISOString());
    await application.database.owner.query('DELETE FROM session');
  });

  const minutesLater = (minutes: number) =>
    application.database.setClock(new Date(START + minutes * 60_000).toISOString());
  const signIn = async (userAgent: string, address = '10.8.0.21', username = 'wangshu') => {
    const client = application.client();
    const answer = await client.post('/api/session', {
      body: { username, password: TEST_PASSWORD },
      headers: { 'user-agent': userAgent, 'x-forwarded-for': address },
    });
    expect(answer.status).toBe(200);
    return client;
  };
  const list = async (client: TestClient): Promise<OwnSessionView[]> =>
    (await client.get<OwnSessionsDto>('/api/sessions')).body.items;
  const codeOf = async (client: TestClient) =>
    (await client.get<{ code?: string }>('/api/session')).body.code ?? 'ok';
  const recorded = async (action: string) => {
    const { rows } = await application.database.owner.query<{ before: unknown; after: unknown }>(
      'SELECT before, after FROM audit_entry WHERE action = $1',
      [action],
    );
    return rows;
  };

  it('is told in words, the last used first, this one marked, and nobody else’s', async () => {
    const desk = await signIn(EDGE);
    await minutesLater(10);
    const phone = await signIn(WECHAT, '10.8.0.22');
    await signIn(EDGE, '10.8.0.30', 'county');
    const items = await list(phone);
    expect(items).toEqual([
      {
        id: expect.any(String) as string,
        kind: 'phone',
        device: { zh: 'iPhone · 微信', en: 'iPhone · WeChat' },
        address: '10.8.0.22',
        begunAt: expect.stringMatching(/^2026-11-23T01:10:/) as string,
        lastUsedAt: expect.stringMatching(/^2026-11-23T01:10:/) as string,
        present: true,
      },
      {
        id: expect.any(String) as string,
        kind: 'computer',
        device: { zh: 'Windows 电脑 · Edge', en: 'Windows computer · Edge' },
        address: '10.8.0.21',
        begunAt: expect.stringMatching(/^2026-11-23T01:00:/) as string,
        lastUsedAt: expect.stringMatching(/^2026-11-23T01:00:/) as string,
        present: false,
      },
    ]);
    expect((await list(desk)).map(({ present }) => present)).toEqual([true, false]);
  });

  it('leaves out what is over, idle or by its hours', async () => {
    await signIn(EDGE);
    await minutesLater(31);
    expect(await list(await signIn(WECHAT))).toHaveLength(1);
  });

  it('ends on one device, which its next request feels', async () => {
    const lost = await signIn(WECHAT);
    const desk = await signIn(EDGE);
    const other = (await list(desk)).find(({ present }) => !present)!;
    expect((await desk.delete(`/api/sessions/${other.id}`)).status).toBe(204);
    expect([await codeOf(lost), await codeOf(desk)]).toEqual(['session.missing', 'ok']);
    expect(await recorded('session.end-elsewhere')).toEqual([
      { before: { device: 'iPhone · 微信', address: '10.8.0.21' }, after: null },
    ]);
    expect((await desk.delete(`/api/sessions/${other.id}`)).status).toBe(404);
  });

  it('cannot be ended by anybody else, who is answered as if there were none', async () => {
    const mine = await signIn(EDGE);
    const [session] = await list(mine);
    const stranger = await signIn(EDGE, '10.8.0.30', 'county');
    expect((await stranger.delete(`/api/sessions/${session!.id}`)).status).toBe(404);
    expect(await codeOf(mine)).toBe('ok');
  });

  it('ends everywhere else', async () => {
    const others = [await signIn(WECHAT), await signIn(EDGE)];
    const foreign = await signIn(EDGE, '10.8.0.30', 'county');
    const here = await signIn(EDGE);
    expect((await here.post('/api/sessions/end-others')).body).toEqual({ ended: 2 });
    for (const other of others) expect(await codeOf(other)).toBe('session.missing');
    expect([await codeOf(here), await codeOf(foreign)]).toEqual(['ok', 'ok']);
    expect(await recorded('session.end-others')).toEqual([{ before: null, after: { ended: 2 } }]);
  });

  it('ends everywhere, here too', async () => {
    const other = await signIn(WECHAT);
    const here = await signIn(EDGE);
    const answer = await here.post('/api/sessions/end-all');
    expect(answer.status).toBe(204);
    expect(here.cookies.has('zeren-session')).toBe(false);
    expect([await codeOf(other), await codeOf(here)]).toEqual(['session.missing', 'session.missing']);
    expect(await recorded('session.end-all')).toEqual([{ before: null, after: { ended: 2 } }]);
  });

  it('ends everywhere else with a new password', async () => {
    const other = await signIn(WECHAT);
    const here = await signIn(EDGE);
    const change = { current: TEST_PASSWORD, next: 'Quiet-Harbour-31' };
    expect((await here.post('/api/session/password', { body: change })).status).toBe(204);
    expect([await codeOf(other), await codeOf(here)]).toEqual(['session.missing', 'ok']);
  });
});
