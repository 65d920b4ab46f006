import { awaitedMatter } from '../responsibility/awaited-matter';
import type { CadenceClause } from '../responsibility/cadence-clause';
import { readCadencePhrase } from '../responsibility/read-cadence-phrase';
import { mayRegisterMatter } from './may-register-matter';

const TODAY = '2026-11-25';
const RECEIPT: CadenceClause = {
  kind: 'occurrence',
  window: { opens: 'period' },
  deadline: { at: 'offset', from: 'start', count: 3 },
  unit: 'working-day',
  trigger: { kind: 'receipt' },
  label: '',
  shift: 'none',
};

describe('registering a matter that an item waits for', () => {
  const register = (
    item: Partial<Parameters<typeof mayRegisterMatter>[0]>,
    on = TODAY,
    label = ' 示例企业开办 ',
  ) => {
    const outcome = mayRegisterMatter(
      { clauses: [RECEIPT], inForce: true, year: 2026, ...item },
      { label, on },
      TODAY,
    );
    return outcome.ok ? outcome.value : outcome.refusal.code;
  };

  it('becomes an occurrence of the kind that is waited for', () => {
    expect(register({})).toEqual({ kind: '收件', label: '示例企业开办', startsOn: TODAY });
  });

  it('takes the name that a clause waits for', () => {
    const clauses = [{ ...RECEIPT, trigger: { kind: 'meeting', label: '职代会' } }] as const;
    expect(register({ clauses })).toMatchObject({ kind: '会议', label: '职代会' });
  });

  it.each([
    [
      'an item whose dates come by themselves',
      { clauses: [{ ...RECEIPT, trigger: { kind: 'holiday' as const } }] },
    ],
    ['an item without clauses', { clauses: null }],
    ['a list that is not in force', { inForce: false }],
  ])('is refused for %s', (_, item) => expect(register(item)).toBe('duty.awaits-nothing'));

  it('is refused ahead of its day, and in another year than the list', () => {
    expect(register({}, '2026-11-26')).toBe('duty.matter-ahead');
    expect(register({}, '2025-12-31')).toBe('duty.matter-of-other-year');
  });

  it('is what the phrases of lists wait for', () => {
    const reading = readCadencePhrase('收件后3个工作日内');
    expect(awaitedMatter('clauses' in reading ? reading.clauses : null)?.occurrence).toBe('收件');
  });
});
