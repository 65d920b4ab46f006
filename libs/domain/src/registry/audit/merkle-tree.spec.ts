import * as fc from 'fast-check';
import {
  consistencyProof,
  GrowingTree,
  inclusionProof,
  joinSubtrees,
  rootByInclusion,
  rootsByConsistency,
  subtreesOf,
} from './merkle-tree';
import type { LeafRange } from './merkle-tree';

/** Not a hash: a node says what it is made of, so that no two trees share one. */
const join = (left: string, right: string) => `(${left} ${right})`;

/** The tree hash as RFC 6962, section 2.1, writes it down, for comparison. */
function rootAsWritten(leaves: readonly string[]): string {
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return join(rootAsWritten(leaves.slice(0, k)), rootAsWritten(leaves.slice(k)));
}
const hashOf = (leaves: readonly string[]) => (range: LeafRange) =>
  rootAsWritten(leaves.slice(range.from, range.to));

describe('the tree of RFC 6962', () => {
  const leaves = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 70 });

  it('is the same whether it is grown, joined or written as in the text', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (all, cut) => {
        const expected = rootAsWritten(all);
        const peaks = subtreesOf({ from: 0, to: all.length }).map(({ height, index }) =>
          hashOf(all)({ from: index * 2 ** height, to: (index + 1) * 2 ** height }),
        );
        expect(joinSubtrees(peaks, join)).toBe(expected);

        const size = cut % (all.length + 1);
        const half = new GrowingTree(
          join,
          size,
          subtreesOf({ from: 0, to: size }).map(({ height, index }) =>
            hashOf(all)({ from: index * 2 ** height, to: (index + 1) * 2 ** height }),
          ),
        );
        for (const leaf of all.slice(size)) {
          half.add(leaf, ({ height, index }, hash) => {
            expect(hash).toBe(hashOf(all)({ from: index * 2 ** height, to: (index + 1) * 2 ** height }));
          });
        }
        expect(half.root).toBe(expected);
      }),
    );
  });

  it('proves every leaf, and nothing else', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (all, at, other) => {
        const index = at % all.length;
        const proof = inclusionProof(index, all.length).map(hashOf(all));
        const root = rootAsWritten(all);
        expect(rootByInclusion(all[index]!, index, all.length, proof, join)).toBe(root);
        expect(rootByInclusion('x', index, all.length, proof, join)).not.toBe(root);
        expect(rootByInclusion(all[index]!, index, all.length, [...proof, root], join)).toBeUndefined();
        expect(rootByInclusion(all[index]!, all.length, all.length, proof, join)).toBeUndefined();
        if (proof.length > 0) {
          const place = other % proof.length;
          const bent = proof.map((hash, step) => (step === place ? 'x' : hash));
          expect(rootByInclusion(all[index]!, index, all.length, bent, join)).not.toBe(root);
        }
      }),
    );
  });

  it('proves every beginning, and nothing else', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (all, at, place) => {
        const older = 1 + (at % all.length);
        const proof = consistencyProof(older, all.length).map(hashOf(all));
        const roots = { older: rootAsWritten(all.slice(0, older)), newer: rootAsWritten(all) };
        expect(rootsByConsistency(older, all.length, roots.older, proof, join)).toEqual(roots);
        // Somebody who changed one leaf of the older tree has another root, and no proof that leads to both.
        const changed = all.map((leaf, index) => (index === place % older ? 'x' : leaf));
        const forged = consistencyProof(older, all.length).map(hashOf(changed));
        const led = rootsByConsistency(older, all.length, roots.older, forged, join)!;
        expect(led.older === roots.older && led.newer === rootAsWritten(changed)).toBe(false);
      }),
    );
  });

  it('counts beyond what bits of 32 hold', () => {
    const size = 2 ** 40 + 3;
    expect(subtreesOf({ from: 0, to: size })).toEqual([
      { height: 40, index: 0 },
      { height: 1, index: 2 ** 39 },
      { height: 0, index: 2 ** 40 + 2 },
    ]);
    expect(subtreesOf({ from: 0, to: 2 ** 50 - 1 })[0]).toEqual({ height: 49, index: 0 });
    expect(inclusionProof(2 ** 40 + 1, size)).toEqual([
      { from: 2 ** 40, to: 2 ** 40 + 1 },
      { from: 2 ** 40 + 2, to: 2 ** 40 + 3 },
      { from: 0, to: 2 ** 40 },
    ]);
    expect(rootsByConsistency(0, 5, 'a', [], join)).toBeUndefined();
    expect(rootsByConsistency(6, 5, 'a', [], join)).toBeUndefined();
  });
});
