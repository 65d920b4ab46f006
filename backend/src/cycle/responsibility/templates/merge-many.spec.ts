import { setTimeout as pause } from 'node:timers/promises';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { ListSetDto } from '../dto/list-set.dto';
import type { ListPageDto } from '../dto/list.dto';
import type { MergedTemplateDto } from '../dto/merge-templates.dto';
import type { TemplateRunsDto } from '../dto/template-lists.dto';
import type { DraftedTemplatesDto, TemplateDto } from '../dto/templates.dto';
import { issueEach, signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';
import { RUN_TEMPLATES } from './run-templates.queue';

const LISTS = '/api/responsibility-lists';
/** Two townships of so many: more lists than one request changes. */
const VILLAGES = 30;

describe('a version taken over into many lists', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let templateId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    county = await createListCounty(application.database.owner, { villages: VILLAGES });
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    const rows = EXAMPLE_ITEMS.slice(1).filter(([code]) => ['R31', 'R33'].includes(code!));
    await takeInTable(application, clerk, tableOf(rows), 2026);
    const [set] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body;
    const first = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { listSetId: set!.id },
    });
    await publish(first.body.templateIds[0]!);
    const { body } = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { templateId: first.body.templateIds[0] },
    });
    templateId = body.templateIds[0]!;
    const draft = (await clerk.get<TemplateDto>(`/api/list-templates/${templateId}`)).body;
    await clerk.put(`/api/list-templates/${templateId}`, {
      version: draft.version,
      body: {
        title: draft.title,
        note: null,
        items: draft.items.map(({ cadenceZh: _z, cadenceEn: _e, textEn: _t, ...item }, at) =>
          at === 0 ? { ...item, textZh: '每半年走访全体党员一遍，当场记下诉求' } : item,
        ),
      },
    });
    await publish(templateId);
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const publish = async (id: string) => {
    const { version } = (await clerk.get<TemplateDto>(`/api/list-templates/${id}`)).body;
    expect((await clerk.post(`/api/list-templates/${id}/publish`, { version })).status).toBe(200);
  };
  const merge = (body: object) =>
    clerk.post<MergedTemplateDto & { code: string }>(`/api/list-templates/${templateId}/merge`, { body });
  const run = async () =>
    (await clerk.get<TemplateRunsDto>(`/api/list-templates/${templateId}/runs`)).body.runs[0]!;

  /** The job may have been begun by the nudge: then this one finds nothing to do, and waits. */
  const untilDone = async () => {
    for (let n = 0; n < 500 && (await run()).state !== 'done'; n += 1) {
      await application.runJob(RUN_TEMPLATES);
      await pause(20);
    }
  };

  it('is the work of a job, which says how far it is and goes on where it was stopped', async () => {
    const { owner } = application.database;
    const { items } = (await clerk.get<ListPageDto>(`${LISTS}?year=2026&limit=200`)).body;
    expect(items).toHaveLength(2 * VILLAGES);
    await issueEach(clerk, items.slice(0, 20));

    const asked = await merge({ answers: [] });
    expect(asked.body).toMatchObject({ drafts: 0, amended: 0, run: { kind: 'merge', listsTotal: 60 } });
    await untilDone();
    expect(await run()).toMatchObject({
      state: 'done',
      drafts: 40,
      amended: 20,
      asking: 0,
      left: 0,
      listsDone: 60,
    });

    const { rows } = await owner.query<{ wording: string; lists: number }>(
      `SELECT i.text_zh AS wording, count(*)::int AS lists FROM responsibility_list l
       JOIN responsibility_item i ON i.list_id = l.id AND i.code = 'R31'
       WHERE l.state = 'draft' GROUP BY i.text_zh`,
    );
    expect(rows).toEqual([{ wording: '每半年走访全体党员一遍，当场记下诉求', lists: 60 }]);
    const { rows: entries } = await owner.query<{ by: string; drafts: number; amended: number }>(
      `SELECT actor_tenure_id AS by, (after->>'drafts')::int AS drafts, (after->>'amended')::int AS amended
       FROM audit_entry WHERE action = 'list-template.merge' ORDER BY at, id`,
    );
    expect(entries).toHaveLength(2);
    expect(entries.reduce((sum, { drafts, amended }) => sum + drafts + amended, 0)).toBe(60);
    expect(new Set(entries.map(({ by }) => by))).toEqual(new Set([county.post('组织部长').tenureId]));
    // Nothing is left to do: asking again changes nothing.
    expect((await merge({ answers: [] })).body).toMatchObject({ drafts: 0, amended: 0, left: 0, run: null });
  });

  it('is taken up again after a minute of silence, at the list where it stood', async () => {
    const { owner } = application.database;
    // As they were before the version was taken over.
    await owner.query(
      `UPDATE responsibility_item i SET template_id = old.template_id, text_zh = old.text_zh
       FROM responsibility_list l, list_template v
       JOIN list_template_item old ON old.template_id = v.id
       WHERE l.id = i.list_id AND l.state = 'draft' AND v.version_no = 1 AND old.code = i.code`,
    );
    const { rows: lists } = await owner.query<{ id: string }>(
      `SELECT id FROM responsibility_list WHERE state = 'draft' ORDER BY id`,
    );
    await owner.query(
      `INSERT INTO template_run (district_id, id, template_id, kind, organization_id, state, given, lists_done, lists_total,
                                 after_list_id, asked_by_person_id, asked_by_tenure_id, asked_at, started_at)
       SELECT district_id, gen_random_uuid(), template_id, kind, organization_id, 'running',
              '{"answers": [], "rest": "template"}', 50, 60, $1, asked_by_person_id, asked_by_tenure_id, clock_now(),
              now() - interval '2 minutes'
       FROM template_run`,
      [lists[49]!.id],
    );
    await untilDone();
    expect(await run()).toMatchObject({ state: 'done', listsDone: 60 });
    const { rows } = await owner.query<{ old: number }>(
      `SELECT count(*)::int AS old FROM responsibility_item i
       JOIN responsibility_list l ON l.id = i.list_id AND l.state = 'draft'
       JOIN list_template v ON v.id = i.template_id AND v.version_no = 1
       WHERE i.code = 'R31'`,
    );
    // What lay before the mark was done before the worker died.
    expect(rows).toEqual([{ old: 50 }]);
  });
});
