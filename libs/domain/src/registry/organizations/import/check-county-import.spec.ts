import * as fc from 'fast-check';
import { checkCountyImport } from './check-county-import';
import type { KindRules } from '../../catalogues/kind-rules';
import type { CountyCatalogues, KnownCounty, KnownOrganization } from './county-import';
import { readCountySheets } from './county-sheets';
import type { CountySheetKey } from './county-sheets';
import { readSheet } from './county-sheets.spec-kit';
import { readDay } from './read-day';

const KIND: KindRules = { below: 'any', admitsMembers: true, holdsElection: true, collectsDues: true };
const catalogues: CountyCatalogues = {
  guidanceKinds: new Map([
    ['行业指导', { ofPost: false }],
    ['联系点', { ofPost: true }],
  ]),
  organizationKinds: new Map([
    ['地方党委', KIND],
    ['党委', KIND],
    ['党总支', { ...KIND, below: ['党支部'] }],
    ['党组', { ...KIND, below: 'none', admitsMembers: false }],
    ['党支部', { ...KIND, below: 'none' }],
  ]),
  levels: new Set(['县', '乡镇', '村', '单位']),
  domains: new Set(['农村', '机关']),
  postKinds: new Map([
    ['乡镇党委书记', ['党委']],
    ['部门党组书记', ['党组']],
  ]),
  unitClasses: [],
  assessmentObjects: [],
};
const place = (
  parentCode: string | null,
  kindCode: string,
  nameZh = '某组织',
  validTo: string | null = null,
): KnownOrganization => ({ parentCode, kindCode, sort: 1, nameZh, validTo });
const nothing: KnownCounty = {
  organizations: new Map(),
  guidance: [],
  posts: new Map(),
  people: new Set(),
  tenures: [],
  unitClasses: [],
  groups: [],
  groupMembers: [],
};
const county: KnownCounty = {
  ...nothing,
  organizations: new Map([['YL', place(null, '地方党委', '中共云岭县委')]]),
};

const check = (sheets: Partial<Record<CountySheetKey, readonly (readonly string[])[]>>, known = nothing) => {
  const read = readCountySheets(
    (Object.keys(sheets) as CountySheetKey[]).map((key) => readSheet(key, sheets[key]!)),
  );
  if (!read.ok) throw new Error(read.refusal.code);
  return checkCountyImport(read.value, known, catalogues);
};
const named = ({ faults }: ReturnType<typeof check>) =>
  faults.map(({ sheet: s, cell, code }) => `${s} ${cell} ${code}`);

const ROOT = ['YL', '', '中共云岭县委', '', '地方党委', '县', '', '0'];
const QINGHE = ['YL-03', 'YL', '青禾镇党委', 'Qinghe', '党委', '乡镇', '农村', '512'];
const VILLAGE = ['YL-03-01', 'YL-03', '萤火村党支部', '', '党支部', '村', '农村', '41'];

describe('checking a county workbook', () => {
  it('finds nothing wrong with a good one, in any order of rows', () => {
    const result = check({
      organizations: [VILLAGE, QINGHE, ROOT],
      posts: [['P1', 'YL-03', '书记', '乡镇党委书记', '是', '', '']],
      people: [['N1', '林小满', 'Lin@yunling.example', '13800000000']],
      tenures: [['P1', 'N1', '任职', '2024年3月1日', '']],
    });
    expect(result.faults).toEqual([]);
    expect(result.county.organizations).toHaveLength(3);
    expect(result.county.posts[0]).toMatchObject({ isHead: true, inTeam: true, lineWork: null });
    expect(result.county.people[0]!.email).toBe('lin@yunling.example');
    expect(result.county.tenures[0]).toMatchObject({ startsOn: '2024-03-01', endsOn: null });
  });

  it('names a fault by sheet, row, cell and value, in both languages', () => {
    const [fault] = check({ organizations: [ROOT, ['YL-03', 'YL-99', ...QINGHE.slice(2)]] }).faults;
    expect(fault).toMatchObject({ sheet: '组织', row: 3, cell: 'B3', column: '上级编码', value: 'YL-99' });
    expect(fault!.code).toBe('organization.parent-unknown');
    expect(fault!.zh).toContain('YL-99');
    expect(fault!.en).toContain('YL-99');
  });

  it('lets rows below a faulty one fall with it, and nothing else', () => {
    const result = check({
      organizations: [ROOT, ['YL-03', 'YL', '青禾镇党委', '', '委员会', '乡镇', '', ''], VILLAGE],
    });
    expect(named(result)).toEqual([
      '组织 E3 organization.kind-unknown',
      '组织 B4 organization.parent-faulty',
    ]);
    expect(result.county.organizations.map(({ code }) => code)).toEqual(['YL']);
  });

  it('keeps rows below a faulty one that the system knows already', () => {
    const known: KnownCounty = {
      ...county,
      organizations: new Map([...county.organizations, ['YL-03', place('YL', '党委')]]),
    };
    const result = check(
      { organizations: [['YL-03', 'YL', '', '', '党委', '乡镇', '', ''], VILLAGE] },
      known,
    );
    expect(named(result)).toEqual(['组织 C2 cell.empty']);
    expect(result.county.organizations.map(({ code }) => code)).toEqual(['YL-03-01']);
  });

  it('sees a circle within the sheet, and one closed by what is known', () => {
    const a = ['A', 'B', '甲', '', '党委', '单位', '', ''];
    const b = ['B', 'A', '乙', '', '党委', '单位', '', ''];
    expect(named(check({ organizations: [ROOT, a, b] }))).toEqual([
      '组织 B3 organization.cycle',
      '组织 B4 organization.cycle',
    ]);
    const known: KnownCounty = {
      ...county,
      organizations: new Map([...county.organizations, ['B', place('A', '党委')]]),
    };
    expect(named(check({ organizations: [a] }, known))).toEqual(['组织 B2 organization.cycle']);
  });

  it('allows no branch below a 党组, and no 党组 above what is there', () => {
    const group = ['YL-J', 'YL', '教育局党组', '', '党组', '单位', '机关', ''];
    const below = ['YL-J-1', 'YL-J', '教育局机关支部', '', '党支部', '单位', '机关', ''];
    expect(named(check({ organizations: [ROOT, group, below] }))).toEqual([
      '组织 B4 organization.none-below',
    ]);
    const known: KnownCounty = {
      ...county,
      organizations: new Map([
        ...county.organizations,
        ['YL-J', place('YL', '党委')],
        ['YL-J-1', place('YL-J', '党支部')],
      ]),
    };
    expect(named(check({ organizations: [group] }, known))).toEqual(['组织 E2 organization.has-some-below']);
  });

  it('lets stand below a general branch what its kind allows, and counts members in their own branch only', () => {
    const general = ['Z', 'YL', '片区党总支', '', '党总支', '村', '农村', ''];
    const branch = ['Z-1', 'Z', '一支部', '', '党支部', '村', '农村', '9'];
    const committee = ['Z-2', 'Z', '某党委', '', '党委', '村', '农村', ''];
    const group = ['J', 'YL', '教育局党组', '', '党组', '单位', '机关', '12'];
    expect(named(check({ organizations: [ROOT, general, branch, committee, group] }))).toEqual([
      '组织 B5 organization.not-below',
      '组织 H6 organization.members-elsewhere',
    ]);
    const known: KnownCounty = {
      ...county,
      organizations: new Map([
        ...county.organizations,
        ['Z', place('YL', '党委')],
        ['Z-1', place('Z', '党支部')],
        ['Z-2', place('Z', '党委')],
      ]),
    };
    expect(named(check({ organizations: [general] }, known))).toEqual([
      '组织 E2 organization.has-some-below',
    ]);
  });

  it('knows one top organisation only, and each code once', () => {
    const second = ['XX', '', '别的县委', '', '地方党委', '县', '', ''];
    expect(named(check({ organizations: [ROOT, second, QINGHE, QINGHE] }))).toEqual([
      '组织 B3 organization.second-root',
      '组织 A5 code.duplicate',
    ]);
    expect(named(check({ organizations: [second] }, county))).toEqual(['组织 B2 organization.second-root']);
  });

  it('refuses words that no catalogue has, and numbers that are none', () => {
    const odd = ['YL-03', 'YL', '青禾镇党委', '', '党委', '国', '太空', '很多'];
    expect(named(check({ organizations: [ROOT, odd] }))).toEqual([
      '组织 F3 organization.level-unknown',
      '组织 G3 organization.domain-unknown',
      '组织 H3 organization.members-not-a-number',
    ]);
  });

  it('asks posts for an organisation and one head, and warns of odd kinds', () => {
    const result = check(
      {
        posts: [
          ['P1', 'YL-99', '书记', '乡镇党委书记', '是', '是', ''],
          ['P2', 'YL', '书记', '乡镇党委书记', '是', '也许', ''],
          ['P3', 'YL', '书记', '乡镇党委书记', '是', '', ''],
          ['P4', 'YL', '书记', '县长', '是', '', ''],
        ],
      },
      county,
    );
    expect(named(result)).toEqual([
      '岗位 B2 post.organization-unknown',
      '岗位 D3 post.kind-elsewhere',
      '岗位 F3 cell.not-yes-no',
      '岗位 D4 post.kind-elsewhere',
      '岗位 D5 post.kind-unknown',
      '岗位 E5 post.second-head',
    ]);
    expect(result.county.posts.map(({ code }) => code)).toEqual(['P3']);
  });

  it('asks tenures for a post, a person, a kind and dates, and for one appointed holder at a time', () => {
    const known: KnownCounty = {
      ...county,
      posts: new Map([['P1', { organizationCode: 'YL', isHead: true, sort: 1, hasDuties: false }]]),
      people: new Set(['N1', 'N2', 'N3']),
      tenures: [{ postCode: 'P1', personCode: 'N1', kind: '任职', startsOn: '2021-01-01', endsOn: null }],
    };
    const result = check(
      {
        tenures: [
          ['P9', 'N9', '当选', '开春', '2020-02-30'],
          ['P1', 'N2', '任职', '2025-01-01', ''],
          ['P1', 'N2', '任职', '2025-01-01', '2024-12-31'],
          ['P1', 'N3', '主持工作', '2025-01-01', ''],
        ],
      },
      known,
    );
    expect(named(result)).toEqual([
      '任职 A2 tenure.post-unknown',
      '任职 B2 tenure.person-unknown',
      '任职 C2 tenure.kind-unknown',
      '任职 D2 tenure.date-malformed',
      '任职 E2 tenure.date-malformed',
      '任职 A3 tenure.two-holders',
      '任职 E4 tenure.ends-before-start',
    ]);
    const ended = check(
      {
        tenures: [
          ['P1', 'N1', '任职', '2021-01-01', '2024-12-31'],
          ['P1', 'N2', '任职', '2025-01-01', ''],
        ],
      },
      known,
    );
    expect(ended.faults).toEqual([]);
  });

  it('reads columns in any order, below a title, with stars and full-width letters', () => {
    const read = readCountySheets([
      {
        name: ' 人员 ',
        rows: [
          { number: 1, cells: [{ address: 'A1', text: '云岭县人员表' }] },
          {
            number: 3,
            cells: [
              { address: 'A3', text: '姓名*' },
              { address: 'C3', text: '编码' },
            ],
          },
          {
            number: 4,
            cells: [
              { address: 'A4', text: '　林小满' },
              { address: 'C4', text: 'Ｎ１' },
            ],
          },
          { number: 5, cells: [{ address: 'B5', text: '备注' }] },
        ],
      },
    ]);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.people.map(({ row, values }) => [row, values.code, values.name])).toEqual([
      [4, 'N1', '林小满'],
    ]);
    expect(read.value.people[0]!.place('code').cell).toBe('C4');
  });

  it('says which sheet or column is missing', () => {
    expect(readCountySheets([{ name: 'Sheet1', rows: [] }])).toMatchObject({
      ok: false,
      refusal: { code: 'organization-import.sheet-missing' },
    });
    const cells = [{ address: 'A1', text: '编码' }];
    expect(readCountySheets([{ name: '人员', rows: [{ number: 1, cells }] }])).toMatchObject({
      ok: false,
      refusal: { code: 'organization-import.column-missing', zh: expect.stringContaining('姓名') as string },
    });
  });

  it('never lets through a tree with a circle or a missing parent, whatever the parents are', () => {
    const code = fc.constantFrom('YL', 'A', 'B', 'C', 'D', 'E');
    const rows = fc.array(
      fc.tuple(code, fc.option(code, { nil: '' }), fc.constantFrom('党委', '党组', '委')),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const toRow = ([c, parent, kind]: [string, string, string]) => [
          c,
          parent,
          '名',
          '',
          kind,
          '县',
          '',
          '',
        ];
        const before = check({ organizations: [ROOT, ...first.map(toRow)] }).county.organizations;
        const known: KnownCounty = {
          ...nothing,
          organizations: new Map(before.map((row) => [row.code, { ...row, validTo: null }])),
        };
        const after = check({ organizations: second.map(toRow) }, known).county.organizations;
        const tree = new Map([...before, ...after].map((row) => [row.code, row]));
        for (const { code: start } of tree.values()) {
          let steps = 0;
          for (let at = tree.get(start); at?.parentCode != null; at = tree.get(at.parentCode)) {
            if (!tree.has(at.parentCode) || steps++ > tree.size) return false;
            if (tree.get(at.parentCode)!.kindCode === '党组') return false;
          }
        }
        return true;
      }),
    );
  });
});

describe('days as offices write them', () => {
  it.each(['2026-03-01', '2026/3/1', '2026.03.1', '2026年3月1日', '20260301', '2026-03-01 00:00:00'])(
    '%s',
    (text) => {
      expect(readDay(text)).toBe('2026-03-01');
    },
  );
  it.each(['', '2026-02-30', '1826-01-01', '开春', '26-3-1'])('not %s', (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});
