import { randomUUID } from 'node:crypto';
import { nameForms } from '@zeren/domain/registry/organizations/search/name-keys';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import type { ListRowDto } from './dto/list.dto';
import { ListLifecycleService } from './list-lifecycle.service';
import { ListsService } from './lists.service';
import { ResponsibilityCommands } from './responsibility-commands';
import { ResponsibilityReads } from './responsibility-reads';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS, refusalOf } from './responsibility.spec-kit';
import type { ListCounty } from './responsibility.spec-kit';

const YEAR = 2026;

describe('looking at lists', () => {
  let application: TestApplication;
  let lists: ListsService;
  let county: ListCounty;
  let issued: ListRowDto;

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-02-25T02:00:00Z');
    lists = application.api.get(ListsService, { strict: false });
    county = await createListCounty(application.database.owner);
    const columns = CHINESE_HEADERS.map((header) => ({ header }));
    const rows = EXAMPLE_ITEMS.slice(1).filter((row) => row[8] !== '逐事项');
    const content = await writeWorkbook([{ name: '清单', columns, rows }]);
    const commands = application.api.get(ResponsibilityCommands, { strict: false });
    await commands.importItems(county.clerk(), { name: '清单.xlsx', content, year: YEAR });
    const draft = await listOf('乡镇党委书记');
    const lifecycle = application.api.get(ListLifecycleService, { strict: false });
    issued = await lifecycle.issue(county.clerk(), draft.id, draft.version);
  });
  afterAll(() => application.close());

  const query = (text: string) => application.database.owner.query(text, [county.districtId]);
  const listOf = async (kind: string) => {
    const { items } = await lists.page(county.clerk(), {
      year: YEAR,
      postId: county.post(kind).id,
      limit: 1,
    });
    return items[0]!;
  };

  it('is summed up, found and paged', async () => {
    const clerk = county.clerk();
    const summary = await lists.summary(clerk, YEAR);
    expect(summary).toMatchObject({
      lists: county.posts.length,
      issued: 1,
      received: 0,
      undated: 11,
      receiptOverdue: 0,
    });
    await query(
      `UPDATE responsibility_list SET receipt_due_on = '2026-02-24' WHERE district_id = $1 AND state = 'issued'`,
    );
    expect((await lists.summary(clerk, YEAR)).receiptOverdue).toBe(1);
    await query(
      `UPDATE responsibility_list SET receipt_due_on = '2026-02-28' WHERE district_id = $1 AND state = 'issued'`,
    );
    expect((await lists.summary(clerk, 2025)).lists).toBe(0);

    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await lists.page(clerk, { year: YEAR, limit: 10, ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(county.posts.length);
    expect(seen).toHaveLength(county.posts.length);

    const found = async (more: object) =>
      (await lists.page(clerk, { year: YEAR, limit: 200, ...more })).items.length;
    expect(await found({ state: 'issued' })).toBe(1);
    expect(await found({ q: '望舒镇党委' })).toBe(1);
    expect(await found({ q: '%' })).toBe(0);
    expect(await found({ organizationId: county.townshipIds[0] })).toBe(7);
    expect(await refusalOf(lists.page(clerk, { year: YEAR, limit: 10, after: 'nonsense' }))).toBe(
      'request.invalid',
    );
  });

  it('is found by post, organisation and holder, in Chinese, pinyin and initials', async () => {
    const post = county.post('乡镇党委书记');
    const remember = (kind: string, id: string, name: string, readings: readonly string[]) =>
      application.database.owner.query(
        `INSERT INTO search_name (district_id, subject_kind, subject_id, name, forms) VALUES ($1, $2, $3, $4, $5)`,
        [
          county.districtId,
          kind,
          id,
          name,
          nameForms([...name].map((character, at) => ({ character, readings: [readings[at]!] }))),
        ],
      );
    await remember('person', post.personId!, '柳含章', ['liu', 'han', 'zhang']);
    await remember('organization', county.townshipIds[0]!, '望舒镇党委', [
      'wang',
      'shu',
      'zhen',
      'dang',
      'wei',
    ]);
    const found = async (q: string) =>
      (await lists.page(county.clerk(), { year: YEAR, limit: 200, q })).items.map(({ postId }) => postId);
    expect(await found('柳含章')).toEqual([post.id]);
    expect(await found('lhz')).toEqual([post.id]);
    expect(await found('liuhan')).toEqual([post.id]);
    expect(await found('wszdw lhz')).toEqual([post.id]);
    expect(await found('wszdw')).toContain(post.id);
    expect(await found('wszdw 柳如是')).toEqual([]);
    await query(
      `UPDATE tenure SET ends_on = '2026-02-24' WHERE district_id = $1 AND id = '${post.tenureId}'`,
    );
    expect(await found('lhz')).toEqual([]);
    await query(`UPDATE tenure SET ends_on = NULL WHERE district_id = $1 AND id = '${post.tenureId}'`);
  });

  it('shows a list to its scope and to its own post, to others not even that it is there', async () => {
    const list = await listOf('县委书记');
    const own = county.holder(county.post('县委书记'));
    expect((await lists.list({ ...own, rootOrganizationIds: [] }, list.id)).items.length).toBe(
      list.itemCount,
    );
    const township = county.clerk(county.townshipIds[0]);
    expect(await refusalOf(lists.list(township, list.id))).toBe('request.not-found');
    expect(await refusalOf(lists.list(county.clerk(), randomUUID()))).toBe('request.not-found');
  });

  it('opens its door to other rooms set by set', async () => {
    const reads = application.api.get(ResponsibilityReads, { strict: false });
    const unitOfWork = application.api.get(UnitOfWork, { strict: false });
    await unitOfWork.read(county.clerk(), async (tx) => {
      const datable = await reads.datable(tx, issued.id);
      expect(datable).toMatchObject({ issuedOn: '2026-02-25', year: YEAR, l2Id: county.townshipIds[0] });
      expect(datable!.items.map(({ code }) => code)).toEqual(['R19', 'R20']);
      const [item] = await reads.items(tx, [datable!.items[0]!.id]);
      expect(item).toEqual(datable!.items[0]);
      expect(await reads.datable(tx, (await listOf('县委书记')).id)).toBeUndefined();
      const waiting = await reads.listsToReceive(tx, [issued.postId, county.post('县委书记').id]);
      expect(waiting).toEqual([{ ...issued, objection: null }]);
    });
  });
});
