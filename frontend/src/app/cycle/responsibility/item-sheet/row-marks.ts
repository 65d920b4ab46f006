import { CLEAR_FROM, clarityOfItem } from '@zeren/domain/cycle/responsibility/check/clarity-of-item';
import type { Clarity } from '@zeren/domain/cycle/responsibility/check/clarity-of-item';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { CellFault } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import { isBlank, readMeasure } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type { SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { readCadencePhrase } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import type { Words } from '../../../platform/i18n/words';
import type { CellMark, RowMarks } from './sheet-columns';

/** What is read from a row while it is typed. */
export interface RowReading {
  readonly meaning: readonly CadenceClause[] | null;
  /** Why the phrase cannot be read; null when it can, or there is none. */
  readonly reason: { readonly zh: string; readonly en: string } | null;
  readonly clarity: Clarity;
}

const read = new WeakMap<SheetRow, RowReading>();

/** The meaning of the row's phrase and the clarity of its wording; a row that did not change is not read again. */
export function readingOf(row: SheetRow): RowReading {
  const known = read.get(row);
  if (known) return known;
  const { textZh, cadencePhrase, evidenceAsked, measure } = row.cells;
  const { quantity, standard } = readMeasure(measure);
  const reading = readCadencePhrase(cadencePhrase);
  const meaning = row.clauses ?? ('clauses' in reading ? reading.clauses : null);
  const reason = meaning || cadencePhrase.trim() === '' || 'clauses' in reading ? null : reading.reason;
  const fresh: RowReading = {
    meaning,
    reason,
    clarity: clarityOfItem({
      textZh,
      cadencePhrase,
      dated: meaning !== null,
      unread: reason !== null,
      evidenceAsked,
      quantity,
      standard,
      owned: true,
    }),
  };
  read.set(row, fresh);
  return fresh;
}

/** What is said beside the row's cells: why one cannot be stored, and what should be put right before it is issued. */
export function marksOf(row: SheetRow, faults: readonly CellFault[], english: boolean, t: Words): RowMarks {
  if (isBlank(row)) return {};
  const marks: Partial<Record<keyof RowMarks, CellMark>> = {};
  const { meaning, reason, clarity } = readingOf(row);
  if (!meaning) {
    const said = reason && `${english ? reason.en : reason.zh}${t('sheet.suggested')}`;
    const sentence = said ?? t('cadence.empty');
    marks.cadencePhrase = { kind: 'hint', sentence };
  }
  if (clarity.score < CLEAR_FROM) marks.textZh = { kind: 'hint', sentence: claritySentence(clarity, t) };
  for (const { column, zh, en } of faults) {
    marks[column] = { kind: 'fault', sentence: english ? en : zh };
  }
  return marks;
}

/** “清晰度 48：缺数量、证据” in the language on screen. */
export function claritySentence({ score, missing, slogans }: Clarity, t: Words): string {
  const slots = missing.map((slot) => t(`responsibility.check.slot.${slot}`));
  const parts = [
    slots.length > 0 ? t('sheet.lacks', { slots: slots.join(t('sheet.comma')) }) : '',
    slogans.length > 0 ? t('sheet.slogans', { words: slogans.join(t('sheet.comma')) }) : '',
  ].filter(Boolean);
  return [
    t('sheet.clarity', { n: score }),
    parts.join(t('responsibility.check.join')) || t('sheet.allThere'),
  ].join(' · ');
}
