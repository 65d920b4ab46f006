import { checkPlan } from './check-plan';
import type { PlanContext } from './check-plan';
import { readDeadline } from './read-deadline';

const CONTEXT: PlanContext = {
  sources: ['年度要点', '批示'],
  units: [
    { postId: 'p1', name: '望舒镇党委', code: 'WS', levelCode: '乡镇' },
    { postId: 'p2', name: '半山乡党委', code: 'BS', levelCode: '乡镇' },
    { postId: 'p3', name: '县委组织部', code: 'ZZB', levelCode: '单位' },
  ],
  today: '2026-11-23',
};

const sheet = (...rows: string[][]) => ({
  name: '要点',
  rows: rows.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((text, at) => ({ address: `${'ABCDEFG'[at]}${index + 1}`, text })),
  })),
});
const HEADER = ['交办事项', '来源', '牵头单位', '配合单位', '完成时限', '具体要求'];

describe('a work plan', () => {
  it('becomes drafts with their lead and assisting units, whatever stands above its header', () => {
    const { directives, faults } = checkPlan(
      [
        sheet(['2026年党建工作要点'], HEADER, [
          '阵地建设',
          '',
          '县委组织部',
          '各乡镇（街道）、ZZB',
          '12月10日前',
          '逐处核实',
        ]),
      ],
      CONTEXT,
    );
    expect(faults).toEqual([]);
    expect(directives).toEqual([
      {
        title: '阵地建设',
        sourceCode: '年度要点',
        content: '逐处核实',
        basis: null,
        dueOn: '2026-12-10',
        targets: [
          { postId: 'p3', role: 'lead' },
          { postId: 'p1', role: 'assist' },
          { postId: 'p2', role: 'assist' },
        ],
      },
    ]);
  });

  it('is told what is wrong by row and cell, and its good rows stay', () => {
    const { directives, faults, rows } = checkPlan(
      [
        sheet(
          HEADER,
          ['好的', '批示', 'WS', '', '2026-12-31', ''],
          ['', '口头', '望舒镇', '', '尽快', ''],
          ['没有时限', '', '', '', '', ''],
          ['好的', '', 'BS', '', '3月1日', ''],
        ),
      ],
      CONTEXT,
    );
    expect(rows).toBe(4);
    expect(directives.map(({ title }) => title)).toEqual(['好的', '没有时限', '好的']);
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'A3 title.missing',
      'B3 source.unknown',
      'C3 unit.unknown',
      'E3 due.unreadable',
      'C4 unit.none',
      'E4 due.missing',
      'E5 due.past',
      'A5 title.twice',
    ]);
    expect(faults[2]!.zh).toContain('是不是“望舒镇党委”？');
  });

  it('without a header is no plan', () => {
    expect(checkPlan([sheet(['甲', '乙'])], CONTEXT).faults).toMatchObject([
      { code: 'header.missing', severity: 'error' },
    ]);
  });

  it.each([
    ['2026-12-10', '2026-12-10'],
    ['2026年12月10日前', '2026-12-10'],
    ['12月10日', '2026-12-10'],
    ['12月底', '2026-12-31'],
    ['2027年2月', '2027-02-28'],
    ['年底前', '2026-12-31'],
    ['13月1日', undefined],
    ['尽快', undefined],
  ])('reads the deadline %s', (text, day) => {
    expect(readDeadline(text, '2026-11-23')).toBe(day);
  });
});
