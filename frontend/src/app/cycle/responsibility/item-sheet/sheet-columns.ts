import type { ColumnRegular } from '@revolist/revogrid';
import { isChoiceColumn } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import { SHEET_COLUMNS } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type {
  SheetCells,
  SheetChoice,
  SheetChoices,
  SheetColumn,
} from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { choiceEditor } from './choice-editor';
import { textEditor } from './text-editor';

/** A row as the grid holds it. */
export type GridRow = { id: string } & { -readonly [Column in keyof SheetCells]: string };

/** What is to be said about a cell: it cannot be stored (`fault`), or it can and wants a look (`hint`). */
export interface CellMark {
  readonly kind: 'fault' | 'hint';
  readonly sentence: string;
}
export type RowMarks = Readonly<Partial<Record<SheetColumn, CellMark>>>;

const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  code: 64,
  textZh: 330,
  measure: 120,
  cadencePhrase: 150,
  evidenceAsked: 140,
  weight: 62,
  dimensionCode: 96,
  domainCode: 96,
  typeCode: 82,
  checkingClass: 88,
  basis: 110,
  lineWork: 150,
};

/** The grid's columns, in the language on screen. */
export function sheetColumns(
  choices: SheetChoices,
  nameOf: (column: SheetColumn) => string,
  wordOf: (choice: SheetChoice) => string,
  markOf: (rowId: string, column: SheetColumn) => CellMark | undefined,
): ColumnRegular[] {
  return SHEET_COLUMNS.map((prop) => {
    const words = isChoiceColumn(prop)
      ? new Map(choices[prop].map((choice) => [choice.code, wordOf(choice)]))
      : undefined;
    return {
      prop,
      name: nameOf(prop),
      size: WIDTHS[prop],
      sortable: false,
      editor: isChoiceColumn(prop)
        ? choiceEditor(nameOf(prop), choices[prop], wordOf)
        : textEditor(nameOf(prop)),
      ...(words
        ? {
            cellTemplate: (_h: unknown, { value }: { value?: string }) =>
              words.get(value ?? '') ?? value ?? '',
          }
        : {}),
      cellProperties: ({ model }) => {
        const mark = markOf(String(model['id']), prop);
        const text = String(model[prop] ?? '');
        return {
          class: { [prop]: true, fault: mark?.kind === 'fault', hint: mark?.kind === 'hint' },
          title: mark ? `${text}\n${mark.sentence}` : text,
          ...(mark?.kind === 'fault' ? { 'aria-invalid': 'true' } : {}),
        };
      },
    };
  });
}
