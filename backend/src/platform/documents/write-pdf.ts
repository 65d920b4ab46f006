import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';

/** One part of a document, from top to bottom. */
export type PdfBlock =
  | { readonly kind: 'title' | 'subtitle' | 'heading' | 'paragraph' | 'small'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** In points; '*' shares what is left. Left out: as the texts ask. */
      readonly widths?: readonly (number | '*')[];
    }
  /** What no page break parts. */
  | { readonly kind: 'together'; readonly blocks: readonly PdfBlock[] };

export interface PdfDocument {
  readonly title: string;
  readonly blocks: readonly PdfBlock[];
  /** Stands at the foot of every page beside its number. */
  readonly footer: string;
}

const FONTS = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const FONT = {
  normal: join(FONTS, '400Regular', 'NotoSansSC_400Regular.ttf'),
  bold: join(FONTS, '700Bold', 'NotoSansSC_700Bold.ttf'),
};

// The font alone is read: no text of a document fetches or opens anything.
pdfmake.setFonts({ NotoSansSC: FONT });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(FONT).includes(path));

const MM = 72 / 25.4;
/** Left, top, right and bottom, as official documents have them. */
const MARGINS = [28 * MM, 30 * MM, 26 * MM, 25 * MM];

/** An A4 document in Chinese, its fonts embedded; of each font only the glyphs that occur. */
export function writePdf({ title, blocks, footer }: PdfDocument): Promise<Buffer> {
  return pdfmake
    .createPdf({
      info: { title },
      pageSize: 'A4',
      pageMargins: MARGINS,
      defaultStyle: { font: 'NotoSansSC', fontSize: 10.5, lineHeight: 1.35 },
      styles: {
        title: { fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 6] },
        subtitle: { fontSize: 13, alignment: 'center', margin: [0, 0, 0, 6] },
        heading: { fontSize: 12, bold: true, margin: [0, 10, 0, 3] },
        paragraph: { margin: [0, 0, 0, 3] },
        small: { fontSize: 8.5, margin: [0, 6, 0, 0] },
      },
      content: blocks.map(contentOf),
      footer: (page: number, pages: number) => ({
        columns: [
          { text: footer, fontSize: 8 },
          { text: `${page} / ${pages}`, fontSize: 8, alignment: 'right', width: 60 },
        ],
        margin: [28 * MM, 10 * MM, 26 * MM, 0],
      }),
    })
    .getBuffer();
}

function contentOf(block: PdfBlock): object {
  if (block.kind === 'together') return { stack: block.blocks.map(contentOf), unbreakable: true };
  if (block.kind !== 'table') {
    return {
      text: block.text,
      style: block.kind,
      ...(block.kind === 'heading' ? { headlineLevel: 1 } : {}),
      ...(block.kind === 'paragraph' ? { leadingIndent: 21 } : {}),
    };
  }
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: block.widths ?? block.head.map((_, column) => widthOf(column, block.head.length)),
      body: [block.head.map((text) => ({ text, bold: true })), ...block.rows.map((row) => [...row])],
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
    fontSize: 9.5,
    margin: [0, 2, 0, 6],
  };
}

/** The last column takes what is left; the number before a text is narrow. */
function widthOf(column: number, columns: number): string | number {
  if (column === columns - 1) return '*';
  return columns === 2 ? 60 : 'auto';
}
