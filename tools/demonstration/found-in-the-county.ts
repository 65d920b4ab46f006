// What inspectors found in the demonstration county: rows of data/typical-findings.tsv, at posts of its units.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { evidenceFile } from './evidence-files.ts';

const ROWS = path.join(import.meta.dirname, 'data/typical-findings.tsv');

/** A finding, where it was found, and how far it has come. */
export interface StoryFinding {
  readonly postCode: string;
  readonly title: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly severityCode: string;
  readonly sourceCode: string;
  readonly foundOn: string;
  readonly measures: string;
  readonly result: string;
  readonly stage: string;
  readonly file: { readonly fileName: string; readonly content: Buffer };
}

/** Number of the row, post, source, days ago, stage, what will be and what was done. */
const FOUND: readonly (readonly [
  no: string,
  postCode: string,
  sourceCode: string,
  daysAgo: number,
  stage: string,
  measures: string,
  result: string,
])[] = [
  ['1', 'YL-03-C1-P1', '督查', 12, 'working', '逐次补议并公示；支部书记跟班学习一次', '已补议一次'],
  [
    '5',
    'YL-03-C2-P1',
    '群众反映',
    9,
    'closed',
    '按季逐笔公开，疑问七日内答复',
    '三季度明细已张贴，答复疑问两件',
  ],
  ['7', 'YL-03-Z1-P1', '督查', 10, 'submitted', '摸排企业，具备条件单建，其余派指导员', '已建两家，派员六家'],
  ['18', 'YL-03-P1', '述职点评', 20, 'planned', '改写九条，加数量、时限和证据', ''],
  ['16', 'YL-04-C1-P1', '督查', 5, 'received', '', ''],
  ['4', 'YL-04-P1', '巡察反馈', 6, 'issued', '', ''],
  ['3', 'YL-05-C1-P1', '自查', 4, 'confirmed', '', ''],
  ['19', 'YL-05-P1', '督查', 2, 'put', '', ''],
];

const DIMENSIONS: Readonly<Record<string, string>> = {
  ...{ 政治: '政治建设', 思想: '思想建设', 组织: '组织建设' },
  ...{ 作风: '作风建设', 纪律: '纪律建设', 制度: '制度建设' },
};

/** The findings as of a day: what is told of them lies the days before it. */
export function foundInTheCounty(today: string): StoryFinding[] {
  const [head, ...lines] = fs.readFileSync(ROWS, 'utf8').trim().split('\n');
  const columns = head!.split('\t');
  const rows = new Map(
    lines.map((line) => {
      const cells = line.split('\t');
      const row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
      return [row.no, row];
    }),
  );
  return FOUND.map(([no, postCode, sourceCode, daysAgo, stage, measures, result], index) => {
    const row = rows.get(no)!;
    const foundOn = new Date(Date.parse(`${today}T00:00:00Z`) - daysAgo * 86_400_000)
      .toISOString()
      .slice(0, 10);
    return {
      ...{ postCode, sourceCode, stage, measures, result, foundOn },
      title: row.finding_zh!,
      dimensionCode: DIMENSIONS[row.dimension!] ?? row.dimension!,
      domainCode: row.domain === '全域' ? '农村' : row.domain!,
      severityCode: row.severity!,
      file: evidenceFile(200 + index),
    };
  });
}
