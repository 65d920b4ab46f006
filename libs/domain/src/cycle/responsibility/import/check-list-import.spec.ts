import { listImportCheck, PostFinder } from './check-list-import';
import type { ListImportContext } from './check-list-import';
import { nearestNames } from './nearest-names';
import { ListRowsReader } from './read-list-rows';
import type { ReadSheet } from './read-list-rows';

const names = (...codes: string[]) => codes.map((code) => ({ code, nameZh: code }));
const post = (id: string, kind: string, title: string, organizationName: string) => ({
  id,
  code: `code-${id}`,
  kind,
  title,
  organizationName,
});
const CONTEXT: ListImportContext = {
  year: 2026,
  dimensions: names('政治建设', '思想建设', '组织建设'),
  domains: names('农村', '社区', '全域'),
  levels: names('县', '乡镇', '村'),
  types: names('活动', '产出', '成效'),
  checkingClasses: names('备案', '抽核', '必核'),
  postKinds: ['县委书记', '乡镇党委书记', '乡镇党委副书记', '村党组织书记'],
  posts: [
    post('p1', '乡镇党委书记', '望舒镇党委书记', '中共望舒镇委员会'),
    post('p2', '乡镇党委书记', '半山乡党委书记', '中共半山乡委员会'),
    post('p3', '县委书记', '县委书记', '中共云岭县委员会'),
  ],
  issuedPostIds: new Set(),
  keptElsewhere: new Map(),
};
const HEADER = [
  '编号',
  '岗位',
  '单位(可空)',
  '责任事项',
  '维度',
  '领域',
  '层级',
  '类型',
  '时限频次',
  '依据',
  '核验类别(可空)',
];
const GOOD = [
  'R19',
  '乡镇党委书记',
  '',
  '每月召开党建例会',
  '组织建设',
  '农村',
  '乡镇',
  '活动',
  '每月5日前',
  '示例',
  '',
];

function sheet(...rows: (readonly string[])[]): ReadSheet {
  return {
    name: '清单',
    rows: rows.map((values, row) => ({
      number: row + 1,
      cells: values.flatMap((text, column) =>
        text ? [{ address: `${String.fromCharCode(65 + column)}${row + 1}`, text }] : [],
      ),
    })),
  };
}
/** All sheets at once, each in one portion. */
function readListRows(sheets: readonly ReadSheet[]) {
  const reader = new ListRowsReader();
  const rows = sheets.flatMap((one) => reader.take(one));
  const end = reader.end();
  return { rows: [...rows, ...end.rows], faults: end.faults };
}
const check = (rows: (readonly string[])[], context: Partial<ListImportContext> = {}) => {
  const read = readListRows([sheet(HEADER, ...rows)]);
  return listImportCheck({ ...CONTEXT, ...context })(read.rows);
};
const withCell = (header: string, text: string) =>
  GOOD.map((value, index) => (HEADER[index] === header ? text : value));
const faultsOf = (row: readonly string[], context: Partial<ListImportContext> = {}) =>
  check([row], context).faults.map(({ code, cell, severity }) => `${severity} ${code} ${cell}`);

describe('ListRowsReader', () => {
  it('knows the headers of the template, of the raw data, and with remarks and marks, in any order and below a title', () => {
    const raw = 'no\tpost\titem_zh\titem_en\tdimension\tdomain\tlevel\ttype\tcadence\tevidence\tbasis'.split(
      '\t',
    );
    const values = 'R01\t县委书记\t主持\tChairs\t组织建设\t全域\t县\t活动\t每季度\t纪要\t示例'.split('\t');
    expect(readListRows([sheet(raw, values)]).rows[0]!.values).toMatchObject({
      code: 'R01',
      textZh: '主持',
      textEn: 'Chairs',
    });
    const odd = ['时限频次', '*责任 事项', '维度（六选一）', '领域', '层级', '类型', '岗位'];
    const read = readListRows([
      sheet(['云岭县责任清单'], [], odd, ['每月', '开会', '组织建设', '农村', '村', '活动', '村党组织书记']),
    ]);
    expect(read.faults).toEqual([]);
    expect(read.rows[0]).toMatchObject({
      row: 4,
      values: { cadence: '每月', textZh: '开会', post: '村党组织书记', code: '' },
    });
    expect(read.rows[0]!.place('cadence')).toMatchObject({ cell: 'A4', column: '时限频次' });
  });

  it('says which columns are missing, or that there is no header', () => {
    expect(readListRows([sheet(['编号', '岗位', '责任事项', '维度'])]).faults[0]!.zh).toBe(
      '表头缺少：领域、层级、类型、时限频次。请补上这些列。',
    );
    expect(readListRows([sheet(['a', 'b'])]).faults[0]!.code).toBe('header.missing');
    expect(readListRows([]).faults).toHaveLength(1);
  });

  it('reads the same in any portions, sheet after sheet', () => {
    const sheets = [
      sheet(['说明'], ['按单位填写']),
      { ...sheet(['云岭县'], HEADER, GOOD, GOOD, GOOD), name: '县' },
    ];
    const whole = readListRows(sheets);
    expect(whole.rows.map(({ row }) => row)).toEqual([3, 4, 5]);
    const plain = ({ rows }: typeof whole) => rows.map(({ row, values }) => ({ row, values }));
    for (const size of [1, 2, 3]) {
      const portions = sheets.flatMap(({ name, rows }) =>
        Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
          name,
          rows: rows.slice(index * size, (index + 1) * size),
        })),
      );
      expect(plain(readListRows(portions))).toEqual(plain(whole));
    }
  });
});

describe('listImportCheck', () => {
  it('reads a good row, its cadence and its usual class of checking', () => {
    const { items, faults } = check([GOOD]);
    expect(faults).toEqual([]);
    expect(items).toEqual([
      expect.objectContaining({
        row: 2,
        code: 'R19',
        dimensionCode: '组织建设',
        checkingClass: '备案',
        unit: null,
      }),
    ]);
    expect(items[0]!.cadenceClauses).toHaveLength(1);
  });

  it.each([
    ['岗位', '乡镇党委书纪', 'error post.kind-unknown B2'],
    ['岗位', '村党组织书记', 'warning post.none-in-scope B2'],
    ['岗位', '', 'error cell.empty B2'],
    ['单位(可空)', '中共无名镇委员会', 'error unit.post-unknown C2'],
    ['责任事项', '', 'error cell.empty D2'],
    ['责任事项', '长'.repeat(501), 'error cell.too-long D2'],
    ['维度', '反腐倡廉', 'error dimension.unknown E2'],
    ['领域', '乡村', 'error domain.unknown F2'],
    ['层级', '镇', 'error level.unknown G2'],
    ['类型', '', 'error cell.empty H2'],
    ['时限频次', '逐事项', 'warning cadence.unreadable I2'],
    ['依据', '', 'warning basis.missing J2'],
    ['核验类别(可空)', '抽查', 'error checking-class.unknown K2'],
    ['编号', '', 'warning code.missing A2'],
  ])('%s “%s”: %s', (header, text, expected) => {
    expect(faultsOf(withCell(header, text))).toEqual([expected]);
  });

  it('suggests the nearest names', () => {
    const [fault] = check([withCell('岗位', '乡镇党委书纪')]).faults;
    expect(fault!.zh).toBe('没有“乡镇党委书纪”这种岗位。是不是：乡镇党委书记、乡镇党委副书记？');
    expect(nearestNames('完全不同', ['县委书记'])).toEqual([]);
  });

  it('lets a number stand once per post', () => {
    const { items, faults } = check([GOOD, GOOD, withCell('岗位', '县委书记')]);
    expect(items.map(({ row }) => row)).toEqual([2, 4]);
    expect(faults).toEqual([expect.objectContaining({ code: 'code.duplicate', cell: 'A3' })]);
    expect(faults[0]!.zh).toContain('第 2 行');
  });

  it('knows in a later portion what an earlier one held', () => {
    const { rows } = readListRows([sheet(HEADER, GOOD, GOOD)]);
    const portion = listImportCheck(CONTEXT);
    expect(portion(rows.slice(0, 1)).faults).toEqual([]);
    expect(portion(rows.slice(1)).faults).toEqual([
      expect.objectContaining({ code: 'code.duplicate', cell: 'A3' }),
    ]);
  });

  it('finds a post by kind or by title in its organisation', () => {
    const { items } = check([
      withCell('单位(可空)', '中共半山乡委员会'),
      ['R20', '半山乡党委书记', '中共半山乡委员会', ...GOOD.slice(3)],
    ]);
    expect(items.map(({ unit }) => unit)).toEqual(['中共半山乡委员会', '中共半山乡委员会']);
  });

  it('goes by the code of a post where one is given, and counts numbers per post', () => {
    const header = [...HEADER, '岗位编码(可空)'];
    const rows = [
      [...GOOD, 'code-p2'],
      [...GOOD, 'code-p1'],
      [...GOOD, 'code-p9'],
      [...GOOD, 'code-p2'],
    ];
    const { items, faults } = listImportCheck(CONTEXT)(readListRows([sheet(header, ...rows)]).rows);
    expect(items.map((item) => new PostFinder(CONTEXT).find(item).map(({ id }) => id))).toEqual([
      ['p2'],
      ['p1'],
    ]);
    expect(faults.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'post.code-unknown L4',
      'code.duplicate A5',
    ]);
  });

  it.each([
    ['１２', '7.5%', ['12', '7.5', []]],
    ['1,200', '100', ['1200', '100', []]],
    ['', '', [null, null, []]],
    ['约十次', '5', [undefined, undefined, ['quantity.unreadable L2']]],
    ['1234567', '101', [undefined, undefined, ['quantity.unreadable L2', 'weight.unreadable M2']]],
    ['-3', '5.1234567', [undefined, undefined, ['quantity.unreadable L2', 'weight.unreadable M2']]],
  ])('reads quantity “%s” and weight “%s”', (quantity, weight, expected) => {
    const header = [...HEADER, '数量', '权重'];
    const read = readListRows([sheet(header, [...GOOD, quantity, weight])]);
    const { items, faults } = listImportCheck(CONTEXT)(read.rows);
    expect([items[0]?.quantity, items[0]?.weight, faults.map(({ code, cell }) => `${code} ${cell}`)]).toEqual(
      expected,
    );
  });

  it('leaves issued lists alone', () => {
    expect(faultsOf(GOOD, { issuedPostIds: new Set(['p1']) })).toEqual(['warning list.partly-issued B2']);
    expect(faultsOf(GOOD, { issuedPostIds: new Set(['p1', 'p2']) })).toEqual([
      'error list.already-issued B2',
    ]);
  });

  it('keeps an item out of the import as soon as one of its cells is an error', () => {
    const { items, faults } = check([withCell('维度', '反腐倡廉'), withCell('编号', 'R20')]);
    expect(items).toHaveLength(1);
    expect(faults.map(({ row }) => row)).toEqual([2]);
  });

  it('knows a title that was taken for a kind, and says whose post it is', () => {
    const posts = [
      ...CONTEXT.posts,
      post('p8', '组织部长', '县委常委、组织部部长', '中共云岭县委'),
      post('p9', '村党组织书记', '党支部书记', '柳溪村党支部'),
    ];
    const hintOf = (named: string) =>
      check([withCell('岗位', named)], { posts }).faults.find(({ code }) => code === 'post.kind-unknown')?.zh;
    expect(hintOf('县委常委、组织部部长')).toContain('中共云岭县委“县委常委、组织部部长”');
    expect(hintOf('支部书记')).toContain('柳溪村党支部“党支部书记”');
    expect(hintOf('支部书记')).toContain('“单位”');
    expect(hintOf('乡镇党委书纪')).toContain('是不是：乡镇党委书记');
  });
});
