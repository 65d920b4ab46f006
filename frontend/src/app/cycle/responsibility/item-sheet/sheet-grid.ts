import {
  Component,
  DestroyRef,
  ViewEncapsulation,
  afterNextRender,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { readClipboardTable } from '@zeren/domain/cycle/responsibility/items/read-clipboard-table';
import { isChoiceColumn } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import { SHEET_COLUMNS } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type { SheetChoice, SheetChoices, SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { CellComposer } from './cell-composer';
import type { ComposedThen } from './cell-composer';
import { sheetColumns } from './sheet-columns';
import type { GridRow, RowMarks } from './sheet-columns';
import type { CellText, SheetArea } from './sheet-edits';

const ROW_HEIGHT = 34;
/** How long the grid takes to move, by its own delay. */
const MOVING = 150;

/** A block from the clipboard, and the area it was pasted over. */
export interface PastedBlock {
  readonly area: SheetArea;
  readonly table: readonly (readonly string[])[];
}

/** What the keyboard asks of the sheet beside the grid's own arrows and editing. */
export type SheetKey = 'undo' | 'redo' | 'fill' | 'up' | 'down' | 'row';

/**
 * The grid of the item sheet: RevoGrid, brought in with this page only. It shows rows and tells what was done to them;
 * what they are is decided by the draft.
 */
@Component({
  selector: 'zr-sheet-grid',
  template: `<div #place class="sheet-place"></div>`,
  host: { '(keydown)': 'onKey($event)', '(paste)': 'onPaste($event)' },
  styleUrl: './sheet-grid.less',
  // The grid draws its own elements, which carry no marks of this component.
  encapsulation: ViewEncapsulation.None,
})
export class SheetGrid {
  private readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');

  readonly rows = input.required<readonly SheetRow[]>();
  readonly choices = input.required<SheetChoices>();
  readonly marks = input.required<ReadonlyMap<string, RowMarks>>();

  readonly edited = output<readonly CellText[]>();
  readonly pasted = output<PastedBlock>();
  readonly selected = output<SheetArea | null>();
  readonly pressed = output<SheetKey>();
  /** Somebody wants out of the grid with the keyboard. */
  readonly left = output();

  private readonly grid = signal<HTMLRevoGridElement | undefined>(undefined);
  private readonly composer = new CellComposer((text, then) => this.takeComposed(text, then));
  /** The cell that the composer lies over. */
  private standsOn: { readonly x: number; readonly y: number } | null = null;
  private models: GridRow[] = [];
  private area: SheetArea | null = null;
  private told = 'null';
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    afterNextRender(() => void this.build());
    effect(() => {
      const grid = this.grid();
      const rows = this.rows();
      if (grid) untracked(() => this.show(grid, rows));
    });
    effect(() => {
      const grid = this.grid();
      const choices = this.choices();
      const english = this.locale.active() === 'en';
      if (!grid) return;
      grid.columns = sheetColumns(
        choices,
        (column) => this.t(`sheet.column.${column}`),
        (choice: SheetChoice) => (english ? choice.en : choice.zh),
        (rowId, column) => untracked(this.marks).get(rowId)?.[column],
      );
      grid.setAttribute('aria-label', this.t('sheet.grid'));
      this.composer.element.setAttribute('aria-label', this.t('sheet.grid'));
    });
    effect(() => {
      this.marks();
      void this.grid()?.refresh('all');
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.telling);
      this.grid()?.remove();
    });
  }

  /** Puts the keyboard on a cell, where somebody looks next. */
  async focus(row: number, column = 1): Promise<void> {
    const grid = this.grid();
    if (!grid || row < 0) return;
    // A row that was just added has to be drawn before it can be stood on.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    if ((await grid.getSource()).length <= row) return;
    await grid.scrollToRow(row);
    const cell = { x: column, y: row };
    await grid.setCellsFocus(cell, cell);
  }

  protected onKey(event: KeyboardEvent): void {
    if (this.isTyping(event.target)) return;
    const key = keyOf(event);
    if (key) {
      event.preventDefault();
      event.stopPropagation();
      this.pressed.emit(key);
    } else if (event.key === 'Escape') {
      void this.grid()?.clearFocus();
      this.left.emit();
    }
  }

  protected onPaste(event: ClipboardEvent): void {
    if (this.isTyping(event.target) || event.defaultPrevented) return;
    event.preventDefault();
    void this.takePaste(event.clipboardData?.getData('text/plain') ?? '');
  }

  /** Over what is selected now, not over what was when the grid last told. */
  private async takePaste(text: string): Promise<void> {
    await this.tellArea();
    const table = readClipboardTable(text);
    if (table.length > 0 && this.area) this.pasted.emit({ area: this.area, table });
  }

  private async build(): Promise<void> {
    const { defineCustomElements } = await import('@revolist/revogrid/loader');
    defineCustomElements();
    const grid = document.createElement('revo-grid');
    Object.assign(grid, {
      range: true,
      resize: true,
      rowHeaders: {
        size: 44,
        columnProperties: () => ({ role: 'columnheader' }),
        cellProperties: () => ({ role: 'rowheader' }),
      },
      rowSize: ROW_HEIGHT,
      theme: 'compact',
      filter: false,
      useClipboard: true,
      applyOnClose: true,
      canDrag: false,
      canMoveColumns: false,
    });
    grid.addEventListener('afteredit', () => this.tellEdits());
    for (const moved of ['afterfocus', 'setrange', 'mouseup', 'keyup']) {
      grid.addEventListener(moved, () => this.tellSoon());
    }
    grid.addEventListener('beforepaste', (event) => {
      // The sheet pastes by itself: more rows than there are, and words of a catalogue in either language.
      event.preventDefault();
      const { event: original, dataText } = (event as CustomEvent<{ event: Event; dataText: string }>).detail;
      if (original.defaultPrevented || this.isTyping(original.target)) return;
      original.preventDefault();
      void this.takePaste(dataText);
    });
    grid.addEventListener('beforekeydown', (event) => {
      const { original } = (event as CustomEvent<{ original: KeyboardEvent }>).detail;
      // The grid listens to the whole page; what is typed elsewhere is not meant for it.
      if (!this.holds(original.target)) event.preventDefault();
    });
    grid.addEventListener('mousedown', () => {
      // The grid keeps a click from moving the keyboard: after a button of the bar it would stay there.
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && !this.holds(activeElement)) activeElement.blur();
    });
    grid.addEventListener('focus', () => {
      // Come to by keyboard, it begins at the first cell; a click says by itself where.
      if (!this.area && this.models.length > 0 && grid.matches(':focus-visible')) void this.focus(0);
    });
    grid.addEventListener('afterrender', () => nameParts(grid));
    grid.addEventListener('aftergridrender', () => nameParts(grid));
    this.place().nativeElement.append(grid, this.composer.element);
    this.grid.set(grid);
  }

  /** In the grid's own editors; the composer counts once something is written in it. */
  private isTyping(target: EventTarget | null): boolean {
    if (target === this.composer.element) return this.composer.active;
    return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  private holds(target: EventTarget | null): boolean {
    return (
      target === document.body || (target instanceof Node && this.place().nativeElement.contains(target))
    );
  }

  /** The same rows are changed where they stand, so that a cell that is being typed in stays open. */
  private show(grid: HTMLRevoGridElement, rows: readonly SheetRow[]): void {
    const same =
      rows.length === this.models.length && rows.every(({ id }, index) => id === this.models[index]!.id);
    if (!same) {
      this.models = rows.map(({ id, cells }) => ({ id, ...cells }));
      grid.source = this.models;
      return;
    }
    let changed = false;
    for (const [index, { cells }] of rows.entries()) {
      const model = this.models[index]!;
      for (const column of SHEET_COLUMNS) {
        if (model[column] === cells[column]) continue;
        model[column] = cells[column];
        changed = true;
      }
    }
    if (changed) void grid.refresh('all');
  }

  private tellEdits(): void {
    const rows = this.rows();
    const edits = this.models.flatMap((model, index) =>
      SHEET_COLUMNS.flatMap((column): CellText[] => {
        const text = String(model[column] ?? '');
        model[column] = text;
        return rows[index]?.cells[column] === text ? [] : [{ rowId: model.id, column, text }];
      }),
    );
    if (edits.length > 0) this.edited.emit(edits);
  }

  /** The grid tells of a move before it has moved, and of some not at all: it is asked at once and a moment later. */
  private tellSoon(): void {
    clearTimeout(this.telling);
    void this.tellArea();
    this.telling = setTimeout(() => void this.tellArea(), MOVING);
  }

  private async tellArea(): Promise<void> {
    const range = await this.grid()?.getSelectedRange();
    this.area = range
      ? {
          top: Math.min(range.y, range.y1),
          bottom: Math.max(range.y, range.y1),
          left: Math.min(range.x, range.x1),
          right: Math.max(range.x, range.x1),
        }
      : null;
    await this.standOnCell();
    if (JSON.stringify(this.area) === this.told) return;
    this.told = JSON.stringify(this.area);
    this.selected.emit(this.area);
  }

  /** Gives the composer the cell that is stood on, where it is one to write in and no other field has the keyboard. */
  private async standOnCell(): Promise<void> {
    const focused = await this.grid()?.getFocused();
    const column = SHEET_COLUMNS[focused?.cell.x ?? -1];
    const cell = this.grid()?.querySelector('revogr-focus.focused-cell');
    const typing = this.grid()?.querySelector('revogr-edit');
    if (!focused || !column || isChoiceColumn(column) || !cell || typing) return;
    if (!this.holds(document.activeElement)) return;
    if (!this.composer.active) this.standsOn = { x: focused.cell.x, y: focused.cell.y };
    this.composer.lieOver(cell, this.place().nativeElement, this.t(`sheet.column.${column}`));
  }

  private takeComposed(text: string, then: ComposedThen): void {
    const { x, y } = this.standsOn ?? { x: -1, y: -1 };
    const [column, model] = [SHEET_COLUMNS[x], this.models[y]];
    if (!column || !model) return;
    this.edited.emit([{ rowId: model.id, column, text }]);
    if (then === 'down') void this.focus(Math.min(y + 1, this.models.length - 1), x);
    if (then === 'right') void this.focus(y, Math.min(x + 1, SHEET_COLUMNS.length - 1));
  }
}

/** What the grid leaves unsaid: its header is a row, and the mark of its makers is no part of the table. */
function nameParts(grid: HTMLElement): void {
  for (const row of grid.querySelectorAll('.header-rgRow')) row.setAttribute('role', 'row');
  // What scrolls can be scrolled from the keyboard.
  for (const rows of grid.querySelectorAll('.vertical-inner')) {
    rows.setAttribute('role', 'rowgroup');
    rows.setAttribute('tabindex', '0');
  }
  const mark = grid.querySelector('revogr-attribution');
  mark?.setAttribute('aria-hidden', 'true');
  mark?.querySelector('a')?.setAttribute('tabindex', '-1');
}

function keyOf(event: KeyboardEvent): SheetKey | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo';
  if (control && event.code === 'KeyY') return 'redo';
  if (control && event.code === 'KeyD') return 'fill';
  if (control && event.key === 'Enter') return 'row';
  if (event.altKey && event.key === 'ArrowUp') return 'up';
  if (event.altKey && event.key === 'ArrowDown') return 'down';
  return undefined;
}
