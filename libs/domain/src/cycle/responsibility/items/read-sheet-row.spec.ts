import fc from 'fast-check';
import { faultsOfRow, itemOfRow, tidyCell } from './read-sheet-row';
import { readClipboardTable } from './read-clipboard-table';
import { blankRow, isBlank, measureText, readMeasure, rowOfItem } from './sheet-row';
import { CHOICES, row } from './sheet.spec-kit';

const faults = (cells: Parameters<typeof row>[1]) =>
  faultsOfRow(row('a', cells), CHOICES).map(({ column, zh }) => `${column} ${zh}`);

describe('a row of the item sheet', () => {
  it('reads a number with its unit, a standard, or both', () => {
    expect(readMeasure('90%；逐村过进度')).toEqual({
      quantity: '90',
      quantityUnit: '%',
      standard: '逐村过进度',
    });
    expect(readMeasure('４ 次')).toEqual({ quantity: '4', quantityUnit: '次', standard: null });
    expect(readMeasure('0.5')).toEqual({ quantity: '0.5', quantityUnit: null, standard: null });
    expect(readMeasure('不少于4次')).toEqual({ quantity: null, quantityUnit: null, standard: '不少于4次' });
    expect(readMeasure('2026年版')).toMatchObject({ quantity: '2026', quantityUnit: '年版' });
    expect(readMeasure('  ')).toEqual({ quantity: null, quantityUnit: null, standard: null });
  });

  it('writes a measure so that it is read the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159.次%；; 逐村') }), (text) => {
        const once = readMeasure(text);
        expect(readMeasure(measureText(once))).toEqual(once);
      }),
    );
  });

  it('names each cell that cannot be stored, with what to do', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ textZh: '  ' })).toEqual([expect.stringMatching(/^textZh 写明做什么/)]);
    expect(faults({ weight: '十五' })).toEqual(['weight “十五”不是 0 到 100 的数，请写成 5 或 7.5 这样。']);
    expect(faults({ weight: '101' })).toHaveLength(1);
    expect(faults({ weight: '5%' })).toEqual([]);
    expect(faults({ dimensionCode: '组织建社' })).toEqual([
      'dimensionCode “组织建社”不在维度之列。是不是：组织建设？',
    ]);
    expect(faults({ domainCode: '' })).toEqual(['domainCode 请从下拉中选领域。']);
    expect(faults({ cadencePhrase: '月'.repeat(103) })).toEqual([
      'cadencePhrase 最多 100 字，多了 3 字，请删减。',
    ]);
    expect(faults({ measure: '1234567' })).toEqual(['measure 数量最多六位，请核对。']);
  });

  it('takes a word of a catalogue in either language, and by a beginning that only one has', () => {
    expect(tidyCell('dimensionCode', ' 组织 ', CHOICES)).toBe('组织建设');
    expect(tidyCell('dimensionCode', '组织建设 (EN)', CHOICES)).toBe('组织建设');
    expect(tidyCell('domainCode', '社', CHOICES)).toBe('社');
    expect(tidyCell('domainCode', '社会', CHOICES)).toBe('社会组织');
    expect(tidyCell('textZh', '每季度走访\n企业', CHOICES)).toBe('每季度走访 企业');
  });

  it('stores what the cells say', () => {
    const item = itemOfRow(row('a', { code: ' R01 ', weight: '5.50%', measure: '4次', evidenceAsked: '' }));
    expect(item).toMatchObject({ code: 'R01', weight: '5.5', quantity: '4', quantityUnit: '次' });
    expect(item.evidenceAsked).toBeNull();
    expect(rowOfItem({ ...item, id: 'a' }).cells).toMatchObject({
      code: 'R01',
      weight: '5.5',
      measure: '4次',
    });
  });

  it('begins with the words of the row above, and is nobody’s until something is typed', () => {
    const above = row('a', { dimensionCode: '纪律建设', basis: '县委〔2026〕1号' });
    const blank = blankRow('b', above, CHOICES);
    expect(blank.cells).toMatchObject({ dimensionCode: '纪律建设', basis: '县委〔2026〕1号', textZh: '' });
    expect(isBlank(blank)).toBe(true);
    expect(isBlank({ ...blank, cells: { ...blank.cells, weight: '5' } })).toBe(false);
  });
});

describe('a block from the clipboard', () => {
  it('is read as Excel and WPS write it', () => {
    expect(readClipboardTable('甲\t乙\r\n丙\t\r\n')).toEqual([
      ['甲', '乙'],
      ['丙', ''],
    ]);
    expect(readClipboardTable('"两行\n一格"\t"说""好"""\n')).toEqual([['两行\n一格', '说"好"']]);
  });

  it('leaves quotation marks that are part of the words', () => {
    expect(readClipboardTable('"三会一课"按期\t记录')).toEqual([['"三会一课"按期', '记录']]);
    expect(readClipboardTable('')).toEqual([]);
  });

  it('gives back every table that was written', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'甲乙"\n\t 1') });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    const write = (rows: string[][]) =>
      rows
        .map((cells) =>
          cells.map((text) => (/["\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'),
        )
        .join('\r\n') + '\r\n';
    fc.assert(fc.property(table, (rows) => expect(readClipboardTable(write(rows))).toEqual(rows)));
  });
});
