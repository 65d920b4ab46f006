import { SATISFACTION } from './questionnaire';
import type { Question } from './questionnaire';
import { surveyResult } from './survey-result';

const question: Question = {
  ...{ key: 'q1', kind: 'levels', about: 'subject', zh: '总体评价', required: true },
  options: SATISFACTION,
};
const group = (groupId: string, ...said: (readonly [option: string, times: number])[]) => ({
  groupId,
  ballots: said.flatMap(([option, times]) => Array.from({ length: times }, () => ({ 's1.q1': option }))),
});
const count = (...groups: ReturnType<typeof group>[]) => surveyResult([question], ['s1'], groups)[0]!;

describe('the result of a survey', () => {
  it('counts levels by their coefficients, with and without those who abstain', () => {
    expect(count(group('a', ['o1', 6], ['o2', 3], ['o3', 1], ['o4', 2])).total).toEqual({
      answered: 12,
      counts: { o1: 6, o2: 3, o3: 1, o4: 2 },
      rate: '84.0',
      rateOfAll: '70.0',
    });
    expect(count(group('a', ['o4', 20])).total).toMatchObject({ rate: null, rateOfAll: '0.0' });
  });

  it('is withheld below ten, and below twenty where all agree', () => {
    const shown = (...said: (readonly [string, number])[]) =>
      count(group('a', ...said)).groups[0]!.shown !== null;
    expect([shown(['o1', 8], ['o3', 1]), shown(['o1', 8], ['o3', 2])]).toEqual([false, true]);
    expect([shown(['o1', 19]), shown(['o1', 20])]).toEqual([false, true]);
  });

  it('gives nobody a withheld group by subtraction: sums are of the groups that are shown', () => {
    const { groups, total } = count(group('a', ['o1', 9], ['o3', 3]), group('b', ['o3', 4], ['o1', 1]));
    expect(groups.map(({ shown }) => shown?.answered ?? null)).toEqual([12, null]);
    expect(total).toEqual(groups[0]!.shown);
    expect(count(group('b', ['o3', 4])).total).toBeNull();
  });

  it('counts no option that the questionnaire has not', () => {
    expect(count(group('a', ['o1', 10], ['o2', 1], ['o9', 5])).total!.answered).toBe(11);
  });
});
