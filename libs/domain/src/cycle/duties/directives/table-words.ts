import type { KnownFact } from './table-columns';

/** What is known of the unit that fills, by fact; '' where nothing is. */
export type KnownValues = Readonly<Record<KnownFact, string>>;

/** The line that a filled table is reported with: it stands wherever a report's result stands. */
export const tableResult = (number: number, rows: number): string =>
  number === 1 ? `已填表报送，共 ${rows} 行。` : `已填表报送（第 ${number} 版），共 ${rows} 行。`;

/** What was looked at when a filled table is sent back. */
export const tableObject = (number: number): string =>
  number === 1 ? '报送的表格' : `报送的表格（第 ${number} 版）`;
