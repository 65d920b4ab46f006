import { named, pointsBy } from '../../scheme.spec-kit';

const entry = (by: string, parts: object) => ({ by, name: named(by), ...parts });
const deduct = (...entries: object[]) => ({ kind: 'deduct', entries });
const NUMBER = { n: 'number' };

describe('deductions', () => {
  it('per occurrence, the first ones free, with a cap', () => {
    const rule = deduct(entry('occurrence', { count: 'n', each: '0.5', free: '2', atMost: '1.5' }));
    expect(pointsBy(rule, '6', NUMBER, { a: { n: '1' }, b: { n: '4' }, c: { n: '40' } })).toEqual({
      a: '6',
      b: '5',
      c: '4.5',
    });
  });
  it('at least so many once there is anything', () => {
    const rule = deduct(entry('occurrence', { count: 'n', each: '0.1', atLeast: '1' }));
    expect(pointsBy(rule, '6', NUMBER, { a: { n: '0' }, b: { n: '3' } })).toEqual({ a: '6', b: '5' });
  });
  it('per missing piece; more than is due makes up for nothing', () => {
    const rule = deduct(entry('missing', { due: '4', done: 'n', each: '2' }));
    expect(pointsBy(rule, '8', NUMBER, { a: { n: '3' }, b: { n: '9' } })).toEqual({ a: '6', b: '8' });
  });
  it('per full span of days', () => {
    const rule = deduct(entry('days', { days: 'n', per: '10', each: '0.5' }));
    expect(pointsBy(rule, '5', NUMBER, { a: { n: '9' }, b: { n: '29' } })).toEqual({ a: '5', b: '4' });
  });
  it('per full span of each registered matter', () => {
    const rule = deduct(entry('days-of-each', { of: 'r', per: '10', each: '0.5', atMost: '3' }));
    const late = (...days: string[]) => ({
      r: days.map((count, i) => ({ incident: `i${i}`, name: '高危', count })),
    });
    expect(pointsBy(rule, '5', { r: 'register' }, { a: late('19', '19'), b: late('200') })).toEqual({
      a: '4',
      b: '2',
    });
  });
  it('by named faults of a tally, until all is taken', () => {
    const rule = deduct(entry('fault', { of: 't', faults: { 轻微: '0.5', 严重: '4' } }));
    const facts = { t: { kind: 'tally', words: ['轻微', '严重'] } };
    expect(pointsBy(rule, '8', facts, { a: { t: { 轻微: '3' } }, b: { t: { 严重: '3' } } })).toEqual({
      a: '6.5',
      b: '0',
    });
  });
  it('counts the heaviest name of one incident only', () => {
    const rule = deduct(entry('fault', { of: 'r', faults: { 省: '1.5', 县: '0.5' } }));
    const r = [
      { incident: '一', name: '县' },
      { incident: '一', name: '省' },
      { incident: '二', name: '县' },
    ];
    const facts = { r: { kind: 'register', words: ['省', '县'] } };
    expect(pointsBy(rule, '5', facts, { a: { r } })).toEqual({ a: '3' });
  });
  it('once if a condition holds, or all points', () => {
    const rule = deduct(
      entry('condition', { when: 'late and not explained', points: '3' }),
      entry('condition', { when: 'false_report' }),
    );
    const facts = { late: 'flag', explained: 'flag', false_report: 'flag' };
    const given = (late: boolean, explained: boolean, lied: boolean) => ({
      late,
      explained,
      false_report: lied,
    });
    expect(
      pointsBy(rule, '6', facts, {
        a: given(true, false, false),
        b: given(true, true, false),
        c: given(true, false, true),
      }),
    ).toEqual({ a: '3', b: '6', c: '0' });
  });
  it('adds as an award, up to its cap', () => {
    const rule = {
      kind: 'award',
      entries: [entry('occurrence', { count: 'n', each: '0.5' })],
      atMost: '1.5',
    };
    expect(pointsBy(rule, '2', NUMBER, { a: { n: '2' }, b: { n: '9' } })).toEqual({ a: '1', b: '1.5' });
  });
});
