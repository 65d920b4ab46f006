import { randomUUID } from 'node:crypto';
import { rowOfItem } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { sheetChanges } from '@zeren/domain/cycle/responsibility/items/sheet-changes';
import { CHOICES, row } from '@zeren/domain/cycle/responsibility/items/sheet.spec-kit';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { Actor } from '../../../platform/actor';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { uuidv7 } from '../../../platform/uuid';
import type { ItemEditDto, SaveItemsDto } from '../dto/edit-items.dto';
import type { ListDetailDto } from '../dto/list.dto';
import { ListLifecycleService } from '../list-lifecycle.service';
import { ListsService } from '../lists.service';
import { ResponsibilityCommands } from '../responsibility-commands';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS, refusalOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { UndatedService } from '../undated/undated.service';
import { EditItemsService } from './edit-items.service';

const YEAR = 2026;

describe('a draft edited as a sheet', () => {
  let application: TestApplication;
  let items: EditItemsService;
  let lists: ListsService;
  let county: ListCounty;
  let draft: ListDetailDto;

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-02-25T02:00:00Z');
    items = application.api.get(EditItemsService, { strict: false });
    lists = application.api.get(ListsService, { strict: false });
    county = await createListCounty(application.database.owner);
    const content = await writeWorkbook([
      {
        name: '清单',
        columns: CHINESE_HEADERS.map((header) => ({ header })),
        rows: EXAMPLE_ITEMS.slice(1).filter((cells) => cells[8] !== '逐事项'),
      },
    ]);
    const commands = application.api.get(ResponsibilityCommands, { strict: false });
    await commands.importItems(county.clerk(), { name: '清单.xlsx', content, year: YEAR });
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    draft = await listOf('乡镇党委书记');
  });

  const editor = (): Actor => {
    const clerk = county.clerk();
    return { ...clerk, permissions: new Map([['responsibility-lists.edit', clerk.rootOrganizationIds]]) };
  };
  const listOf = async (kind: string) => {
    const postId = county.post(kind).id;
    const { items: found } = await lists.page(county.clerk(), { year: YEAR, postId, limit: 1 });
    return lists.list(county.clerk(), found[0]!.id);
  };
  const save = (changes: Partial<SaveItemsDto>, list = draft, version = list.version) =>
    items.save(editor(), list.id, version, { saved: [], removed: [], order: [], ...changes });
  const newRow = (cells: Parameters<typeof row>[1] = {}): ItemEditDto => {
    const [saved] = sheetChanges([], [row(uuidv7(), cells)], CHOICES).saved;
    return { ...saved!, cadenceClauses: null };
  };

  it('stores new rows under the ids they were given, where they were put', async () => {
    const [first, second] = [newRow({ weight: '5', measure: '4次', cadencePhrase: '每季度末' }), newRow()];
    const order = [first.newId!, ...draft.items.map(({ id }) => id), second.newId!];
    const after = await save({ saved: [first, second], order });
    expect(after.items.map(({ id }) => id)).toEqual(order);
    expect(after.items[0]).toMatchObject({ weight: '5', quantity: '4', quantityUnit: '次' });
    expect(after.items[0]!.cadenceClauses).toHaveLength(1);
    expect(after.undatedCount).toBe(draft.undatedCount + 1);
    expect(after.version).toBe(draft.version + 1);
  });

  it('puts new rows behind all others, whatever numbers those have', async () => {
    await application.database.owner.query(
      `UPDATE responsibility_item SET sort = sort + 500 WHERE district_id = $1 AND list_id = $2`,
      [county.districtId, draft.id],
    );
    const added = newRow();
    expect((await save({ saved: [added] })).items.at(-1)!.id).toBe(added.newId);
  });

  it('makes a row once, though its sender heard no answer and sends it again', async () => {
    const added = newRow({ evidenceAsked: '照片' });
    await save({ saved: [added] });
    expect(await refusalOf(save({ saved: [added] }))).toBe('request.changed-meanwhile');
    const now = await listOf('乡镇党委书记');
    const again = await save({ saved: [{ ...added, evidenceAsked: '照片、签到表' }] }, now);
    expect(again.items.filter(({ id }) => id === added.newId)).toEqual([
      expect.objectContaining({ evidenceAsked: '照片、签到表' }),
    ]);
    expect(again.items).toHaveLength(draft.items.length + 1);
  });

  it('writes nothing into another list, whatever id it is sent', async () => {
    const other = await listOf('县委书记');
    const [foreign] = other.items;
    const stolen = { ...newRow(), newId: foreign!.id };
    expect(await refusalOf(save({ saved: [stolen] }))).toBe('request.not-found');
    const plain = newRow();
    delete plain.newId;
    expect(await refusalOf(save({ saved: [{ ...plain, id: foreign!.id }] }))).toBe('request.not-found');
    expect(await refusalOf(save({ saved: [{ ...plain, id: randomUUID() }] }))).toBe('request.not-found');
    expect(await listOf('县委书记')).toEqual(other);
  });

  it('reads a changed phrase anew and keeps what was chosen for it', async () => {
    const [item] = draft.items;
    const cells = rowOfItem(item!);
    const phrased = (cadencePhrase: string, clauses: typeof cells.clauses = null) =>
      sheetChanges([cells], [{ ...cells, cells: { ...cells.cells, cadencePhrase }, clauses }], {
        ...CHOICES,
        dimensionCode: [{ code: item!.dimensionCode, zh: '', en: '' }],
      }).saved.map((saved) => ({
        ...saved,
        cadenceClauses: saved.cadenceClauses && [...saved.cadenceClauses],
      }));
    const unread = await save({ saved: phrased('逐件') });
    expect(unread.items[0]).toMatchObject({ cadencePhrase: '逐件', cadenceClauses: null, cadenceZh: null });
    const chosen = await save({ saved: phrased('逐件', cells.clauses) }, unread);
    expect(chosen.items[0]!.cadenceClauses).toEqual(cells.clauses);
  });

  it('leaves on the record what each touched row was and became', async () => {
    const [item] = draft.items;
    await save({ removed: [item!.id] });
    const { rows } = await application.database.owner.query<{ before: unknown; after: unknown }>(
      `SELECT before, after FROM audit_entry WHERE district_id = $1 AND action = 'responsibility-list.edit'
       ORDER BY id DESC LIMIT 1`,
      [county.districtId],
    );
    expect(JSON.stringify(rows[0])).toContain(item!.textZh);
  });

  it('gives the browser what dates are computed from', async () => {
    await application.database.owner.query(
      `INSERT INTO occurrence (district_id, id, kind, label, starts_on, ends_on)
       VALUES ($1, $2, '学期', '2026年春季学期', '2026-03-02', '2026-07-10'),
              ($1, $3, '会议', '党委会', '2026-03-03', NULL)`,
      [county.districtId, randomUUID(), randomUUID()],
    );
    const dating = await application.api.get(UndatedService, { strict: false }).dating(county.clerk(), YEAR);
    expect(dating).toMatchObject({ year: YEAR, today: '2026-02-25' });
    expect(dating.publishedYears).toContain(YEAR);
    expect(dating.holidays).toContain('2026-10-01');
    expect(dating.occurrences).toEqual([
      { kind: '学期', label: '2026年春季学期', startsOn: '2026-03-02', endsOn: '2026-07-10' },
    ]);
  });

  it('says who signed for a list, and that it was the head where the post is vacant', async () => {
    const lifecycle = application.api.get(ListLifecycleService, { strict: false });
    const own = county.post('县委书记');
    const list = await listOf('县委书记');
    const issued = await lifecycle.issue(county.clerk(), list.id, list.version);
    const received = await lifecycle.receive(county.holder(own), list.id, issued.version);
    expect(received.receivedBy).toMatchObject({ tenureKind: '任职', forVacancy: false });

    const vacant = county.posts.find(({ kind }) => kind === '县委副书记') ?? county.posts[1]!;
    await application.database.owner.query(
      `UPDATE tenure SET ends_on = '2026-02-01' WHERE district_id = $1 AND id = $2`,
      [county.districtId, vacant.tenureId],
    );
    const orphan = await listOf(vacant.kind);
    expect(orphan.holderName).toBeNull();
    expect(orphan.headName).not.toBeNull();
    const signed = await lifecycle.issue(county.clerk(), orphan.id, orphan.version);
    const done = await lifecycle.receive(county.holder(own), orphan.id, signed.version);
    expect(done.receivedBy).toEqual({
      personName: orphan.headName,
      tenureKind: '任职',
      postTitle: own.title,
      forVacancy: true,
    });
  });
});
