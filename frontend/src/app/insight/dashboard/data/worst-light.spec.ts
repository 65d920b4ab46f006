import type { Figures } from './dashboard-views';
import { lightsToList, worstCount, worstLight } from './worst-light';

const none: Figures = {
  idle: 0,
  ok: 0,
  early: 0,
  late: 0,
  soon: 0,
  overdue: 0,
  severe: 0,
  total: 0,
  dueToDate: 0,
  onTime: 0,
  onTimeRate: null,
};

describe('worst light', () => {
  it('is nothing where nothing is owed', () => {
    expect(worstLight(none)).toBeNull();
    expect(worstCount(none)).toBe('');
  });

  it('counts the severe among all overdue', () => {
    const figures = { ...none, severe: 2, overdue: 4, ok: 9 };
    expect(worstLight(figures)).toBe('severe');
    expect(worstCount(figures)).toBe('2/6');
    expect(lightsToList(figures)).toBe('overdue,severe');
  });

  it('does not count good news', () => {
    expect(worstCount({ ...none, ok: 5 })).toBe('');
    expect(lightsToList({ ...none, ok: 5 })).toBe('');
  });
});
