import { readWorkbook } from '../../../platform/documents/workbook';
import { faultyRows } from './faulty-rows';

async function* portions() {
  const row = (number: number, ...texts: string[]) => ({
    number,
    cells: texts.map((text, index) => ({ address: `${'ABC'[index]}${number}`, text })),
  });
  yield { name: '甲', rows: [row(1, '编号', '岗位'), row(2, 'R1', '书记')] };
  yield { name: '甲', rows: [row(3, 'R2', '书纪'), row(4, 'R3', '书记')] };
  await Promise.resolve();
  yield { name: '乙', rows: [row(1, '无关')] };
}

describe('faultyRows', () => {
  it('are those with marks, each with the number it has in the table, and the marks go with them', async () => {
    const mark = { sheet: '甲', address: 'B3', note: '没有“书纪”', severity: 'error' } as const;
    const { workbook, marks } = await faultyRows(portions(), [mark]);
    expect(marks).toEqual([{ ...mark, address: 'C2' }]);
    const sheets = await readWorkbook(workbook);
    expect(
      sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells.map(({ text }) => text))]),
    ).toEqual([
      [
        '甲',
        [
          ['原行号', '编号', '岗位'],
          ['3', 'R2', '书纪'],
        ],
      ],
    ]);
  });
});
