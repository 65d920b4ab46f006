import { Workbook } from '@cj-tech-master/excelts';
import { zip } from '@cj-tech-master/excelts/archive';
import { Refused } from '../refused';
import { wholeSheets } from './sheet';
import { markWorkbook, readWorkbook } from './workbook';
import { readInChild } from './workbook-process';
import type { ChildLimits } from './document-process';
import { writeWorkbook } from './write-workbook';

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => new Error('not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw error;
  return error.refusal.code;
};

const compoundFile = (content: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(content, 'utf16le'),
  ]);

async function workbookOf(fill: (workbook: Workbook) => void): Promise<Buffer> {
  const workbook = new Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('readWorkbook', () => {
  it('gives every cell as a person sees it', async () => {
    const file = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet('清单');
      sheet.getCell('A1').value = '编号';
      sheet.getCell('C5').value = new Date(Date.UTC(2026, 2, 31));
      sheet.getCell('C5').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('A5').value = 0.1 + 0.2;
      sheet.getCell('B5').value = 0.85;
      sheet.getCell('B5').numFmt = '0%';
      sheet.getCell('D5').value = 13800000000;
      sheet.getCell('F5').value = { richText: [{ text: '每季度' }, { text: '末' }] };
      sheet.getCell('G5').value = true;
    });
    const [sheet] = await readWorkbook(file);
    expect(sheet).toEqual({
      name: '清单',
      rows: [
        { number: 1, cells: [{ address: 'A1', text: '编号' }] },
        {
          number: 5,
          cells: [
            { address: 'A5', text: '0.3' },
            { address: 'B5', text: '85%' },
            { address: 'C5', text: '2026-03-31' },
            { address: 'D5', text: '13800000000' },
            { address: 'F5', text: '每季度末' },
            { address: 'G5', text: 'TRUE' },
          ],
        },
      ],
    });
  });

  it('gives each cell of a merged range its text, and leaves hidden sheets out', async () => {
    const file = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet('清单');
      sheet.getCell('A2').value = '村党组织书记';
      sheet.mergeCells('A2:A3');
      workbook.addWorksheet('选项', { state: 'veryHidden' }).getCell('A1').value = '农村';
    });
    const sheets = await readWorkbook(file);
    expect(sheets).toHaveLength(1);
    expect(sheets[0]!.rows.map(({ cells }) => cells[0]!.text)).toEqual(['村党组织书记', '村党组织书记']);
  });

  it('takes nothing from formulas, and says where the first one stands', async () => {
    const file = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet('清单');
      sheet.getCell('A1').value = '编号';
      sheet.getCell('C4').value = { formula: 'HYPERLINK("http://example.test","x")', result: 'x' };
      sheet.getCell('B7').value = { formula: 'A1*2', result: 2 };
    });
    const thrown: unknown = await readWorkbook(file).catch((error: unknown) => error);
    expect((thrown as Refused).refusal).toMatchObject({
      code: 'document.formula',
      zh: expect.stringContaining('“清单”的 C4 是公式') as string,
    });
  });

  it('takes no workbook with macros, whatever it is called', async () => {
    const made = () => zip().add('xl/workbook.xml', '<workbook/>').add('[Content_Types].xml', '<Types/>');
    for (const program of ['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml']) {
      const file = Buffer.from(await made().add(program, 'x').bytes());
      expect(await codeOf(readWorkbook(file))).toBe('document.macros');
      expect(await codeOf(markWorkbook(file, []))).toBe('document.macros');
    }
    // The same package without a program is no reason to refuse: the library opens it, and finds no sheet.
    expect(await readWorkbook(Buffer.from(await made().bytes()))).toEqual([]);
  });

  it('knows a program by its type where its part bears another name', async () => {
    const types = [
      '<Override PartName="/xl/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      '<Override PartName="/xl/a.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>',
      '<Override PartName="/xl/a.xml" ContentType="application/vnd.ms-excel.intlmacrosheet+xml"/>',
    ];
    for (const type of types) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        const file = zip()
          .add('xl/workbook.xml', '<workbook/>')
          .add('[Content_Types].xml', Buffer.from(`<Types>${type}</Types>`, encoding));
        expect(await codeOf(readWorkbook(Buffer.from(await file.bytes())))).toBe('document.macros');
      }
    }
  });

  it('says what to do with old, encrypted, damaged and other files', async () => {
    expect(await codeOf(readWorkbook(compoundFile('Workbook')))).toBe('document.old-workbook');
    expect(await codeOf(readWorkbook(compoundFile('EncryptedPackage')))).toBe('document.encrypted');
    expect(await codeOf(readWorkbook(Buffer.from('%PDF-1.7')))).toBe('document.not-a-table');
    const other = Buffer.from(await zip().add('word/document.xml', '<a/>').bytes());
    expect(await codeOf(readWorkbook(other))).toBe('document.not-a-table');
    const good = await writeWorkbook([{ name: 'a', columns: [{ header: 'b' }], rows: [] }]);
    expect(await codeOf(readWorkbook(good.subarray(0, good.length - 60)))).toBe('document.unreadable');
    const broken = Buffer.from(
      await zip().add('xl/workbook.xml', '<workbook').add('[Content_Types].xml', 'x').bytes(),
    );
    expect(await codeOf(readWorkbook(broken))).toBe('document.unreadable');
  });

  it('refuses a bomb by its directory, before anything is unpacked', async () => {
    const bomb = Buffer.from(
      await zip()
        .add('xl/workbook.xml', '<a/>')
        .add('xl/worksheets/sheet1.xml', ' '.repeat(8_000_000))
        .bytes(),
    );
    expect(await codeOf(readWorkbook(bomb))).toBe('document.too-large');
    const many = zip().add('xl/workbook.xml', '<a/>');
    for (let index = 0; index < 1_001; index += 1) many.add(`xl/x${index}.xml`, '');
    expect(await codeOf(readWorkbook(Buffer.from(await many.bytes())))).toBe('document.too-large');
  });

  it('survives a child that runs out of memory or time', async () => {
    const rows = Array.from({ length: 1_000 }, (_, row) => ['甲', '乙', '丙'].map((word) => `${word}${row}`));
    const columns = ['a', 'b', 'c'].map((header) => ({ header }));
    const file = await writeWorkbook([{ name: '大表', columns, rows }]);
    const order = { verb: 'read', maxRows: 50_000, maxColumns: 200, portionRows: 400 } as const;
    const ask = (limits: ChildLimits) => codeOf(wholeSheets(readInChild(order, file, limits)));
    expect(await ask({ megabytes: 12, milliseconds: 25_000 })).toBe('document.unreadable');
    expect(await ask({ megabytes: 400, milliseconds: 20 })).toBe('document.unreadable');
    const sizes: number[] = [];
    for await (const { rows: some } of readInChild(order, file)) sizes.push(some.length);
    expect(sizes).toEqual([400, 400, 201]);
    const refused = wholeSheets(readInChild({ ...order, maxRows: 100 }, file));
    expect(await codeOf(refused)).toBe('document.too-large');
  }, 90_000);

  it('are two at a time; ten wait, and whoever comes then is sent away at once', async () => {
    const file = await workbookOf((workbook) => workbook.addWorksheet('清单').addRow(['a']));
    const order = { verb: 'read', maxRows: 10, maxColumns: 10, portionRows: 10 } as const;
    // Killed at once: what counts here is the order of coming and going.
    const ask = () => codeOf(wholeSheets(readInChild(order, file, { megabytes: 400, milliseconds: 1 })));
    const taken = Array.from({ length: 12 }, ask);
    expect(await Promise.all([ask(), ask()])).toEqual(['service.unavailable', 'service.unavailable']);
    expect(new Set(await Promise.all(taken))).toEqual(new Set(['document.unreadable']));
    expect(await wholeSheets(readInChild(order, file))).toHaveLength(1);
  }, 60_000);
});

describe('writeWorkbook', () => {
  it('guards text that would be a formula, and reads it back as it was', async () => {
    const rows = [['=1+1', '-3', '@x', '+86', '责任', 5]];
    const file = await writeWorkbook([
      {
        name: '清单',
        title: '责任清单',
        columns: ['a', 'b', 'c', 'd', 'e', 'f'].map((header) => ({ header })),
        rows,
      },
    ]);
    const workbook = new Workbook();
    await workbook.xlsx.load(file);
    expect(workbook.getWorksheet('清单')!.getCell('A3').value).toBe("'=1+1");
    const [sheet] = await readWorkbook(file);
    expect(sheet!.rows[2]!.cells.map(({ text }) => text)).toEqual(['=1+1', '-3', '@x', '+86', '责任', '5']);
  });

  it('freezes the header, offers dropdowns of any length and explains columns', async () => {
    const options = Array.from({ length: 60 }, (_, index) => `第${index}种很长的岗位名称`);
    const file = await writeWorkbook([
      { name: '清单', columns: [{ header: '岗位', width: 20, note: '写全称', options }], rows: [] },
    ]);
    const workbook = new Workbook();
    await workbook.xlsx.load(file);
    const sheet = workbook.getWorksheet('清单')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getColumn(1).width).toBe(20);
    expect(sheet.getCell('A2').dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'选项'!$A$1:$A$60"],
    });
    expect(JSON.stringify(sheet.getCell('A1').note)).toContain('写全称');
  });
});

describe('markWorkbook', () => {
  it('fills and comments the faulty cell only, and keeps the rest', async () => {
    const file = await writeWorkbook([
      { name: '清单', columns: [{ header: '岗位' }], rows: [['甲'], ['乙']] },
    ]);
    const marked = await markWorkbook(file, [
      { sheet: '清单', address: 'A3', note: '没有这个岗位', severity: 'error' },
    ]);
    const workbook = new Workbook();
    await workbook.xlsx.load(marked);
    const sheet = workbook.getWorksheet('清单')!;
    expect(JSON.stringify(sheet.getCell('A3').note)).toContain('没有这个岗位');
    expect(sheet.getCell('A3').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
    expect(sheet.getCell('A2').fill ?? { pattern: 'none' }).toMatchObject({ pattern: 'none' });
    expect(sheet.getCell('A2').value).toBe('甲');
  });
});
