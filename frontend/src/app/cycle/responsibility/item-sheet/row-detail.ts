import { Component, computed, inject, input, output } from '@angular/core';
import { isChoiceColumn } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import { SHEET_COLUMNS } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type {
  SheetChoice,
  SheetChoices,
  SheetColumn,
  SheetRow,
} from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Drawer } from '../../../platform/ui/drawer';
import { CadenceEditor } from '../cadence/cadence-editor';
import type { Cadence } from '../cadence/cadence-editor';
import { claritySentence, readingOf } from './row-marks';
import type { RowMarks } from './sheet-columns';
import type { CellText } from './sheet-edits';

/** Columns that deserve more than one line. */
const LONG: ReadonlySet<SheetColumn> = new Set(['textZh', 'evidenceAsked']);

/** One row as a form: on a phone the way to edit, at a desk the whole of a row with the dates it gives. */
@Component({
  selector: 'zr-row-detail',
  imports: [CadenceEditor, Drawer],
  templateUrl: './row-detail.html',
  styleUrl: './row-detail.less',
})
export class RowDetail {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  readonly row = input.required<SheetRow>();
  readonly index = input.required<number>();
  readonly count = input.required<number>();
  readonly marks = input.required<RowMarks>();
  readonly choices = input.required<SheetChoices>();
  readonly year = input.required<number>();

  readonly typed = output<CellText>();
  readonly dated = output<Cadence>();
  readonly moved = output<-1 | 1>();
  readonly removed = output();
  readonly closed = output();

  protected readonly columns = SHEET_COLUMNS;
  protected readonly isChoice = isChoiceColumn;
  protected readonly clarity = computed(() => claritySentence(readingOf(this.row()).clarity, this.t));

  protected isLong(column: SheetColumn): boolean {
    return LONG.has(column);
  }

  protected choicesOf(column: SheetColumn): readonly SheetChoice[] {
    if (!isChoiceColumn(column)) return [];
    const known = this.choices()[column];
    const text = this.row().cells[column];
    return known.some(({ code }) => code === text) ? known : [{ code: text, zh: text, en: text }, ...known];
  }

  protected word({ zh, en }: SheetChoice): string {
    return this.locale.active() === 'en' ? en : zh;
  }

  protected type(column: SheetColumn, text: string): void {
    this.typed.emit({ rowId: this.row().id, column, text });
  }
}
