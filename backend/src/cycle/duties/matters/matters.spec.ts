import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { openDuties, QUARTERLY } from '../duties.spec-kit';
import type { DutiesKit } from '../duties.spec-kit';
import { DutyReads } from '../duty-reads';
import { MattersService } from './matters.service';

const AFTER_RECEIPT: CadenceClause = {
  kind: 'occurrence',
  window: { opens: 'period' },
  deadline: { at: 'offset', from: 'start', count: 3 },
  unit: 'working-day',
  trigger: { kind: 'receipt' },
  label: '',
  shift: 'none',
};

describe('registering a matter', () => {
  let kit: DutiesKit;
  let listId: string;

  beforeAll(async () => {
    kit = await openDuties();
    await kit.database.setClock('2026-11-25T02:00:00Z');
    listId = await kit.issuedList('village', [
      { clauses: [AFTER_RECEIPT], text: '收件后三个工作日内预审' },
      { clauses: [QUARTERLY], text: '每季度研究' },
    ]);
  });
  afterAll(() => kit.close());

  const itemOf = async (sort: number) => {
    const { rows } = await kit.database.owner.query<{ id: string }>(
      `SELECT id FROM responsibility_item WHERE list_id = $1 AND sort = $2`,
      [listId, sort],
    );
    return rows[0]!.id;
  };
  const register = async (label: string, { at = 'village' as const, sort = 0, on = '2026-11-25' } = {}) =>
    kit.module.get(MattersService).register(kit.actor(at), { itemId: await itemOf(sort), label, on });
  const occurrences = async () =>
    (
      await kit.database.owner.query<{ kind: string; label: string; at: string }>(
        `SELECT kind, label, organization_id AS at FROM occurrence WHERE kind = '收件'`,
      )
    ).rows;

  it('makes the duty in the same act, and enters the register', async () => {
    const { duties } = await register('示例机械厂开办申请');
    expect(duties).toHaveLength(1);
    expect(duties[0]).toMatchObject({
      dueOn: '2026-11-30',
      periodLabel: '示例机械厂开办申请',
      light: 'soon',
    });
    expect(await occurrences()).toEqual([
      { kind: '收件', label: '示例机械厂开办申请', at: kit.county.organizations.village },
    ]);
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  });

  it('leaves what there is alone when the next one comes', async () => {
    expect((await register('示例农机站变更申请')).duties.map(({ periodLabel }) => periodLabel)).toEqual([
      '示例农机站变更申请',
    ]);
    const all = await kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
    expect(all.filter(({ title }) => title.startsWith('收件'))).toHaveLength(2);
  });

  it('is refused to others, for items that go by dates, and ahead of its day; nothing is left behind', async () => {
    const before = await occurrences();
    await expect(register('别人', { at: 'wangshu' as never })).rejects.toMatchObject({
      refusal: { code: 'duty.not-yours' },
    });
    await expect(register('按季度', { sort: 1 })).rejects.toMatchObject({
      refusal: { code: 'duty.awaits-nothing' },
    });
    await expect(register('明天', { on: '2026-11-26' })).rejects.toMatchObject({
      refusal: { code: 'duty.matter-ahead' },
    });
    expect(await occurrences()).toEqual(before);
  });
});
