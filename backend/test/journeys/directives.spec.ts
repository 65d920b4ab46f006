import { ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import type { TestClient } from '../test-client';
import type {
  DirectiveDetailDto,
  DirectiveSavedDto,
} from '../../src/cycle/duties/directives/dto/directives.dto';

const COLUMNS = [
  { key: 'c1', name: '人数', type: 'number', required: true, total: true, known: null, choices: [] },
];

describe('directives over HTTP', () => {
  let kit: HandoverKit;
  let clerk: TestClient;
  let wangshu: TestClient;
  let banshan: TestClient;

  beforeAll(async () => {
    kit = await openHandovers();
    clerk = await kit.as('county');
    wangshu = await kit.as('wangshu');
    banshan = await kit.as('banshan');
  });
  afterAll(() => kit.close());

  const body = (postIds: readonly string[]) => ({
    ...{
      sourceCode: '批示',
      title: '报数',
      content: '请报人数。',
      dueOn: '2026-09-30',
      checkingClass: '备案',
    },
    tableColumns: COLUMNS,
    targets: postIds.map((postId) => ({ postId, role: 'lead' })),
  });
  const issued = async (postIds: readonly string[]): Promise<DirectiveDetailDto> => {
    const draft = ok(await clerk.post<DirectiveSavedDto>('/api/directives', { body: body(postIds) }));
    ok(await clerk.post(`/api/directives/${draft.id}/issue`, { version: draft.version }));
    return ok(await clerk.get<DirectiveDetailDto>(`/api/directives/${draft.id}`));
  };
  const waiting = async (dutyId: string) =>
    kit.sql<{ kind: string; state: string }>(
      `SELECT kind, state FROM reminder WHERE subject_id = $1 ORDER BY due_at`,
      [dutyId],
    );

  it('are for those who may issue; whoever is asked sees the duty, and its table', async () => {
    const { posts } = kit.county;
    expect((await wangshu.get('/api/directives')).status).toBe(403);
    expect((await wangshu.post('/api/directives', { body: body([posts.wangshu]) })).status).toBe(403);
    const { id, targets } = await issued([posts.wangshu]);
    const duty = targets[0]!.duty!;
    expect((await wangshu.get(`/api/directives/${id}`)).status).toBe(403);
    const table = `/api/duties/${duty.id}/table`;
    expect((await wangshu.get(table)).status).toBe(200);
    const rows = { body: { rows: [{ c1: '12' }] }, version: 0 };
    expect((await banshan.get(table)).status).toBe(404);
    expect((await banshan.put(table, rows)).status).toBe(404);
    expect((await banshan.post(`${table}/send`, { version: 1 })).status).toBe(404);
    expect((await clerk.put(table, rows)).status).toBe(403);
    ok(await wangshu.put(table, rows));
    // What is typed and not sent is nobody else's to read.
    expect((await clerk.get(table)).body).toMatchObject({ rows: [], version: 0 });
    ok(await wangshu.post(`${table}/send`, { version: 1 }));
    expect((await wangshu.post(`${table}/send-back`, { body: { reason: '再核' }, version: 2 })).status).toBe(
      403,
    );
    expect((await clerk.get(table)).body).toMatchObject({
      rows: [{ c1: '12' }],
      versions: [{ state: 'sent' }],
    });
  });

  it('are told at once, spoken of until they are done, and no more once they are withdrawn', async () => {
    const { posts } = kit.county;
    const { id, version, targets } = await issued([posts.wangshu, posts.banshan]);
    const [first, second] = targets.map(({ duty }) => duty!.id);
    await kit.application.settle();
    const [told, ...later] = await waiting(first!);
    expect(told).toMatchObject({ kind: 'duty-opened' });
    expect(later.map(({ kind }) => kind)).toContain('duty-due-soon');
    ok(await wangshu.put(`/api/duties/${first}/table`, { body: { rows: [{ c1: '3' }] }, version: 0 }));
    const sent = ok(
      await wangshu.post<{ versions: { version: number }[] }>(`/api/duties/${first}/table/send`, {
        version: 1,
      }),
    );
    await kit.application.settle();
    expect((await waiting(first!)).slice(1).every(({ state }) => state === 'dropped')).toBe(true);
    // Sent back, it is spoken of again.
    const back = { body: { reason: '人数不符' }, version: sent.versions[0]!.version };
    ok(await clerk.post(`/api/duties/${first}/table/send-back`, back));
    await kit.application.settle();
    expect((await waiting(first!)).slice(1).every(({ state }) => state === 'waiting')).toBe(true);
    ok(await clerk.post(`/api/directives/${id}/withdraw`, { body: { reason: '另行部署' }, version }));
    await kit.application.settle();
    expect((await waiting(second!)).slice(1).every(({ state }) => state === 'dropped')).toBe(true);
  });

  it('have a history, which those who issue read', async () => {
    const { id } = await issued([kit.county.posts.wangshu]);
    const { body: found, status } = await clerk.get<{ items: { zh: string }[] }>(
      `/api/audit/subjects/directive/${id}/entries`,
    );
    expect(status).toBe(200);
    expect(found.items).toHaveLength(2);
  });
});
