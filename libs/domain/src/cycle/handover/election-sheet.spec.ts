import { readElectionSheet } from './election-sheet';
import type { ElectablePost } from './election-sheet';

const post = (postId: string, organizationName: string, holder: string | null): ElectablePost => ({
  postId,
  title: '党支部书记',
  kind: '村党组织书记',
  organizationName,
  holderPersonId: holder,
  holderName: holder,
  holderKind: holder === null ? null : '任职',
});
const posts = [
  post('p1', '清溪村党支部', 'lin'),
  post('p2', '果园村党支部', 'xu'),
  post('p3', '青石村党支部', null),
];
const people = [
  { personId: 'lin', code: 'R1', name: '林小满' },
  { personId: 'xu', code: 'R2', name: '许知远' },
  { personId: 'he1', code: 'R3', name: '何平' },
  { personId: 'he2', code: 'R4', name: '何平' },
];
const read = (text: string) => readElectionSheet(text, { posts, people }, '2026-07-01');

describe('the result of an election, pasted from a table', () => {
  it('says for each post whether somebody new holds it, or the same again', () => {
    const rows = read(
      [
        '组织\t岗位\t当选人\t任职方式\t任职日期',
        '清溪村党支部\t党支部书记\t许知远',
        '果园村党支部\t村党组织书记\t许知远\t任职\t2026年7月2日',
        '',
        '青石村党支部\t党支部书记\tR3\t主持工作\t2026/7/3',
      ].join('\n'),
    );
    expect(
      rows.map(({ line, postId, personId, outcome, kind, startsOn }) => [
        line,
        postId,
        personId,
        outcome,
        kind,
        startsOn,
      ]),
    ).toEqual([
      [2, 'p1', 'xu', 'change', '任职', '2026-07-01'],
      [3, 'p2', 'xu', 'kept', '任职', '2026-07-02'],
      [5, 'p3', 'he1', 'change', '主持工作', '2026-07-03'],
    ]);
  });

  it.each([
    ['清溪村党支部,党支部书记', '要写明组织、岗位和当选人。'],
    ['无名村,党支部书记,林小满', '范围内没有“无名村”。'],
    ['清溪村党支部,组织委员,林小满', '“清溪村党支部”没有唯一的“组织委员”岗位。'],
    ['清溪村党支部,党支部书记,路人', '没有“路人”，请先登记人员。'],
    ['清溪村党支部,党支部书记,何平', '有 2 个“何平”，请写人员编码（R3、R4）。'],
    ['清溪村党支部,党支部书记,林小满,代理', '没有“代理”这种任职方式。'],
    ['清溪村党支部,党支部书记,林小满,任职,2026-02-30', '“2026-02-30”不是日期。'],
  ])('%s: %s', (text, zh) => {
    const [row] = read(text);
    expect(row).toMatchObject({ outcome: null, fault: { zh } });
    expect(row!.fault!.en).toMatch(/[.]$/);
  });

  it('takes each post once', () => {
    const rows = read('清溪村党支部\t党支部书记\t许知远\n清溪村党支部\t党支部书记\tR3');
    expect(rows.map(({ fault }) => fault?.zh ?? null)).toEqual([null, '这个岗位在表中出现了两次。']);
  });
});
