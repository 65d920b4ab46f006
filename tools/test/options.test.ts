import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.ts';
import { SUITES } from './suites.ts';

const withoutLong = SUITES.filter(({ tier }) => tier !== 'long');

void test('a choice that holds no suite fails and says so', () => {
  assert.throws(() => readOptions(['--long'], {}, withoutLong), /no suite is chosen.*"long"/);
  assert.throws(() => readOptions([], {}, []), /no suite is chosen.*"test"/);
  assert.throws(() => readOptions(['--only', 'nothing'], {}), /no suite is called "nothing"/);
});

void test('a choice holds the suites of its kind, or those that are named', () => {
  assert.ok(readOptions([], {}).suites.every(({ tier }) => tier === 'test'));
  assert.ok(readOptions(['--faults'], {}).suites.every(({ tier }) => tier === 'faults'));
  assert.deepEqual(
    readOptions(['--only', 'domain', '--', 'cadence'], {}).suites.map(({ name }) => name),
    ['domain'],
  );
});
