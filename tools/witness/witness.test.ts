// The witness's own arithmetic against published vectors; what it does against a real log is in tools/faults.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isConsistent, openCheckpoint, readKey } from './witness.mjs';

const hex = (text: string) => Buffer.from(text, 'hex');
/** Roots of the first trees of Google's reference implementation, by size. */
const ROOTS = new Map(
  Object.entries({
    1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    5: '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    6: '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  }).map(([size, root]) => [Number(size), hex(root)]),
);
const PROOFS: readonly [number, number, string[]][] = [
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

for (const [older, newer, proof] of PROOFS) {
  void test(`the published proof from ${older} to ${newer} holds, and no other does`, () => {
    const [from, to] = [ROOTS.get(older)!, ROOTS.get(newer)!];
    const path = proof.map(hex);
    assert.equal(isConsistent(older, newer, from, to, path), true);
    assert.equal(isConsistent(older, newer, to, from, path), older === newer);
    assert.equal(isConsistent(older, newer, from, to, [...path, from]), false);
    for (const [place, hash] of path.entries()) {
      assert.equal(isConsistent(older, newer, from, to, path.toSpliced(place, 1)), false);
      const bent = Buffer.from(hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte)));
      assert.equal(isConsistent(older, newer, from, to, path.with(place, bent)), false);
    }
  });
}

void test('a key that is mistyped is refused, and a text that nobody signed is no checkpoint', () => {
  assert.throws(() => readKey('zeren+00000000+AAAA'), /no key/);
  assert.throws(
    () => readKey(`zeren+00000000+${Buffer.concat([Buffer.of(1), Buffer.alloc(32, 7)]).toString('base64')}`),
    /mistyped/,
  );
  assert.throws(() => openCheckpoint('anything', []), /no checkpoint/);
  const root = Buffer.alloc(32).toString('base64');
  assert.throws(() => openCheckpoint(`zeren/x\n7\n${root}\ntime x\n\n— zeren AAAAAAAA\n`, []), /not signed/);
});
