import { areCadenceClauses, checkCadenceClause, checkCadenceClauses } from './check-cadence-clause';
import { everyMonths, occurrence, periodic, weekly, yearly } from './make-clauses';

const paths = (clause: unknown) => checkCadenceClause(clause).map(({ path }) => path);

describe('checkCadenceClause', () => {
  it('takes what the reader makes', () => {
    expect(areCadenceClauses([yearly(6, 30), everyMonths(2), occurrence('matter', -3, 'working-day')])).toBe(
      true,
    );
  });

  it('names what is wrong', () => {
    expect(paths(null)).toEqual(['']);
    expect(paths({ ...yearly(6, 30), kind: 'daily' })).toEqual(['kind']);
    expect(paths(weekly(8))).toEqual(['deadline.weekday']);
    expect(paths({ ...weekly(5), unit: 'day', shift: 'next' })).toEqual(['unit', 'shift']);
    expect(paths({ ...weekly(), every: 1 })).toEqual(['every']);
    expect(paths(weekly('end', 2))).toEqual([]);
    expect(paths(yearly(2, 30))).toEqual(['deadline.day']);
    expect(paths(yearly(13, 1))).toEqual(['deadline.month']);
    expect(paths({ ...yearly(6, 30), unit: 'month' })).toEqual(['unit']);
    expect(paths({ ...yearly(6, 30), deadline: periodic('monthly').deadline })).toEqual(['deadline.at']);
    expect(paths({ ...yearly(6, 30), label: 'x'.repeat(41) })).toEqual(['label']);
    expect(paths({ ...yearly(6, 30), extra: 1 })).toEqual(['extra']);
    expect(paths({ ...yearly(6, 30), trigger: { kind: 'matter' } })).toEqual(['trigger']);
    expect(paths({ ...occurrence('matter', 3, 'day'), trigger: { kind: 'toString' } })).toEqual([
      'trigger.kind',
    ]);
    expect(paths({ ...occurrence('matter', 3.5, 'day') })).toEqual(['deadline.count']);
    expect(paths({ ...everyMonths(2), every: 12 })).toEqual(['every']);
    expect(paths({ ...periodic('quarterly'), window: { opens: 'date', month: 1, day: 1 } })).toEqual([
      'window.opens',
    ]);
    const once = { ...yearly(6, 30), kind: 'once', deadline: { at: 'day', day: '2026-02-30' } };
    expect(paths(once)).toEqual(['deadline.day']);
  });

  it('asks for one to twelve clauses', () => {
    expect(checkCadenceClauses([])).toHaveLength(1);
    expect(checkCadenceClauses('每月')).toHaveLength(1);
    expect(checkCadenceClauses(Array.from({ length: 13 }, () => yearly(6, 30)))).toHaveLength(1);
    expect(checkCadenceClauses([yearly(6, 30), yearly(2, 31)])[0]!.path).toBe('1.deadline.day');
  });
});
