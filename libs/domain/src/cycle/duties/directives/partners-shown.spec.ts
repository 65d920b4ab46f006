import { partnersShown } from './partners-shown';
import type { TargetRole } from './directive-states';

const unit = (id: string, role: TargetRole) => ({ role, duty: { id } });
const UNITS = [unit('a1', 'assist'), unit('l1', 'lead'), unit('a2', 'assist'), unit('l2', 'lead')];
const shown = (id: string) =>
  partnersShown(UNITS, id).map(({ duty, withLight }) => [duty.id, withLight] as const);

describe('the other units of a directive', () => {
  it('are all shown to a lead unit, with their lights, those that lead first', () => {
    expect(shown('l1')).toEqual([
      ['l2', true],
      ['a1', true],
      ['a2', true],
    ]);
  });

  it('are shown to an assisting unit only by who leads, without a light', () => {
    expect(shown('a1')).toEqual([
      ['l1', false],
      ['l2', false],
    ]);
  });

  it('are nobody to whoever is not among them', () => {
    expect(shown('other')).toEqual([]);
  });
});
