import { randomUUID } from 'node:crypto';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { ListLifecycleService } from './list-lifecycle.service';
import { ListsService } from './lists.service';
import { ResponsibilityCommands } from './responsibility-commands';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS, refusalOf } from './responsibility.spec-kit';
import type { ListCounty } from './responsibility.spec-kit';

const YEAR = 2026;

describe('from draft to receipt', () => {
  let application: TestApplication;
  let commands: ResponsibilityCommands;
  let lifecycle: ListLifecycleService;
  let lists: ListsService;
  let content: Buffer;
  let county: ListCounty;

  beforeAll(async () => {
    application = await createTestApplication();
    commands = application.api.get(ResponsibilityCommands, { strict: false });
    lifecycle = application.api.get(ListLifecycleService, { strict: false });
    lists = application.api.get(ListsService, { strict: false });
    await application.database.setClock('2026-02-25T02:00:00Z');
    const rows = EXAMPLE_ITEMS.slice(1).filter((row) => row[8] !== '逐事项');
    content = await writeWorkbook([
      { name: '清单', columns: CHINESE_HEADERS.map((header) => ({ header })), rows },
    ]);
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    county = await createListCounty(application.database.owner);
    await commands.importItems(county.clerk(), { name: '清单.xlsx', content, year: YEAR });
  });

  const query = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await application.database.owner.query<Row>(text, [county.districtId, ...values])).rows;
  const listOf = async (kind: string, organizationId?: string) => {
    const postId = county.post(kind, organizationId).id;
    const { items } = await lists.page(county.clerk(), { year: YEAR, postId, limit: 1 });
    return items[0]!;
  };
  const issue = async (kind: string) => {
    const list = await listOf(kind);
    return lifecycle.issue(county.clerk(), list.id, list.version);
  };
  /** Holds the list's row until every attempt has judged it and waits to change it: the race, every time. */
  const allAtOnce = async (listId: string, count: number, act: () => Promise<unknown>): Promise<string[]> => {
    const { owner } = application.database;
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM responsibility_list WHERE id = $1 FOR UPDATE', [listId]);
    const attempts = Array.from({ length: count }, () => refusalOf(act()));
    const giveUpAt = Date.now() + 4_000;
    for (let waiting = 0; waiting < count && Date.now() < giveUpAt;) {
      const { rows } = await owner.query<{ n: number }>(
        `SELECT count(DISTINCT k.pid)::int AS n FROM pg_locks k
         WHERE NOT k.granted AND k.pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
      );
      waiting = rows[0]!.n;
      await owner.query('SELECT pg_stat_clear_snapshot()');
    }
    await owner.query('COMMIT');
    return Promise.all(attempts);
  };
  const settleAll = async () => {
    const { items } = await commands.undatedPhrases(county.clerk(), YEAR);
    for (const { phrase, suggestions } of items) {
      await commands.settle(county.clerk(), YEAR, phrase, suggestions[0]!.clauses);
    }
    return items;
  };

  it('issues a draft: due for receipt in three working days, sealed in the record, told to listeners', async () => {
    const issued = await issue('乡镇党委书记');
    // Wednesday 2026-02-25 and three working days, the last of them a worked Saturday.
    expect(issued).toMatchObject({ state: 'issued', receiptDueOn: '2026-02-28', receivedAt: null });
    expect(issued.issuedAt).toMatch(/^2026-02-25T02:00/);
    const [entry] = await query<{ after: { items: object[]; state: string }; digest: string }>(
      `SELECT after, encode(after_digest, 'hex') AS digest FROM audit_entry
       WHERE district_id = $1 AND action = 'responsibility-list.issue' AND subject_id = $2`,
      [issued.id],
    );
    expect(entry!.after).toMatchObject({ state: 'issued', receiptDueOn: '2026-02-28' });
    expect(entry!.after.items).toHaveLength(issued.itemCount);
    expect(entry!.after.items[0]).toMatchObject({
      code: 'R19',
      cadenceClauses: [expect.objectContaining({ kind: 'monthly' })],
    });
    expect(entry!.digest).toHaveLength(64);
    const events = await query<{ type: string; data: object }>(
      'SELECT type, data FROM outbox WHERE district_id = $1',
    );
    expect(events).toEqual([{ type: 'responsibility-list.issued', data: { listId: issued.id } }]);
  });

  it('does not issue a list with an undated item, and names it', async () => {
    const list = await listOf('部门党组成员');
    expect(list.undatedCount).toBe(1);
    const refused = await lifecycle
      .issue(county.clerk(), list.id, list.version)
      .catch((error: Error) => error);
    expect(refused).toMatchObject({ refusal: { code: 'responsibility-list.undated', status: 422 } });
    expect(refused).toMatchObject({ refusal: { zh: expect.stringContaining('“R44 窗口差评') as string } });
  });

  it('puts undated phrases to the clerk with examples, and issues once they are settled', async () => {
    const phrases = await settleAll();
    expect(phrases.map(({ phrase, itemCount }) => `${phrase} ${itemCount}`)).toEqual([
      '逐事项；3个工作日 6',
      '3个工作日 1',
      '5/30个工作日 1',
      '会后6个月内；次年会前通报 1',
      '收件后20个工作日预审；3个月内审批 1',
      '逐事项；12月10日前汇总 1',
    ]);
    expect(phrases[0]!.examples).toEqual([
      expect.objectContaining({
        textZh: '村级重大事项按四议两公开办理，表决结果三个工作日内公开',
        postKind: '村党组织书记',
      }),
    ]);
    expect(phrases.every(({ suggestions }) => suggestions.length >= 2)).toBe(true);
    expect(await commands.undatedPhrases(county.clerk(), YEAR)).toEqual({ items: [] });
    const list = await listOf('部门党组成员');
    expect(list.undatedCount).toBe(0);
    expect((await lifecycle.issue(county.clerk(), list.id, list.version)).state).toBe('issued');
    expect(
      await refusalOf(
        commands.settle(county.clerk(), YEAR, '3个工作日', phrases[0]!.suggestions[0]!.clauses),
      ),
    ).toBe('responsibility-item.phrase-unknown');
  });

  it('takes only clauses that can be dated', async () => {
    const settle = (clauses: unknown) => commands.settle(county.clerk(), YEAR, '3个工作日', clauses as never);
    expect(await refusalOf(settle([]))).toBe('responsibility-item.clauses-invalid');
    expect(await refusalOf(settle([{ kind: 'yearly' }]))).toBe('responsibility-item.clauses-invalid');
  });

  it('settles only the drafts of bodies in the clerk’s scope', async () => {
    const [first] = (await commands.undatedPhrases(county.clerk(), YEAR)).items;
    const township = county.clerk(county.townshipIds[0]);
    expect(await commands.undatedPhrases(township, YEAR)).toEqual({ items: [] });
    expect(
      await refusalOf(commands.settle(township, YEAR, first!.phrase, first!.suggestions[0]!.clauses)),
    ).toBe('responsibility-item.phrase-unknown');
    const [left] = (await commands.undatedPhrases(county.clerk(), YEAR)).items;
    expect(left).toMatchObject({ phrase: first!.phrase, itemCount: 6 });
  });

  it('does not issue what nobody answers for, and issues a vacant post’s list to the head of its organisation', async () => {
    expect((await issue('驻村第一书记')).holderName).toBeNull();
    await query('DELETE FROM tenure WHERE district_id = $1 AND post_id = $2', [county.post('县委书记').id]);
    expect(await refusalOf(issue('县委书记'))).toBe('responsibility-list.no-owner');
  });

  it('has one winner when two issue at once', async () => {
    const list = await listOf('乡镇党委书记');
    const outcomes = await allAtOnce(list.id, 3, () =>
      lifecycle.issue(county.clerk(), list.id, list.version),
    );
    expect(outcomes.filter((outcome) => outcome === 'not refused')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'request.changed-meanwhile')).toHaveLength(2);
    const entries = await query(
      `SELECT 1 FROM audit_entry WHERE district_id = $1 AND action = 'responsibility-list.issue'`,
    );
    expect(entries).toHaveLength(1);
  });

  it('does not issue a version that was looked at before it changed, nor one out of scope', async () => {
    const list = await listOf('村党组织书记');
    await settleAll();
    expect(await refusalOf(lifecycle.issue(county.clerk(), list.id, list.version))).toBe(
      'request.changed-meanwhile',
    );
    const other = county.clerk(county.townshipIds[1]);
    expect(await refusalOf(lifecycle.issue(other, list.id, list.version + 1))).toBe('request.not-found');
  });

  it('issues a batch: what passes, with a reason for each of the rest, and the same answer to a retry', async () => {
    const { items } = await lists.page(county.clerk(), { year: YEAR, limit: 200 });
    const unknown = randomUUID();
    const ids = [...items.map(({ id }) => id), unknown];
    const clerk = county.clerk();
    const request = { id: 'r', idempotency: { key: 'batch-0001', route: 'POST', digest: 'd' } };
    const answer = await lifecycle.issueMany({ ...clerk, request }, ids);
    const undated = items.filter(({ undatedCount }) => undatedCount > 0).length;
    expect(answer.issued).toBe(items.length - undated);
    expect(answer.refused).toHaveLength(undated + 1);
    expect(answer.refused.at(-1)).toMatchObject({ id: unknown, code: 'request.not-found' });
    expect(answer.refused[0]).toMatchObject({ code: 'responsibility-list.undated' });
    const [kept] = (
      await application.database.owner.query('SELECT answer FROM idempotency_key WHERE account_id = $1', [
        clerk.accountId,
      ])
    ).rows as { answer: object }[];
    expect(kept!.answer).toEqual(answer);
    const again = await lifecycle.issueMany(
      county.clerk(),
      items.map(({ id }) => id),
    );
    expect(again.issued).toBe(0);
    expect(again.refused.filter(({ code }) => code === 'responsibility-list.already-issued')).toHaveLength(
      answer.issued,
    );
  });

  it('issues hundreds in one transaction: a retry is answered about the whole', async () => {
    county = await createListCounty(application.database.owner, { villages: 120 });
    await commands.importItems(county.clerk(), { name: '清单.xlsx', content, year: YEAR });
    await settleAll();
    const { items, next } = await lists.page(county.clerk(), { year: YEAR, limit: 200, q: '村' });
    const more = await lists.page(county.clerk(), {
      year: YEAR,
      limit: 200,
      q: '村',
      after: next!,
    });
    const ids = [...items, ...more.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(400);
    const start = performance.now();
    expect(await lifecycle.issueMany(county.clerk(), ids)).toEqual({ issued: 400, refused: [] });
    expect(performance.now() - start).toBeLessThan(25_000);
    const transactions = await query(
      `SELECT DISTINCT xmin::text FROM responsibility_list WHERE district_id = $1 AND state = 'issued'`,
    );
    expect(transactions).toHaveLength(1);
  }, 60_000);

  it('is signed for by the holder of the post, acting under that tenure, once', async () => {
    const issued = await issue('乡镇党委书记');
    const post = county.post('乡镇党委书记');
    const other = county.holder(county.post('乡镇党委书记', county.townshipIds[1]));
    expect(await refusalOf(lifecycle.receive(county.clerk(), issued.id, issued.version))).toBe(
      'responsibility-list.not-yours',
    );
    expect(await refusalOf(lifecycle.receive(other, issued.id, issued.version))).toBe('request.not-found');
    const received = await lifecycle.receive(county.holder(post), issued.id, issued.version);
    expect(received).toMatchObject({ state: 'received', version: issued.version + 1 });
    expect(received.receivedAt).not.toBeNull();
    expect(await refusalOf(lifecycle.receive(county.holder(post), issued.id, received.version))).toBe(
      'responsibility-list.already-received',
    );
    const events = await query<{ type: string }>(
      'SELECT type FROM outbox WHERE district_id = $1 ORDER BY at, id',
    );
    expect(events.map(({ type }) => type)).toEqual([
      'responsibility-list.issued',
      'responsibility-list.received',
    ]);
    const entries = await query(
      `SELECT 1 FROM audit_entry WHERE district_id = $1 AND action = 'responsibility-list.receive' AND after_digest IS NOT NULL`,
    );
    expect(entries).toHaveLength(1);
  });

  it('is not signed for before it is issued, nor in a version that changed; of two who sign at once one does', async () => {
    const draft = await listOf('乡镇党委书记');
    const holder = county.holder(county.post('乡镇党委书记'));
    expect(await refusalOf(lifecycle.receive(holder, draft.id, draft.version))).toBe(
      'responsibility-list.not-issued',
    );
    const issued = await issue('乡镇党委书记');
    expect(await refusalOf(lifecycle.receive(holder, issued.id, draft.version))).toBe(
      'request.changed-meanwhile',
    );
    const outcomes = await allAtOnce(issued.id, 2, () =>
      lifecycle.receive(holder, issued.id, issued.version),
    );
    expect(outcomes.filter((outcome) => outcome === 'not refused')).toHaveLength(1);
  });

  it('is signed for by the head of the organisation while the post is vacant', async () => {
    const issued = await issue('驻村第一书记');
    const village = county.post('驻村第一书记').organizationId;
    const head = county.holder(county.post('村党组织书记', village));
    expect((await lifecycle.receive(head, issued.id, issued.version)).state).toBe('received');
  });
});
