import { checkProblems, PROBLEM_COLUMNS, PROBLEM_KEYS } from './check-problems';
import type { ProblemContext, ProblemSheet } from './check-problems';

const context: ProblemContext = {
  units: [
    { id: 'village', name: '清溪村党总支', code: 'QX', domainCode: '农村', headPostId: 'head' },
    { id: 'county', name: '云岭县委', code: 'YL', domainCode: '机关', headPostId: 'secretary' },
  ],
  ownUnitId: 'county',
  severities: ['低', '中', '高'],
  dimensions: ['政治建设', '组织建设'],
  domains: ['农村', '机关'],
  today: '2026-11-23',
};
const sheet = (...rows: string[][]): ProblemSheet => ({
  name: '问题清单',
  rows: rows.map((cells, at) => ({
    number: at + 1,
    cells: cells.map((text, column) => ({ address: `${String.fromCharCode(65 + column)}${at + 1}`, text })),
  })),
});
const HEADERS = PROBLEM_KEYS.map((key) => PROBLEM_COLUMNS[key].header);
const faults = (...rows: string[][]) =>
  checkProblems([sheet(HEADERS, ...rows)], context).faults.map(({ cell, code }) => `${cell} ${code}`);

describe('a list of problems from above', () => {
  it('becomes confirmed problems, with what a row leaves out filled in', () => {
    const { problems, faults: found } = checkProblems(
      [
        sheet(['市委第三巡察组反馈'], HEADERS, [
          ...['QX', '支委会记录雷同', '市委第三巡察组', '2026年11月10日'],
          ...['', '', '', '2026-12-20前'],
        ]),
      ],
      context,
    );
    expect(found).toEqual([]);
    expect(problems).toEqual([
      {
        ...{
          organizationId: 'village',
          postId: 'head',
          title: '支委会记录雷同',
          authority: '市委第三巡察组',
        },
        ...{ foundOn: '2026-11-10', dueOn: '2026-12-20', severityCode: '中', dimensionCode: '政治建设' },
        ...{ domainCode: '农村', request: null, clause: null },
      },
    ]);
  });

  it('says by cell what is wrong, and warns of what holds all the same', () => {
    expect(faults(['清溪村', '', '', '11.31', '最高', '其他'])).toEqual([
      ...['B2 cell.missing', 'C2 cell.missing', 'A2 unit.unknown', 'D2 day.unreadable'],
      ...['E2 code.unknown', 'F2 code.unknown'],
    ]);
    expect(faults(['云岭县委', '甲', '乙', '2026-11-24'])).toEqual(['A2 unit.own', 'D2 found.ahead']);
    const row = (dueOn: string) => ['QX', '甲', '乙', '2026-11-10', '', '', '', dueOn];
    expect(faults(row('2026-11-09'))).toEqual(['H2 due.before']);
    expect(faults(row('2026-11-20'), row('2026-12-20'))).toEqual(['H2 due.past', 'B3 problem.twice']);
    expect(checkProblems([sheet(['随便'])], context).faults[0]!.code).toBe('header.missing');
  });
});
