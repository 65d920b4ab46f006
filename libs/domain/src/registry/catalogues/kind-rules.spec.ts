import type { DatedEntry } from './catalogue-entry';
import { kindRules, mayHaveBelow, mayStandBelow, recurringDutiesOf } from './kind-rules';

const row = (
  code: string,
  attributes: Readonly<Record<string, unknown>>,
  over: Partial<DatedEntry> = {},
) => ({
  code,
  validFrom: '2017-01-01',
  validTo: null,
  replacedBy: [],
  ...over,
  attributes,
});
const KINDS = [
  row('党委', { below: 'any' }),
  row('党总支', { below: ['党支部', '联合支部'] }),
  row('党支部', { below: 'none' }),
  row('党组', { below: 'none', admitsMembers: false }),
  row('临时党支部', { below: 'none', admitsMembers: false, holdsElection: false, collectsDues: false }),
];
const DUTIES = [
  row('主题党日', { cadencePhrase: '每月1次', dimension: '思想建设' }),
  row('党费收缴', { cadencePhrase: '每月1次', dimension: '组织建设', needs: 'collectsDues' }),
];
const pair = (kind: string, duty: string, over: Partial<DatedEntry> = {}) =>
  row(`${kind}·${duty}`, { kind, duty }, over);

describe('kinds of organisation', () => {
  const rules = kindRules(KINDS);

  it('say what may stand below them', () => {
    expect(mayStandBelow(rules, '党委', '党总支')).toBe(true);
    expect(mayStandBelow(rules, '党总支', '党支部')).toBe(true);
    expect(mayStandBelow(rules, '党总支', '党委')).toBe(false);
    expect(mayStandBelow(rules, '党组', '党支部')).toBe(false);
    expect(mayStandBelow(rules, '没人知道的', '党支部')).toBe(true);
    expect([mayHaveBelow(rules, '党总支'), mayHaveBelow(rules, '党支部')]).toEqual([true, false]);
  });

  it('owe the duties of their own set', () => {
    const pairs = [pair('党支部', '主题党日'), pair('党支部', '党费收缴'), pair('党委', '主题党日')];
    const of = (kind: string) =>
      recurringDutiesOf(kind, { kinds: KINDS, duties: DUTIES, pairs }).map(({ code }) => code);
    expect(of('党支部')).toEqual(['主题党日', '党费收缴']);
    expect(of('党委')).toEqual(['主题党日']);
    expect(of('党组')).toEqual([]);
  });

  it('owe nothing that they do not do at all, whatever a row says', () => {
    const pairs = [pair('临时党支部', '主题党日'), pair('临时党支部', '党费收缴')];
    const duties = recurringDutiesOf('临时党支部', { kinds: KINDS, duties: DUTIES, pairs });
    expect(duties).toEqual([{ code: '主题党日', cadencePhrase: '每月1次', dimension: '思想建设' }]);
  });
});
