import { RESULT_LIMIT } from '../may-report-duty';

/** What one row adds to the report of a duty. */
export interface MergedRow {
  readonly day: string;
  readonly kind: string;
  readonly result: string;
  readonly quantity: string;
}

/** Words of a row in a line of several. */
const PART_LIMIT = 60;

/** The one line that a duty's rows make: “9月12日主题党日：…，参会人数28”, or “开展3次：…。参会人数合计81”. */
export function mergedResult(rows: readonly MergedRow[], quantityHeader: string | undefined): string {
  const sorted = [...rows].sort((a, b) => a.day.localeCompare(b.day));
  const [first] = sorted;
  if (sorted.length === 1 && first) {
    const quantity = quantityHeader && first.quantity ? `，${quantityHeader}${first.quantity}` : '';
    return cut(`${cut(wordsOf(first), RESULT_LIMIT - 40)}${quantity}`, RESULT_LIMIT);
  }
  const total = quantityHeader ? totalOf(sorted) : null;
  const tail = total === null ? '' : `。${quantityHeader}合计${total}`;
  const head = `开展${sorted.length}次：`;
  const room = RESULT_LIMIT - [...head, ...tail].length;
  let line = '';
  for (const row of sorted) {
    const next = `${line}${line ? '；' : ''}${cut(wordsOf(row), PART_LIMIT)}`;
    if ([...next].length > room - 2) {
      line += '等';
      break;
    }
    line = next;
  }
  return `${head}${line}${tail}`;
}

function wordsOf({ day, kind, result }: MergedRow): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日${kind && !result.includes(kind) ? `${kind}：` : ''}${result.replaceAll('\n', ' ')}`;
}

/** The sum, where every row that says anything says a number. */
function totalOf(rows: readonly MergedRow[]): string | null {
  const said = rows.map(({ quantity }) => quantity).filter((text) => text !== '');
  const numbers = said.map((text) => Number(/^\s*(-?\d+(?:\.\d+)?)/.exec(text.replaceAll(',', ''))?.[1]));
  if (numbers.length === 0 || numbers.some((number) => Number.isNaN(number))) return null;
  return String(Math.round(numbers.reduce((sum, number) => sum + number, 0) * 100) / 100);
}

function cut(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join('')}…`;
}
