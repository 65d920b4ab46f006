import { randomUUID } from 'node:crypto';
import { periodic } from '@zeren/domain/cycle/responsibility/make-clauses';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { DutyRowDto } from '../../src/cycle/duties';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import type { TestClient, TestResponse } from '../test-client';

interface Detail extends DutyRowDto {
  reports: { result: string; reporterName: string }[];
  evidence: { id: string; fileName: string; mediaType: string }[];
  reusable: { id: string }[];
  draft: { result: string } | null;
}
interface Todo {
  overdue: DutyRowDto[];
  soon: DutyRowDto[];
  toReceive: { id: string; version: number }[];
  openCount: number;
}
interface Problem {
  code: string;
  sentences: { zh: string; en: string };
}

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a list is issued, becomes duties, is reported with evidence and counted', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;
  let village: TestClient;
  let listId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-10T02:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const at of ['county', 'village', 'orchard'] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet: at === 'county' ? 'organization-clerk' : 'officeholder',
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
    }
    listId = await county.addList({ at: 'village', state: 'draft' });
    await county.addItem({
      listId,
      title: '每季度召开一次支部党员大会',
      domain: '农村',
      clauses: [periodic('quarterly')],
    });
    clerk = await application.signIn('county', TEST_PASSWORD);
    village = await application.signIn('village', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const on = async (instant: string) => {
    await application.database.setClock(instant);
    await application.runJob('duties.turn-lights');
    clerk = await application.signIn('county', TEST_PASSWORD);
    village = await application.signIn('village', TEST_PASSWORD);
  };
  const ok = <Body>(answer: TestResponse<Body>): Body => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const duties = async (who: TestClient, query = '') =>
    ok(await who.get<{ items: DutyRowDto[]; next: string | null }>(`/api/duties?limit=200${query}`)).items;
  const detail = async (who: TestClient, id: string) => ok(await who.get<Detail>(`/api/duties/${id}`));
  const figures = async () =>
    ok(
      await clerk.get<{ totals: Record<string, number | string | null> }>(
        '/api/dashboard/overview?year=2026',
      ),
    ).totals;

  it('dates the duties of the year once the list is issued', async () => {
    expect(await duties(village)).toEqual([]);
    const [draft] = ok(
      await clerk.get<{ items: { id: string; version: number }[] }>('/api/responsibility-lists?year=2026'),
    ).items;
    ok(await clerk.post(`/api/responsibility-lists/${draft!.id}/issue`, { version: draft!.version }));
    await application.settle();
    const rows = await duties(village);
    expect(rows.map((row) => [row.dueOn, row.light, row.canReport])).toEqual([
      ['2026-03-31', 'ok', true],
      ['2026-06-30', 'idle', true],
      ['2026-09-30', 'idle', true],
      ['2026-12-31', 'idle', true],
    ]);
    expect((await duties(clerk)).map((row) => [row.id, row.canReport])).toEqual(
      rows.map((row) => [row.id, false]),
    );
    const todo = ok(await village.get<Todo>('/api/duties/todo'));
    expect(todo).toMatchObject({ overdue: [], soon: [], openCount: 4, toReceive: [{ id: listId }] });
  });

  it('is reported with a photograph that only those who see the duty can open', async () => {
    const [duty] = await duties(village, '&mine=1');
    ok(await village.put(`/api/duties/${duty!.id}/draft`, { body: { result: '3月9日已开' } }));
    const photo = { fileName: '党员大会 现场.jpg', mediaType: 'image/jpeg', content: PHOTO };
    const piece = ok(await village.upload<{ id: string }>(`/api/duties/${duty!.id}/evidence`, photo));
    expect(await detail(village, duty!.id)).toMatchObject({
      draft: { result: '3月9日已开' },
      evidenceCount: 1,
      evidence: [{ id: piece.id, fileName: '党员大会 现场.jpg', mediaType: 'image/png' }],
      version: duty!.version,
    });
    const page = { fileName: '网页.html', mediaType: 'image/png', content: '<script>alert(1)</script>' };
    const refused = await village.upload<Problem>(`/api/duties/${duty!.id}/evidence`, page);
    expect(refused).toMatchObject({ status: 415, body: { code: 'evidence.kind-not-taken' } });

    const report = { body: { result: '3月9日召开，21名党员到会' }, version: duty!.version };
    const reported = ok(await village.post<Detail>(`/api/duties/${duty!.id}/report`, report));
    expect(reported).toMatchObject({
      state: 'reported',
      light: 'early',
      draft: null,
      reports: [{ reporterName: '清溪村党总支书记' }],
    });
    const stale = await village.post<Problem>(`/api/duties/${duty!.id}/report`, report);
    expect(stale).toMatchObject({ status: 412, body: { code: 'request.changed-meanwhile' } });
    const unversioned = await village.post<Problem>(`/api/duties/${duty!.id}/report`, { body: report.body });
    expect(unversioned).toMatchObject({ status: 428 });

    const opened = await clerk.get(`/api/duties/${duty!.id}/evidence/${piece.id}`);
    expect(opened.status).toBe(200);
    expect(opened.raw.equals(PHOTO)).toBe(true);
    expect(opened.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    const name = encodeURIComponent('党员大会 现场.jpg.png');
    expect(opened.headers['content-disposition']).toBe(
      `inline; filename="____ __.jpg.png"; filename*=UTF-8''${name}`,
    );
    const neighbour = await application.signIn('orchard', TEST_PASSWORD);
    for (const url of [
      `/api/duties/${duty!.id}`,
      `/api/duties/${duty!.id}/evidence/${piece.id}`,
      `/api/duties/${randomUUID()}`,
    ]) {
      expect(await neighbour.get(url)).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
    }
    const openings = await application.database.owner.query('SELECT tenure_id FROM evidence_opening');
    expect(openings.rows).toEqual([{ tenure_id: county.tenures.county }]);
    await application.settle();
  });

  it('is answered the same when the phone sends it twice', async () => {
    const duty = (await duties(village))[1]!;
    const headers = { 'idempotency-key': randomUUID() };
    const send = () =>
      village.post<Detail>(`/api/duties/${duty.id}/report`, {
        body: { result: '提前开了' },
        version: duty.version,
        headers,
      });
    const first = ok(await send());
    expect(ok(await send())).toEqual(first);
    expect((await detail(village, duty.id)).reports).toHaveLength(1);
    expect(first.lightReason.zh).toContain('报送时办理期未到');
  });

  it('turns red with the date, and the dashboard counts what the list shows', async () => {
    await on('2026-10-12T02:00:00Z');
    const rows = await duties(clerk);
    expect(rows.map((row) => row.light)).toEqual(['early', 'early', 'overdue', 'ok']);
    expect(rows[2]!.lightReason.zh).toContain('现在报送');
    expect(rows[2]!.lightReason.en).toContain('overdue (due 30 September 2026)');
    expect(await duties(clerk, '&light=overdue,severe')).toMatchObject([{ id: rows[2]!.id }]);
    expect(ok(await village.get<Todo>('/api/duties/todo')).overdue).toMatchObject([{ id: rows[2]!.id }]);
    expect(await figures()).toMatchObject({
      idle: 0,
      ok: 1,
      early: 2,
      soon: 0,
      overdue: 1,
      severe: 0,
      total: 4,
      dueToDate: 3,
      onTime: 2,
      onTimeRate: '66.7',
    });
  });

  it('goes out when it is reported late', async () => {
    const [red] = await duties(village, '&light=overdue');
    const again = (await detail(village, red!.id)).reusable;
    expect(again).toHaveLength(1);
    ok(await village.post(`/api/duties/${red!.id}/evidence/${again[0]!.id}/link`));
    ok(
      await village.post(`/api/duties/${red!.id}/report`, {
        body: { result: '补开' },
        version: red!.version,
      }),
    );
    expect(await detail(village, red!.id)).toMatchObject({
      light: 'late',
      workingDays: -4,
      evidenceCount: 1,
    });
    expect(await duties(clerk, '&light=overdue,severe')).toEqual([]);
    expect(await figures()).toMatchObject({
      ok: 1,
      early: 2,
      soon: 0,
      late: 1,
      overdue: 0,
      total: 4,
      dueToDate: 3,
      onTime: 2,
    });
  });

  it('answers nonsense with a problem, never with a fault', async () => {
    const [duty] = await duties(village);
    const nonsense = [
      '/api/duties?light=purple',
      '/api/duties?from=2026-02-31',
      '/api/duties?limit=0',
      '/api/duties?after=%00',
      '/api/duties?domain=%00',
      '/api/duties?year=1e9',
      '/api/duties?unknown=1',
      '/api/duties/not-an-id',
    ];
    for (const url of nonsense) expect([url, (await village.get(url)).status]).toEqual([url, 400]);
    const body = { result: '\u0000' };
    const empty = await village.post<Problem>(`/api/duties/${duty!.id}/report`, {
      body,
      version: duty!.version,
    });
    expect(empty).toMatchObject({ status: 422, body: { code: 'duty.result-missing' } });
    const large = {
      fileName: '大.txt',
      mediaType: 'text/plain',
      content: Buffer.alloc(21 * 1024 * 1024, 'a'),
    };
    const refused = await village.upload<Problem>(`/api/duties/${duty!.id}/evidence`, large);
    expect(refused).toMatchObject({ status: 413, body: { code: 'evidence.too-large' } });
    const form = await village.post(`/api/duties/${duty!.id}/evidence`, { body: { file: 'x' } });
    expect(form.status).toBe(415);
  });
});
