import * as fc from 'fast-check';
import { checkCountyImport } from './check-county-import';
import { groupKey } from './check-group-rows';
import type { CountyCatalogues, CountyToImport, KnownCounty, KnownOrganization } from './county-import';
import { readCountySheets } from './county-sheets';
import type { CountySheetKey } from './county-sheets';
import { readSheet } from './county-sheets.spec-kit';
import { readDayOrYear } from './read-day';

const word = (code: string, validFrom = '2000-01-01', validTo: string | null = null) => ({
  code,
  validFrom,
  validTo,
});
const catalogues: CountyCatalogues = {
  guidanceKinds: new Map(),
  organizationKinds: new Map(),
  levels: new Set(),
  domains: new Set(),
  postKinds: new Map(),
  unitClasses: [word('乡镇'), word('学校'), word('街乡', '2000-01-01', '2025-01-01')],
  assessmentObjects: [word('领导班子'), word('单位')],
};
const place = (
  parentCode: string | null,
  nameZh: string,
  validTo: string | null = null,
): KnownOrganization => ({ parentCode, kindCode: '党委', sort: 1, nameZh, validTo });
const known: KnownCounty = {
  organizations: new Map([
    ['YL', place(null, '云岭县委')],
    ['QH', place('YL', '青禾镇党委')],
    ['WS', place('YL', '望舒镇党委')],
    ['Z1', place('QH', '中心小学支部')],
    ['Z2', place('WS', '中心小学支部')],
    ['OLD', place('YL', '旧乡党委', '2025-07-01')],
  ]),
  guidance: [],
  posts: new Map(),
  people: new Set(),
  tenures: [],
  unitClasses: [],
  groups: [],
  groupMembers: [],
};
const first = {
  ...{ bodyCode: 'YL', name: '乡镇一组', objectCode: '单位', validFrom: '2026-01-01', validTo: null },
  ...{ classCode: null, basis: '考〔2026〕1号' },
};

type Rows = Partial<Record<CountySheetKey, readonly (readonly string[])[]>>;
const check = (sheets: Rows, before: Partial<KnownCounty> = {}) => {
  const keys = Object.keys(sheets) as CountySheetKey[];
  const read = readCountySheets(keys.map((key) => readSheet(key, sheets[key]!)));
  if (!read.ok) throw new Error(read.refusal.code);
  return checkCountyImport(read.value, { ...known, ...before }, catalogues);
};
const named = ({ faults }: ReturnType<typeof check>) => faults.map(({ cell, code }) => `${cell} ${code}`);

describe('单位分类 in a county workbook', () => {
  const days = (rows: readonly (readonly string[])[]) =>
    check({ unitClasses: rows }).county.unitClasses.map((row) => [row.validFrom, row.validTo]);

  it('takes an organisation by code or by name, and days or years', () => {
    expect(
      days([
        ['QH', '', '乡镇', '2024', '2025年', '云考〔2024〕1号'],
        ['', '望舒镇党委', '乡镇', '2024年3月1日', '', '云考〔2024〕1号'],
      ]),
    ).toEqual([
      ['2024-01-01', '2026-01-01'],
      ['2024-03-01', null],
    ]);
  });

  it('names what is wrong, cell by cell', () => {
    const result = check({
      unitClasses: [
        ['XX', '', '乡镇', '2024', '', '文'],
        ['', '中心小学支部', '学校', '2024', '', '文'],
        ['', '没有的支部', '学校', '2024', '', '文'],
        ['', '', '学校', '2024', '', '文'],
        ['QH', '青禾乡党委', '乡镇', '2024', '', '文'],
        ['WS', '', '街乡', '2025', '', '文'],
        ['WS', '', '街乡', '2024', '2024', '文'],
        ['Z1', '', '学校', '明年', '2020', ''],
        ['Z2', '', '学校', '2026-02-01', '2026-01-31', '文'],
        ['OLD', '', '乡镇', '2025-07-01', '', '文'],
      ],
    });
    expect(named(result)).toEqual([
      'A2 listed.code-unknown',
      'B3 listed.name-shared',
      'B4 listed.name-unknown',
      'A5 cell.empty',
      'B6 listed.name-differs',
      'C7 unit-class.unknown',
      'D9 days.malformed',
      'F9 cell.empty',
      'E10 days.ends-before-start',
      'D11 listed.organization-ended',
    ]);
    expect(result.county.unitClasses.map(({ organizationCode }) => organizationCode)).toEqual(['QH', 'WS']);
  });

  it('lets an organisation be of one class at a time, with what is known', () => {
    const before = [
      { organizationCode: 'QH', classCode: '乡镇', basis: '文', validFrom: '2020-01-01', validTo: null },
    ];
    const later = ['QH', '', '学校', '2026', '', '文'];
    const clash = check({ unitClasses: [later] }, { unitClasses: before });
    expect(named(clash)).toEqual(['D2 unit-class.two']);
    expect(clash.faults[0]!.zh).toContain('“青禾镇党委”从 2020-01-01 起已归入“乡镇”');
    const ending = ['QH', '', '乡镇', '2020', '2025', '文'];
    expect(named(check({ unitClasses: [later, ending] }, { unitClasses: before }))).toEqual([]);
    // The row that ends the class of before is no good: then that class goes on, and the later row falls too.
    const bad = ['QH', '', '乡镇', '2020', '2025', ''];
    expect(named(check({ unitClasses: [later, bad] }, { unitClasses: before }))).toEqual([
      'D2 unit-class.two',
      'F3 cell.empty',
    ]);
  });
});

describe('考核分组 and 分组成员 in a county workbook', () => {
  it('takes the top organisation for the body, and the days of the group for those of its members', () => {
    const result = check({
      groups: [['乡镇一组', '单位', '', '乡镇', '2026', '2026', '考〔2026〕1号']],
      groupMembers: [
        ['乡镇一组', '单位', '', 'QH', '', '', ''],
        ['乡镇一组', '单位', 'YL', '', '望舒镇党委', '2026-03-01', '2026-06-30'],
      ],
    });
    expect(named(result)).toEqual([]);
    const { groups, groupMembers } = result.county;
    expect(groups).toEqual([expect.objectContaining({ bodyCode: 'YL', validTo: '2027-01-01' })]);
    expect(groupMembers.map((row) => [row.organizationCode, row.validFrom, row.validTo])).toEqual([
      ['QH', '2026-01-01', '2027-01-01'],
      ['WS', '2026-03-01', '2026-07-01'],
    ]);
  });

  it('names what is wrong with a group, and what falls with it', () => {
    const result = check(
      {
        groups: [
          ['二组', '茶话会', '', '', '2026', '', '文'],
          ['三组', '单位', 'XX', '', '2026', '', '文'],
          ['四组', '单位', '', '茶园', '2026', '', '文'],
          ['乡镇一组', '单位', 'YL', '', '2027', '', '文'],
        ],
        groupMembers: [
          ['二组', '单位', '', 'QH', '', '', ''],
          ['乡镇一组', '单位', '', 'QH', '', '2025', ''],
          ['乡镇一组', '领导班子', '', 'QH', '', '', ''],
        ],
      },
      { groups: [first] },
    );
    expect(named(result)).toEqual([
      'B2 group.refused',
      'C3 listed.code-unknown',
      'D4 group.refused',
      'A5 group.two',
      'A2 group-member.group-unknown',
      'F3 group.refused',
      'A4 group-member.group-unknown',
    ]);
  });

  it('asks which group is meant when several have the name', () => {
    const year = (validFrom: string, validTo: string, bodyCode = 'YL') => ({
      ...first,
      ...{ validFrom, validTo, bodyCode },
    });
    const groups = [year('2025-01-01', '2026-01-01'), year('2026-01-01', '2027-01-01')];
    const rows = [
      ['乡镇一组', '单位', '', 'QH', '', '', ''],
      ['乡镇一组', '单位', '', 'WS', '', '2026-02-01', '2028'],
    ];
    expect(named(check({ groupMembers: rows }, { groups }))).toEqual([
      'F2 group-member.which-days',
      'G3 group-member.beyond-group',
    ]);
    const bodies = [...groups, year('2026-01-01', '2027-01-01', 'QH')];
    const meant = ['乡镇一组', '单位', 'QH', 'Z1', '', '2026', ''];
    expect(named(check({ groupMembers: [...rows, meant] }, { groups: bodies }))).toEqual([
      'C2 group-member.which-body',
      'C3 group-member.which-body',
    ]);
  });

  it('lets an organisation be in one group of an object at a time, and leave a group that ends', () => {
    const member = { group: first, organizationCode: 'QH', validFrom: '2026-01-01', validTo: null };
    const before = { groups: [first], groupMembers: [member] };
    const groups = [['二组', '单位', '', '', '2026-07-01', '', '文']];
    const groupMembers = [['二组', '单位', '', 'QH', '', '', '']];
    expect(named(check({ groups, groupMembers }, before))).toEqual(['D2 group-member.in-another']);
    const ends = ['乡镇一组', '单位', '', '', '2026', '2026-06-30', '文'];
    expect(named(check({ groups: [...groups, ends], groupMembers }, before))).toEqual([]);
    const leaves = ['乡镇一组', '单位', '', 'QH', '', '2026', '2026-06-30'];
    expect(named(check({ groups, groupMembers: [...groupMembers, leaves] }, before))).toEqual([]);
  });
});

describe('whatever rows there are', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-0${n}-01`);
  const rows = fc.array(fc.tuple(fc.constantFrom('QH', 'WS'), day, fc.option(day, { nil: '' })), {
    maxLength: 8,
  });
  const listed = (all: readonly (readonly [string, string, string])[]) => ({
    groups: [['一组', '单位', '', '', '2026', '', '文']],
    unitClasses: all.map(([code, from, to]) => [code, '', '乡镇', from, to, '文']),
    groupMembers: all.map(([code, from, to]) => ['一组', '单位', '', code, '', from, to]),
  });

  it('leaves nothing that is twice on a day, with what was let in before', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const before: CountyToImport = check(listed(one)).county;
        const { unitClasses, groups, groupMembers } = before;
        const after = check(listed(other), { unitClasses, groups, groupMembers }).county;
        for (const sheetOf of ['unitClasses', 'groupMembers'] as const) {
          const changed = new Map(
            after[sheetOf].map((row) => [`${row.organizationCode} ${row.validFrom}`, row]),
          );
          const kept = before[sheetOf].filter(
            (row) => !changed.has(`${row.organizationCode} ${row.validFrom}`),
          );
          const all = [...kept, ...changed.values()].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
          for (const code of ['QH', 'WS']) {
            const own = all.filter(({ organizationCode }) => organizationCode === code);
            const apart = own.every(
              ({ validTo }, at) => !own[at + 1] || (validTo !== null && validTo <= own[at + 1]!.validFrom),
            );
            if (!apart) return false;
          }
        }
        return after.groups.every((group) => groupKey(group) === groupKey(before.groups[0]!));
      }),
    );
  });
});

describe('a year as a day', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026年度', '2026-01-01', '2026-12-31'],
    ['2026-03-01', '2026-03-01', '2026-03-01'],
    ['开春', undefined, undefined],
  ])('%s', (text, start, end) => {
    expect([readDayOrYear(text, 'first'), readDayOrYear(text, 'last')]).toEqual([start, end]);
  });
});
