import * as fc from 'fast-check';
import { changedFields, mergeTemplate, takenOver } from './merge-template';
import type { ContentField, LiveItem, TemplateItem } from './merge-template';

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
const live = (of: TemplateItem, more: Partial<LiveItem> = {}): LiveItem => {
  const { code, ...content } = of;
  return { ...content, itemId: `item-${code}`, templateCode: code, ...more };
};

describe('a new template version in a live list', () => {
  const [a, b, c] = [template('a'), template('b'), template('c')];

  it('takes over what the list had not touched, and leaves what the template had not', () => {
    const next = { ...a, cadencePhrase: '每月' };
    expect(mergeTemplate([a, b], [next, b], [live(a), live(b, { textZh: '本镇写法' })])).toEqual([
      { kind: 'take', itemId: 'item-a', next, fields: ['cadencePhrase'] },
      { kind: 'keep', itemId: 'item-b', local: false },
    ]);
  });
  it('takes over every field that a version may change, each by itself', () => {
    // A record: a field that a template gets and no merge takes over is missing here.
    const others: Required<Omit<TemplateItem, 'code'>> = {
      textZh: '另一事项',
      dimension: '作风建设',
      domain: '机关',
      type: '活动',
      cadencePhrase: '每月',
      quantity: '4',
      quantityUnit: '场',
      standard: '逐村过进度',
      evidenceAsked: '照片',
      basis: '县委文件',
      checkingClass: '必核',
      lineWork: '农业农村',
      weight: '5',
    };
    const measure: readonly ContentField[] = ['quantity', 'quantityUnit'];
    for (const field of Object.keys(others) as ContentField[]) {
      const next = { ...a, [field]: others[field] };
      const [step] = mergeTemplate([a], [next], [live(a)]);
      const fields = measure.includes(field) ? measure : [field];
      expect(step).toEqual({ kind: 'take', itemId: 'item-a', next, fields });
      expect(takenOver(live(a), next, fields)[field]).toBe(others[field]);
    }
  });
  it('asks where one changed the number and the other its unit: together they say one thing', () => {
    const base = template('a', { quantity: '12', quantityUnit: '次' });
    const own = live(base, { quantity: '10' });
    expect(mergeTemplate([base], [{ ...base, quantityUnit: '场' }], [own])).toMatchObject([
      { kind: 'choose', fields: ['quantity', 'quantityUnit'] },
    ]);
  });
  it('takes over one field while the list keeps its own words in another', () => {
    const next = { ...a, cadencePhrase: '每月' };
    const own = live(a, { textZh: '本镇写法' });
    expect(mergeTemplate([a], [next], [own])).toEqual([
      { kind: 'take', itemId: 'item-a', next, fields: ['cadencePhrase'] },
    ]);
    expect(takenOver(own, next, ['cadencePhrase'])).toMatchObject({
      textZh: '本镇写法',
      cadencePhrase: '每月',
    });
  });
  it('asks where both changed the same field, unless they changed it alike', () => {
    const next = { ...a, textZh: '新写法' };
    expect(mergeTemplate([a], [next], [live(a, { textZh: '本镇写法' })])).toEqual([
      { kind: 'choose', itemId: 'item-a', next, fields: ['textZh'] },
    ]);
    expect(mergeTemplate([a], [next], [live(a, { textZh: '新写法' })])).toEqual([
      { kind: 'keep', itemId: 'item-a', local: false },
    ]);
  });
  it('adds what is new, drops what is gone, asks before dropping what was changed', () => {
    expect(mergeTemplate([a, b], [c], [live(a), live(b, { weight: '5' })])).toEqual([
      { kind: 'drop', itemId: 'item-a' },
      { kind: 'choose', itemId: 'item-b', next: null, fields: ['weight'] },
      { kind: 'add', next: c },
    ]);
  });
  it('keeps local additions, marked, and what the list took out stays out', () => {
    const local = live(template('x'), { templateCode: null });
    expect(mergeTemplate([a, b], [a, b], [live(a), local])).toEqual([
      { kind: 'keep', itemId: 'item-a', local: false },
      { kind: 'keep', itemId: 'item-x', local: true },
    ]);
  });

  it('leaves every list alone when the template did not change, and loses no local addition ever', () => {
    const field = fc.constantFrom('事项甲', '事项乙', '事项丙');
    const templates = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd'), field)
        .map(([code, textZh]) => template(code, { textZh })),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(templates, templates, fc.array(field), field, (base, next, locals, edited) => {
        const list = [
          ...base.map((item, index) => live(item, index % 2 === 0 ? {} : { textZh: edited })),
          ...locals.map((textZh, index) =>
            live(template(`local-${index}`, { textZh }), { templateCode: null }),
          ),
        ];
        const same = mergeTemplate(base, base, list);
        expect(same.every(({ kind }) => kind === 'keep')).toBe(true);
        const steps = mergeTemplate(base, next, list);
        const kept = steps.filter((step) => step.kind === 'keep' && step.local);
        expect(kept).toHaveLength(locals.length);
        for (const step of steps) {
          if (step.kind !== 'take') continue;
          const item = list.find(({ itemId }) => itemId === step.itemId)!;
          expect(changedFields(takenOver(item, step.next, step.fields), item)).toEqual(step.fields);
        }
      }),
    );
  });
});
