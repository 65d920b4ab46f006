import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { ListSetDto } from '../dto/list-set.dto';
import type { ListPageDto } from '../dto/list.dto';
import type { DraftedTemplatesDto, TemplateDiffDto, TemplateDto, TemplatesDto } from '../dto/templates.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, POST_KINDS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';

const SECRETARY = '村党组织书记';

describe('templates over HTTP', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let secretary: TestClient;
  let townshipClerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长', 'organization-clerk');
    secretary = await signInAs(application, county, 'secretary', SECRETARY, 'officeholder');
    townshipClerk = await signInAs(application, county, 'township', '乡镇党委书记', 'organization-clerk');
    await takeInTable(application, clerk, tableOf(EXAMPLE_ITEMS.slice(1)), 2026);
  });
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const library = async (client = clerk, query = '') =>
    (await client.get<TemplatesDto>(`/api/list-templates${query}`)).body;
  const rowOf = async (kind: string) => (await library()).items.find(({ postKind }) => postKind === kind)!;
  const one = async (id: string) => (await clerk.get<TemplateDto>(`/api/list-templates/${id}`)).body;
  const saved = ({ title, note, items }: TemplateDto, more: object = {}) => ({
    title,
    note,
    items: items.map(({ cadenceZh: _zh, cadenceEn: _en, textEn: _text, ...item }) => item),
    ...more,
  });

  it('drafts a template for every kind of post from a set of lists, once', async () => {
    const [set] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body;
    const drafted = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { listSetId: set!.id },
    });
    expect([drafted.status, drafted.body.templateIds.length]).toEqual([201, POST_KINDS.length]);
    const row = await rowOf(SECRETARY);
    expect(row).toMatchObject({ state: 'draft', levelCode: '村', versionNo: 1, draftId: null });
    expect((await one(row.id)).items.map(({ code }) => code)).toContain('R31');

    const again = await clerk.post<{ code: string }>('/api/list-templates', { body: { listSetId: set!.id } });
    expect([again.status, again.body.code]).toEqual([422, 'list-template.nothing-to-draft']);
    const both = await clerk.post<{ code: string }>('/api/list-templates', {
      body: { listSetId: set!.id, templateId: row.id },
    });
    expect(both.body.code).toBe('list-template.source-missing');
  });

  it('is published once, then only its next version changes', async () => {
    const { id, version } = await rowOf(SECRETARY);
    const published = await clerk.post<TemplateDto>(`/api/list-templates/${id}/publish`, { version });
    expect(published.body).toMatchObject({ state: 'published', versionNo: 1 });
    const twice = await clerk.post<{ code: string }>(`/api/list-templates/${id}/publish`, { version });
    expect([twice.status, twice.body.code]).toEqual([409, 'list-template.not-draft']);
    const late = await clerk.put<{ code: string }>(`/api/list-templates/${id}`, {
      version: published.body.version,
      body: saved(published.body),
    });
    expect(late.body.code).toBe('list-template.not-draft');
  });

  it('drafts, edits and publishes the next version, and says what it changed', async () => {
    const before = await rowOf(SECRETARY);
    const drafted = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { templateId: before.id },
    });
    const [id] = drafted.body.templateIds;
    const second = await clerk.post<{ code: string }>('/api/list-templates', {
      body: { templateId: before.id },
    });
    expect([second.status, second.body.code]).toEqual([409, 'list-template.drafted-already']);
    expect((await rowOf(SECRETARY)).draftId).toBe(id);

    const draft = await one(id!);
    const unchanged = await clerk.post<{ code: string }>(`/api/list-templates/${id}/publish`, {
      version: draft.version,
    });
    expect(unchanged.body.code).toBe('list-template.unchanged');

    const [first, , ...rest] = saved(draft).items;
    const fresh = { ...first!, code: null, textZh: '每季度公开一次集体经济账目，当场答复群众疑问' };
    const items = [{ ...first!, cadencePhrase: '每月5日前' }, ...rest, fresh];
    const twice = await clerk.put<{ code: string }>(`/api/list-templates/${id}`, {
      version: draft.version,
      body: saved(draft, { items: [first, first] }),
    });
    expect(twice.body.code).toBe('list-template.code-taken');
    const unknown = await clerk.put<{ code: string }>(`/api/list-templates/${id}`, {
      version: draft.version,
      body: saved(draft, { items: [{ ...first, domain: '太空' }] }),
    });
    expect(unknown.body.code).toBe('responsibility-item.word-unknown');
    const change = await clerk.put<TemplateDto>(`/api/list-templates/${id}`, {
      version: draft.version,
      body: saved(draft, { items, note: '按年度要点调整' }),
    });
    expect(change.status).toBe(200);
    expect(change.body.items.at(-1)!.code).toBe('M1');
    expect(change.body.items[0]!.cadenceZh).toBe('每月5日前');
    const stale = await clerk.put<{ code: string }>(`/api/list-templates/${id}`, {
      version: draft.version,
      body: saved(draft),
    });
    expect([stale.status, stale.body.code]).toEqual([412, 'request.changed-meanwhile']);

    const published = await clerk.post<TemplateDto>(`/api/list-templates/${id}/publish`, {
      version: change.body.version,
    });
    expect(published.body.versions.map(({ state, versionNo }) => [state, versionNo])).toEqual([
      ['published', 2],
      ['superseded', 1],
    ]);
    const diff = (await clerk.get<TemplateDiffDto>(`/api/list-templates/${id}/changes`)).body;
    expect(diff.changes.map(({ kind }) => kind)).toEqual(['changed', 'added', 'removed']);
    expect(diff.changes[0]!.fields).toEqual([
      { field: 'cadencePhrase', before: first!.cadencePhrase, after: '每月5日前' },
    ]);
    expect(diff).toMatchObject({ versionNo: 2, olderVersionNo: 1 });
  });

  it('lets a draft go that nobody wants, once, and never what was published', async () => {
    const { id, version } = await rowOf('宣传部长');
    const stale = await clerk.post<{ code: string }>(`/api/list-templates/${id}/discard`, { version: 9 });
    expect([stale.status, stale.body.code]).toEqual([412, 'request.changed-meanwhile']);
    const gone = await clerk.post(`/api/list-templates/${id}/discard`, { version });
    expect([gone.status, gone.body]).toEqual([200, { inForceId: null }]);
    expect((await clerk.get(`/api/list-templates/${id}`)).status).toBe(404);
    expect((await clerk.post(`/api/list-templates/${id}/discard`, { version })).status).toBe(404);
    const { rows } = await application.database.owner.query<{ before: { title: string } }>(
      `SELECT before FROM audit_entry WHERE action = 'list-template.discard'`,
    );
    expect(rows.map(({ before }) => before.title)).toEqual(['宣传部长责任清单模板']);

    const inForce = await rowOf(SECRETARY);
    const published = await clerk.post<{ code: string }>(`/api/list-templates/${inForce.id}/discard`, {
      version: inForce.version,
    });
    expect([published.status, published.body.code]).toEqual([409, 'list-template.not-draft']);
    const below = await townshipClerk.post(`/api/list-templates/${(await rowOf('县委书记')).id}/discard`, {
      version: 1,
    });
    expect(below.status).toBe(403);
    // Its number is free again.
    const [set] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body;
    await clerk.post('/api/list-templates', { body: { listSetId: set!.id } });
    expect((await rowOf('宣传部长')).versionNo).toBe(1);
  });

  it('is drafted from a list, for its kind of post', async () => {
    const { id: postId } = county.post('宣传部长');
    const lists = await clerk.get<ListPageDto>(`/api/responsibility-lists?year=2026&postId=${postId}`);
    const list = lists.body.items.find((row) => row.postId === postId)!;
    const answer = await clerk.post<{ code: string }>('/api/list-templates', { body: { listId: list.id } });
    // Its kind of post has a draft from the set already.
    expect([answer.status, answer.body.code]).toEqual([409, 'list-template.drafted-already']);
  });

  it('is read by everybody of the district and kept at its top', async () => {
    const row = await rowOf(SECRETARY);
    expect((await library(secretary)).items.length).toBe(POST_KINDS.length);
    expect((await library(secretary, '?level=村')).items.every(({ levelCode }) => levelCode === '村')).toBe(
      true,
    );
    expect([(await library()).mayKeep, (await library(townshipClerk)).mayKeep]).toEqual([true, false]);
    const below = await townshipClerk.post<{ code: string; zh: string }>('/api/list-templates', {
      body: { templateId: row.id },
    });
    expect([below.status, below.body.code]).toEqual([403, 'list-template.kept-at-the-top']);
    expect((await secretary.post('/api/list-templates', { body: { templateId: row.id } })).status).toBe(403);
  });
});
