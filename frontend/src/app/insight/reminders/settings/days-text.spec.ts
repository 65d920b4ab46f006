import { daysOf, wordsOfDays } from './days-text';

describe('days in a field', () => {
  it('are read whatever stands between them', () => {
    expect(daysOf('7, 3、1')).toEqual([7, 3, 1]);
    expect(daysOf(' 7，3 1 ')).toEqual([7, 3, 1]);
    expect(daysOf('')).toEqual([]);
    expect(daysOf(wordsOfDays([7, 3, 1]))).toEqual([7, 3, 1]);
  });

  it('are not read out of something else', () => {
    for (const wrong of ['seven', '-1', '1.5', '1000']) expect(daysOf(wrong)).toBeNull();
  });
});
