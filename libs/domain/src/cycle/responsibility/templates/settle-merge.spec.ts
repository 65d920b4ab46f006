import * as fc from 'fast-check';
import { takenOver } from './merge-template';
import type { LiveItem, TemplateItem } from './merge-template';
import { choiceKey, settleMerge } from './settle-merge';
import { compareTemplates, withCodes } from './template-item';

const template = (code: string, more: Partial<TemplateItem> = {}): TemplateItem => ({
  code,
  textZh: `事项${code}`,
  dimension: '组织建设',
  domain: '农村',
  type: '成效',
  cadencePhrase: '每季度',
  quantity: null,
  quantityUnit: null,
  standard: null,
  evidenceAsked: '记录',
  basis: '示例',
  checkingClass: '备案',
  lineWork: null,
  weight: null,
  ...more,
});
const live = ({ code, ...content }: TemplateItem, more: Partial<LiveItem> = {}): LiveItem => ({
  ...content,
  itemId: `item-${code}`,
  templateCode: code,
  ...more,
});
const NOBODY = new Map<string, boolean>();
const [a, b] = [template('a'), template('b')];

describe('what a new template version does to a list once it is settled', () => {
  it('waits while both changed the same words, and says for which item', () => {
    const next = { ...a, textZh: '新写法', cadencePhrase: '每月' };
    const own = live(a, { textZh: '本镇写法' });
    const asked = settleMerge([a], [next], [own], NOBODY, null);
    expect([asked.waiting, asked.actions]).toEqual([1, []]);
    expect(asked.steps.flatMap((step) => (step.kind === 'choose' ? choiceKey(step) : []))).toEqual([
      'item-a',
    ]);
  });

  it('keeps the own words and still takes over what nobody disputes', () => {
    const next = { ...a, textZh: '新写法', cadencePhrase: '每月' };
    const own = live(a, { textZh: '本镇写法' });
    const kept = settleMerge([a], [next], [own], new Map([['item-a', false]]), null);
    expect(kept.actions).toEqual([{ kind: 'take', itemId: 'item-a', next, fields: ['cadencePhrase'] }]);
    const taken = settleMerge([a], [next], [own], NOBODY, true);
    expect(taken.actions).toEqual([
      { kind: 'take', itemId: 'item-a', next, fields: ['textZh', 'cadencePhrase'] },
    ]);
  });

  it('makes an item the list’s own that the template dropped and the list keeps', () => {
    const own = live(a, { textZh: '本镇写法' });
    expect(settleMerge([a], [], [own], NOBODY, false).actions).toEqual([{ kind: 'own', itemId: 'item-a' }]);
    expect(settleMerge([a], [], [own], NOBODY, true).actions).toEqual([{ kind: 'drop', itemId: 'item-a' }]);
    expect(settleMerge([a], [], [live(a)], NOBODY, null).actions).toEqual([
      { kind: 'drop', itemId: 'item-a' },
    ]);
  });

  it('asks about what the list had taken out by the template’s number', () => {
    const next = { ...b, textZh: '新写法' };
    expect(settleMerge([a, b], [a, next], [live(a)], new Map([['b', true]]), null).actions).toEqual([
      { kind: 'add', next },
    ]);
    expect(settleMerge([a, b], [a, next], [live(a)], NOBODY, false).actions).toEqual([]);
  });

  it('leaves nothing to do a second time, and never touches what was added locally (law)', () => {
    const texts = fc.constantFrom('甲', '乙', '丙');
    const version = fc.uniqueArray(fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), textZh: texts }), {
      selector: ({ code }) => code,
    });
    const list = fc.uniqueArray(
      fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), textZh: texts, local: fc.boolean() }),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(version, version, list, fc.boolean(), (older, newer, rows, rest) => {
        const base = older.map(({ code, textZh }) => template(code, { textZh }));
        const next = newer.map(({ code, textZh }) => template(code, { textZh }));
        const items = rows.map(({ code, textZh, local }) =>
          live(template(code, { textZh }), local ? { templateCode: null, itemId: `local-${code}` } : {}),
        );
        const settled = settleMerge(base, next, items, NOBODY, rest);
        expect(settled.waiting).toBe(0);
        const after = applied(items, settled.actions);
        expect(after.filter(({ itemId }) => itemId.startsWith('local-'))).toEqual(
          items.filter(({ templateCode }) => templateCode === null),
        );
        expect(settleMerge(next, next, after, NOBODY, null)).toMatchObject({ actions: [], waiting: 0 });
      }),
    );
  });
});

function applied(items: readonly LiveItem[], actions: ReturnType<typeof settleMerge>['actions']): LiveItem[] {
  let after = [...items];
  for (const action of actions) {
    if (action.kind === 'add') after.push(live(action.next));
    else if (action.kind === 'drop') after = after.filter(({ itemId }) => itemId !== action.itemId);
    else
      after = after.map((item) => {
        if (item.itemId !== action.itemId) return item;
        return action.kind === 'own'
          ? { ...item, templateCode: null }
          : { ...item, ...takenOver(item, action.next, action.fields) };
      });
  }
  return after;
}

describe('template items', () => {
  it('are compared by their numbers', () => {
    const changed = { ...a, textZh: '新写法' };
    expect(compareTemplates([a, b], [changed, template('c')])).toEqual([
      { kind: 'changed', item: changed, fields: [{ field: 'textZh', before: '事项a', after: '新写法' }] },
      { kind: 'added', item: template('c') },
      { kind: 'removed', item: b },
    ]);
  });
  it('get a number that no version has used', () => {
    const numbered = withCodes([{ code: null }, { code: 'R1' }, { code: null }, { code: '' }], ['M1', 'M3']);
    expect(numbered.map(({ code }) => code)).toEqual(['M2', 'R1', 'M4', 'M5']);
  });
});
