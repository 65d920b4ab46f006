import type { Refused } from '../refused';
import { csvPortions, decodeText } from './csv';
import { wholeSheets } from './sheet';

/** “责任清单” in GB18030, and 䶮 which GBK lacks. */
const GB18030 = Buffer.from([0xd4, 0xf0, 0xc8, 0xce, 0xc7, 0xe5, 0xb5, 0xa5, 0x82, 0x35, 0x87, 0x38]);

const readCsv = async (file: Buffer) => (await wholeSheets(csvPortions(file)))[0]!;

describe('csvPortions', () => {
  it('recognises UTF-8 with and without mark, UTF-16 and GB18030', () => {
    const text = '岗位,责任\n县委书记,述职';
    expect(decodeText(Buffer.from(text))).toBe(text);
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
    expect(decodeText(Buffer.from(text, 'utf16le'))).toBe(text);
    expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toBe(text);
    expect(decodeText(GB18030).slice(0, 4)).toBe('责任清单');
  });

  it('gives cells the addresses a spreadsheet shows, past blank lines and line breaks in quotes', async () => {
    const sheet = await readCsv(Buffer.from('编号,责任\r\n\r\nR01,"一行\n二行"\r\nR02,,尾\r\n'));
    expect(sheet.rows).toEqual([
      {
        number: 1,
        cells: [
          { address: 'A1', text: '编号' },
          { address: 'B1', text: '责任' },
        ],
      },
      {
        number: 3,
        cells: [
          { address: 'A3', text: 'R01' },
          { address: 'B3', text: '一行\n二行' },
        ],
      },
      {
        number: 4,
        cells: [
          { address: 'A4', text: 'R02' },
          { address: 'C4', text: '尾' },
        ],
      },
    ]);
  });

  it('takes tabs and semicolons for separators too', async () => {
    expect((await readCsv(Buffer.from('no\tpost\nR01\t县委书记'))).rows[1]!.cells[1]!.text).toBe('县委书记');
    expect((await readCsv(Buffer.from('a;b\n1;2'))).rows[1]!.cells).toHaveLength(2);
  });

  it('refuses binary files, broken encodings and nothing at all', async () => {
    const code = async (file: Buffer) => {
      try {
        await readCsv(file);
      } catch (error) {
        return (error as Refused).refusal.code;
      }
      return 'read';
    };
    expect(await code(Buffer.from([0x25, 0x50, 0x01, 0x02, 0x03]))).toBe('document.not-a-table');
    expect(await code(Buffer.from([0xff, 0xff, 0x81]))).toBe('document.encoding-unknown');
    expect(await code(Buffer.from(' \n'))).toBe('document.empty');
  });

  it('comes some rows at a time', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `R${index},甲`).join('\n');
    const sizes: number[] = [];
    for await (const { rows } of csvPortions(Buffer.from(lines))) sizes.push(rows.length);
    expect(sizes).toEqual([250, 250, 100]);
  });
});
