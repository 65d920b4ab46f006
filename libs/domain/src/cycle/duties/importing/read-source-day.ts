const FULL = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[\sT].*|[上下]午.*)?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:\d{4,6})?$/;
const NO_YEAR = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[\sT].*)?$/;

/**
 * The day of a cell as other systems write it, as `yyyy-MM-dd`: with a time behind it, with points, strokes or 年月日, or
 * packed. Without a year it is the last such day by `today`. Undefined when it names no day.
 */
export function readSourceDay(text: string, today: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const whole = FULL.exec(plain) ?? PACKED.exec(plain);
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = NO_YEAR.exec(plain);
  if (!short) return undefined;
  const year = Number(today.slice(0, 4));
  const day = dayOf(year, Number(short[1]), Number(short[2]));
  return day !== undefined && day > today ? dayOf(year - 1, Number(short[1]), Number(short[2])) : day;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
  return same && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
