import { mayEnterAgain, maySettlePaper } from './may-enter-paper';
import { paperDifferences, settledSheets } from './paper-differences';

const first: Record<string, string>[] = [{ 's1.q1': 'o1', 'all.q2': '修路' }, { 's1.q1': 'o2' }];
const second = [{ 's1.q1': 'o1' }, { 's1.q1': 'o3' }];

describe('paper ballots', () => {
  it('differ sheet by sheet and cell by cell, blanks too', () => {
    expect(paperDifferences(first, second)).toEqual([
      { sheet: 1, cell: 'all.q2', first: '修路', second: null },
      { sheet: 2, cell: 's1.q1', first: 'o2', second: 'o3' },
    ]);
    expect(paperDifferences(first, first)).toEqual([]);
  });

  it('count as the third look says, once it has said it of every difference', () => {
    const one = { sheet: 1, cell: 'all.q2', value: null };
    expect(settledSheets(first, second, [one])).toBeNull();
    const both = [one, { sheet: 2, cell: 's1.q1', value: 'o3' }];
    expect(settledSheets(first, second, both)).toEqual([{ 's1.q1': 'o1' }, { 's1.q1': 'o3' }]);
  });

  it('are read by two people, and settled by a third', () => {
    const bundle = { state: 'entered-once', firstPersonId: 'a', secondPersonId: null, sheets: 2 } as const;
    const code = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'ok';
    expect(code(mayEnterAgain(bundle, 'a', 2))).toBe('survey.paper-same-person');
    expect(code(mayEnterAgain(bundle, 'b', 3))).toBe('survey.paper-other-number');
    expect(code(mayEnterAgain(bundle, 'b', 2))).toBe('ok');
    const differing = { ...bundle, state: 'differing', secondPersonId: 'b' } as const;
    expect(code(maySettlePaper(differing, 'b'))).toBe('survey.paper-third-person');
    expect(code(maySettlePaper(differing, 'c'))).toBe('ok');
    expect(code(mayEnterAgain(differing, 'c', 2))).toBe('survey.paper-entered-twice');
  });
});
