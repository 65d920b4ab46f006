import { createHash } from 'node:crypto';
import {
  consistencyProof,
  GrowingTree,
  inclusionProof,
  rootByInclusion,
  rootsByConsistency,
} from '@zeren/domain/registry/audit/merkle-tree';
import type { LeafRange } from '@zeren/domain/registry/audit/merkle-tree';
import { EMPTY_ROOT, leafHash, nodeHash } from './tree-hash';

const hex = (text: string) => Buffer.from(text, 'hex');

/** The tree hash as RFC 6962, section 2.1, writes it down, for comparison. */
function rootAsWritten(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootAsWritten(leaves.slice(0, k)), rootAsWritten(leaves.slice(k)));
}
const hashOf = (range: LeafRange) => rootAsWritten(LEAVES.slice(range.from, range.to)).toString('hex');

// The vectors of Google's reference implementation (certificate-transparency, merkletree/merkle_tree_test.cc; the same in
// transparency-dev/merkle).
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = INPUTS.map((content) => leafHash(hex(content)));
/** Index, size, path. */
const INCLUSIONS: readonly [number, number, string[]][] = [
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
/** Older size, newer size, proof. */
const CONSISTENCIES: readonly [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

describe('the tree of RFC 6962 with SHA-256', () => {
  it('has the roots of the published vectors, grown leaf by leaf', () => {
    expect(EMPTY_ROOT).toEqual(createHash('sha256').digest());
    const tree = new GrowingTree(nodeHash);
    const roots = LEAVES.map((leaf) => {
      tree.add(leaf);
      return tree.root!.toString('hex');
    });
    expect(roots).toEqual(ROOTS);
  });

  it.each(INCLUSIONS)('proves leaf %d of %d as published', (index, size, path) => {
    expect(inclusionProof(index, size).map(hashOf)).toEqual(path);
    const root = rootByInclusion(LEAVES[index]!, index, size, path.map(hex), nodeHash);
    expect(root!.toString('hex')).toBe(ROOTS[size - 1]);
  });

  it.each(CONSISTENCIES)('proves that %d are the beginning of %d as published', (older, newer, proof) => {
    expect(consistencyProof(older, newer).map(hashOf)).toEqual(proof);
    const roots = rootsByConsistency(older, newer, hex(ROOTS[older - 1]!), proof.map(hex), nodeHash)!;
    expect(roots.older.toString('hex')).toBe(ROOTS[older - 1]);
    expect(roots.newer.toString('hex')).toBe(ROOTS[newer - 1]);
  });
});
