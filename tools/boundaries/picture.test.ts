import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { test } from 'node:test';
import { PICTURE, drawPicture } from './picture.ts';

test('the picture in docs/ shows what the rooms import now', () => {
  assert.equal(fs.readFileSync(PICTURE, 'utf8'), drawPicture(), 'run: npm run picture');
});
