import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { CandidateDto, DecompositionDto, LinkedItemsDto } from '../dto/decomposition.dto';
import type { ListSetDto } from '../dto/list-set.dto';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';

const LISTS = '/api/responsibility-lists';
/** 县委副书记 for rural revitalisation, the township secretary, the village secretary (six villages). */
const CODES = ['R04', 'R19', 'R31', 'R33'];

describe('the decomposition of a set over HTTP', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let township: TestClient;
  let setId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    township = await signInAs(application, county, 'township', '乡镇党委书记');
    const rows = EXAMPLE_ITEMS.slice(1).filter(([code]) => CODES.includes(code!));
    for (const year of [2025, 2026]) await takeInTable(application, clerk, tableOf(rows), year);
    [{ id: setId }] = (await clerk.get<[ListSetDto]>('/api/list-sets?year=2026')).body;
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const seen = async () => (await clerk.get<DecompositionDto>(`/api/list-sets/${setId}/decomposition`)).body;
  const candidates = async (itemId: string, q = '') =>
    (
      await clerk.get<CandidateDto[]>(
        `/api/list-sets/${setId}/contribution-candidates?itemId=${itemId}${q && `&q=${encodeURIComponent(q)}`}`,
      )
    ).body;
  const link = (body: object, client = clerk) =>
    client.post<LinkedItemsDto & { code: string }>(`/api/list-sets/${setId}/contributions`, { body });
  const itemsOf = async (year: number, kind: string) => {
    const { items } = (await clerk.get<ListPageDto>(`${LISTS}?year=${year}&limit=200`)).body;
    const lists = items.filter(({ postKind }) => postKind === kind);
    return Promise.all(lists.map(async ({ id }) => (await clerk.get<ListDetailDto>(`${LISTS}/${id}`)).body));
  };

  it('begins with the topmost items and nothing below; many of one wording are linked at once', async () => {
    const before = await seen();
    expect(before.counts).toMatchObject({ upper: 1, carried: 0, links: 0, orphans: 0 });
    expect(before.mayLink).toBe(true);
    const [upper] = before.upper;
    // Who works beside it, in the same organisation, does not break its item down.
    const kinds = new Set((await candidates(upper!.itemId)).map(({ postKind }) => postKind));
    expect([...kinds].sort()).toEqual(['乡镇党委书记', '村党组织书记']);
    const [townships] = await itemsOf(2026, '乡镇党委书记');
    const below = new Set((await candidates(townships!.items[0]!.id)).map(({ postKind }) => postKind));
    expect([...below]).toEqual(['村党组织书记']);
    // Below a village stands nobody; its own other items and those of other villages are of the same rank.
    const [villages] = await itemsOf(2026, '村党组织书记');
    expect(await candidates(villages!.items[0]!.id)).toEqual([]);
    const [candidate] = await candidates(upper!.itemId, '主题党日');
    expect(candidate).toMatchObject({ postKind: '村党组织书记', organizationName: null });
    expect(candidate!.itemIds).toHaveLength(6);
    const answer = await link({ upperItemId: upper!.itemId, lowerItemIds: candidate!.itemIds });
    expect([answer.status, answer.body.links]).toEqual([200, 6]);

    const after = await seen();
    expect(after.counts).toMatchObject({ upper: 1, carried: 1, links: 6 });
    expect(after.upper[0]!.carrierCount).toBe(6);
    // Decomposition has begun: what serves nothing now hangs loose.
    expect(after.counts.orphans).toBe(8);
    expect(await candidates(upper!.itemId, '主题党日')).toEqual([]);
  });

  it('adds up numbers, and says of a shortfall and of another unit', async () => {
    const [vice] = await itemsOf(2026, '县委副书记');
    const [villages] = await itemsOf(2026, '村党组织书记');
    const give = async (list: ListDetailDto, quantity: string, quantityUnit: string) => {
      const { version } = (await clerk.get<ListDetailDto>(`${LISTS}/${list.id}`)).body;
      const [item] = list.items;
      const { id, code, textZh, dimensionCode, domainCode, typeCode, cadencePhrase, checkingClass } = item!;
      const row = { id, code, textZh, dimensionCode, domainCode, typeCode, cadencePhrase, checkingClass };
      const saved = await clerk.put(`${LISTS}/${list.id}/items`, {
        version,
        body: { saved: [{ ...row, quantity, quantityUnit }], removed: [], order: [] },
      });
      expect(saved.status).toBe(200);
    };
    await give(vice!, '12', '个村');
    await give(villages!, '2', '次');
    const other = (await seen()).upper[0]!;
    expect(other.findings.map(({ code }) => code).sort()).toEqual(['other-unit', 'shortfall']);
    expect(other.findings.find(({ code }) => code === 'shortfall')).toMatchObject({
      promised: '12',
      below: '0',
    });
    await give(villages!, '12', '个村');
    expect((await seen()).upper[0]!.findings).toEqual([]);
    // A part of its own takes the place of the whole.
    const part = { upperItemId: vice!.items[0]!.id, lowerItemIds: [villages!.items[0]!.id], quantity: '4' };
    expect((await link(part)).body.links).toBe(1);
    expect((await seen()).upper[0]!.findings[0]).toMatchObject({ code: 'shortfall', below: '4' });
  });

  it('refuses circles, itself, another year, parts for many, and what is not in the set or in sight', async () => {
    const [vice] = await itemsOf(2026, '县委副书记');
    const [one, two] = await itemsOf(2026, '村党组织书记');
    const upper = vice!.items[0]!.id;
    const lower = one!.items[0]!.id;
    const code = async (body: object, client = clerk) => {
      const answer = await link(body, client);
      return [answer.status, answer.body.code];
    };
    expect(await code({ upperItemId: lower, lowerItemIds: [upper] })).toEqual([
      422,
      'item-contribution.circle',
    ]);
    expect(await code({ upperItemId: upper, lowerItemIds: [upper] })).toEqual([
      422,
      'item-contribution.circle',
    ]);
    const [old] = await itemsOf(2025, '县委副书记');
    expect(await code({ upperItemId: old!.items[0]!.id, lowerItemIds: [lower] })).toEqual([
      422,
      'item-contribution.other-year',
    ]);
    const many = { upperItemId: upper, lowerItemIds: [lower, two!.items[0]!.id], quantity: '3' };
    expect(await code(many)).toEqual([422, 'item-contribution.quantity-for-many']);
    expect(await code({ upperItemId: upper, lowerItemIds: [old!.items[0]!.id] })).toEqual([
      404,
      'request.not-found',
    ]);
    expect(await code({ upperItemId: upper, lowerItemIds: [lower] }, township)).toEqual([
      404,
      'request.not-found',
    ]);
    expect((await township.get(`/api/list-sets/${setId}/decomposition`)).status).toBe(404);
  });

  it('closes no circle when two link at the same moment', async () => {
    const [first, second] = await itemsOf(2026, '乡镇党委书记');
    const [a, b] = [first!.items[0]!.id, second!.items[0]!.id];
    const answers = await Promise.all([
      link({ upperItemId: a, lowerItemIds: [b] }),
      link({ upperItemId: b, lowerItemIds: [a] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is taken off again', async () => {
    const [vice] = await itemsOf(2026, '县委副书记');
    const villages = await itemsOf(2026, '村党组织书记');
    const answer = await clerk.post<LinkedItemsDto>(`/api/list-sets/${setId}/contributions/remove`, {
      body: { upperItemId: vice!.items[0]!.id, lowerItemIds: villages.map(({ items }) => items[0]!.id) },
    });
    expect(answer.body.links).toBe(6);
    const after = (await seen()).upper.find(({ itemId }) => itemId === vice!.items[0]!.id);
    expect(after!.carrierCount).toBe(0);
  });
});
