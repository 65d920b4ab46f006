import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPairs, isStill, judge, spread } from './ratios.ts';

test('median and quartiles', () => {
  assert.deepEqual(spread([4, 1, 3, 2, 5]), { median: 3, lower: 2, upper: 4 });
  assert.deepEqual(spread([1, 2]), { median: 1.5, lower: 1.25, upper: 1.75 });
});

test('a target is missed only when the favourable quartile misses it too', () => {
  assert.equal(judge({ median: 0.7, lower: 0.6, upper: 0.8 }, 0.7), 'met');
  assert.equal(judge({ median: 0.65, lower: 0.6, upper: 0.71 }, 0.7), 'short');
  assert.equal(judge({ median: 0.65, lower: 0.6, upper: 0.69 }, 0.7), 'missed');
});

test('a control off by more than a twentieth tells that the machine is not quiet', () => {
  assert.equal(isStill({ median: 0.96, lower: 0.9, upper: 1 }), true);
  assert.equal(isStill({ median: 0.94, lower: 0.9, upper: 1 }), false);
  assert.equal(isStill({ median: 1.06, lower: 1, upper: 1.1 }), false);
});

test('pairs are adjacent and change their order', async () => {
  const order: string[] = [];
  const slice = (name: string) => async () => Promise.resolve(order.push(name));
  await inPairs(3, slice('a'), slice('b'));
  assert.equal(order.join(''), 'abbaab');
});
