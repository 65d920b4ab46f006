import * as fc from 'fast-check';
import { copiedDownFrom } from './copied-down';
import { trigramsOf, trigramSimilarity } from './text-similarity';

const UPPER = [
  { itemId: 'a', textZh: '定期召开党建例会，研究解决突出问题，推动任务落实' },
  { itemId: 'b', textZh: '每季度走访企业党组织，帮助解决困难' },
];

describe('items passed on as they came', () => {
  const copied = copiedDownFrom(UPPER, ['清溪村', '陈谷雨']);

  it('are found by their words, whatever marks stand between them', () => {
    expect(copied('定期召开党建例会、研究解决突出问题、推动任务落实。')).toEqual({
      upperItemId: 'a',
      similarity: 1,
    });
    expect(copied('定期召开党建例会，研究解决突出问题，推动任务落实好')?.upperItemId).toBe('a');
  });
  it('are none where a quantity, a place or a person was added', () => {
    expect(copied('每月2次定期召开党建例会，研究解决突出问题，推动任务落实')).toBeNull();
    expect(copied('定期召开清溪村党建例会，研究解决突出问题，推动任务落实')).toBeNull();
    expect(copied('定期召开党建例会，研究解决突出问题，推动任务落实，陈谷雨负责')).toBeNull();
  });
  it('are none where the wording is its own', () => {
    expect(copied('每月5日前召开党建例会逐村过进度，对红灯村现场督办')).toBeNull();
  });
});

describe('likeness of words', () => {
  it('is whole for the same text, none for strangers, and the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [a, b] = [trigramsOf(one), trigramsOf(other)];
        const similarity = trigramSimilarity(a, b);
        expect(similarity).toBe(trigramSimilarity(b, a));
        expect(similarity >= 0 && similarity <= 1).toBe(true);
        if (a.size > 0) expect(trigramSimilarity(a, a)).toBe(1);
      }),
    );
  });
});
