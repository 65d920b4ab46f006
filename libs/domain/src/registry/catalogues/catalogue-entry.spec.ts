import { currentCode, isInForce } from './catalogue-entry';
import type { DatedEntry } from './catalogue-entry';

const row = (code: string, over: Partial<DatedEntry> = {}): DatedEntry => ({
  code,
  validFrom: '2017-10-24',
  validTo: null,
  replacedBy: [],
  attributes: {},
  ...over,
});

const DIMENSIONS = [
  row('纪律建设'),
  row('反腐倡廉', {
    validFrom: '2012-11-14',
    validTo: '2017-10-24',
    replacedBy: ['纪律建设'],
    attributes: { aliases: ['反腐倡廉建设'] },
  }),
];

describe('dated catalogue rows', () => {
  it('are in force from their first day up to the day before their end', () => {
    const entry = DIMENSIONS[1]!;
    expect(isInForce(entry, '2012-11-13')).toBe(false);
    expect(isInForce(entry, '2012-11-14')).toBe(true);
    expect(isInForce(entry, '2017-10-23')).toBe(true);
    expect(isInForce(entry, '2017-10-24')).toBe(false);
  });

  it('map the wording of earlier years to that of the day', () => {
    expect(currentCode(DIMENSIONS, '反腐倡廉建设', '2026-11-23')).toBe('纪律建设');
    expect(currentCode(DIMENSIONS, '反腐倡廉', '2015-01-01')).toBe('反腐倡廉');
    expect(currentCode(DIMENSIONS, ' 纪律建设 ', '2026-11-23')).toBe('纪律建设');
  });

  it('know nothing of a foreign word, of a word split in two, and do not run in circles', () => {
    expect(currentCode(DIMENSIONS, '生态建设', '2026-11-23')).toBeUndefined();
    const split = row('甲', { validTo: '2020-01-01', replacedBy: ['乙', '丙'] });
    expect(currentCode([split, row('乙'), row('丙')], '甲', '2026-01-01')).toBeUndefined();
    const circle = [
      row('甲', { validTo: '2020-01-01', replacedBy: ['乙'] }),
      row('乙', { validTo: '2020-01-01', replacedBy: ['甲'] }),
    ];
    expect(currentCode(circle, '甲', '2026-01-01')).toBeUndefined();
  });
});
