/** Reads a day as offices write it (2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301) as 'yyyy-MM-dd'. */
export function readDay(text: string): string | undefined {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return undefined;
  return Number(year) >= 1921 && Number(year) <= 2100 ? iso : undefined;
}

/** A day, or a year as offices write it (2026, 2026年, 2026年度) for its first or last day. */
export function readDayOrYear(text: string, edge: 'first' | 'last'): string | undefined {
  const year = /^(\d{4})(?:年度?)?$/.exec(text)?.[1];
  return readDay(year === undefined ? text : `${year}-${edge === 'first' ? '01-01' : '12-31'}`);
}
