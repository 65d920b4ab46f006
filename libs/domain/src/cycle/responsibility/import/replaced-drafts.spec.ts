import { itemKey, replacedDraftsFault } from './replaced-drafts';

const item = (code: string | null, textZh = '') => ({ code, textZh });
const draft = (name: string, items: ReturnType<typeof item>[], coming: ReturnType<typeof item>[]) => ({
  name,
  items,
  coming: new Set(coming.map(itemKey)),
});

describe('what an import takes out of the drafts it replaces', () => {
  it('says nothing where there was no draft', () => {
    expect(replacedDraftsFault([])).toBeNull();
  });
  it('says that drafts are replaced whole, also where nothing is lost', () => {
    const same = draft('青禾镇党委书记', [item('R1'), item(null, '走访')], [item('R1'), item(null, '走访')]);
    expect(replacedDraftsFault([same])).toMatchObject({ code: 'draft.replaced', severity: 'warning' });
  });
  it('names the drafts that lose items, how many, and which', () => {
    const same = draft('青禾镇党委书记', [item('R1')], [item('R1'), item('R9')]);
    const less = draft('半山乡党委书记', [item('R1'), item('R11')], [item('R1')]);
    const unnumbered = draft('望舒镇党委书记', [item(null, '走访')], [item(null, '慰问')]);
    const fault = replacedDraftsFault([same, less, unnumbered])!;
    expect(fault.zh).toContain('3 份草稿将整份换成表中的内容，其中 2 份会少条目，共少 2 条');
    expect(fault.zh).toContain('半山乡党委书记 −1（R11）、望舒镇党委书记 −1。');
    expect(fault.zh).not.toContain('青禾镇');
    expect(fault.en).toContain('2 of them lose 2 items');
  });
  it('names the first few of many', () => {
    const many = Array.from({ length: 9 }, (_, n) => draft(`${n}村书记`, [item('R1')], []));
    const { zh } = replacedDraftsFault(many)!;
    expect([zh.includes('4村书记'), zh.includes('5村书记'), zh.includes('…')]).toEqual([true, false, true]);
  });
});
