import * as fc from 'fast-check';
import { copiedDownFrom, placeOf } from './copied-down';
import { LikestWording } from './likest-wording';
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
  it('are told from others by the places that bodies are named after', () => {
    const names = ['望舒镇党委', '清溪村党支部', '中共云岭县委', '清溪镇社区党总支', '党支部'];
    expect(names.map(placeOf)).toEqual(['望舒镇', '清溪村', '云岭县', '清溪镇社区', null]);
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

describe('the likest of many', () => {
  it('is the one that a comparison with each of them finds, the first of equals', () => {
    const text = fc.string({ unit: fc.constantFrom('走', '访', '村', '户', '，'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        text,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (texts, one, least) => {
          const index = new LikestWording(texts);
          let best = { at: -1, similarity: least };
          for (const [at, other] of texts.entries()) {
            const similarity = trigramSimilarity(trigramsOf(one), trigramsOf(other));
            if (similarity > best.similarity) best = { at, similarity };
          }
          const found = best.at < 0 ? null : best;
          expect(index.of(one, least)).toEqual(found);
          // A question leaves nothing behind.
          expect(index.of(one, least)).toEqual(found);
        },
      ),
    );
  });
});
