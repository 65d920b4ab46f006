import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTY, countyWorkbook } from './county-workbook.ts';
import { assessmentGroups, renamed, unitClasses, unitClassOf, withFormerNames } from './county/registers.ts';

void test('every township, street, bureau, school, firm, village and community is of a class', () => {
  const without = COUNTY.filter((one) => unitClassOf(one) === null);
  assert.deepEqual(
    without.filter(({ level }) => level !== '支部').map(({ code }) => code),
    ['YL'],
  );
  const classed = unitClasses(COUNTY).flatMap(({ codes }) => codes);
  assert.equal(new Set(classed).size, classed.length);
  assert.equal(classed.length + without.length, COUNTY.length);
});

void test('nobody is in two groups of the same object, and no group is empty', () => {
  const groups = assessmentGroups(COUNTY);
  assert.equal(new Set(groups.map(({ name, objectCode }) => `${objectCode} ${name}`)).size, groups.length);
  for (const object of new Set(groups.map(({ objectCode }) => objectCode))) {
    const members = groups.filter(({ objectCode }) => objectCode === object).flatMap(({ codes }) => codes);
    assert.equal(new Set(members).size, members.length, object);
  }
  assert.ok(groups.every(({ codes }) => codes.length > 1));
});

void test('one organisation bore another name at first, and ends up with its own', () => {
  const before = withFormerNames(countyWorkbook()).organizations;
  const changed = before.filter((row, at) => row[2] !== COUNTY[at]!.zh);
  assert.deepEqual(
    changed.map(([code, , name]) => [code, name]),
    [['YL-10', '晚枫乡党委']],
  );
  assert.equal(renamed().zh, '晚枫镇党委');
});
