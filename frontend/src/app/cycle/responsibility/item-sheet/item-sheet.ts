import { httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { MOST_ITEMS } from '@zeren/domain/cycle/responsibility/items/sheet-changes';
import { SHEET_COLUMNS } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type { SheetChoices } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { Viewport } from '../../../platform/display/viewport';
import { latest } from '../../../platform/http/latest';
import { writeInstant } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Cadence } from '../cadence/cadence-editor';
import type { ResponsibilityListView } from '../data/responsibility-views';
import { ItemCards } from './item-cards';
import { RowBrief } from './row-brief';
import { RowDetail } from './row-detail';
import { marksOf } from './row-marks';
import { SheetConflicts } from './sheet-conflicts';
import { SheetDraft } from './sheet-draft';
import {
  addRows,
  fillDown,
  moveRows,
  pasteBlock,
  removeRows,
  withoutHeader,
  writeCells,
} from './sheet-edits';
import type { CellText, SheetArea } from './sheet-edits';
import { SheetGrid } from './sheet-grid';
import type { PastedBlock, SheetKey } from './sheet-grid';

const CATALOGUES = {
  dimensionCode: 'dimensions',
  domainCode: 'domains',
  typeCode: 'item-types',
  checkingClass: 'checking-classes',
} as const;

/** 编辑事项: a draft's items as a sheet at a desk, one by one on a phone; it saves itself and loses nothing. */
@Component({
  selector: 'zr-item-sheet',
  imports: [
    FailedState,
    ItemCards,
    PageTitle,
    RouterLink,
    RowBrief,
    RowDetail,
    Sheet,
    SheetConflicts,
    SheetGrid,
    SkeletonRows,
  ],
  providers: [SheetDraft],
  templateUrl: './item-sheet.html',
  styleUrl: './item-sheet.less',
})
export class ItemSheet {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  protected readonly phone = inject(Viewport).phone;
  protected readonly draft = inject(SheetDraft);
  private readonly grid = viewChild(SheetGrid);

  readonly id = input.required<string>();

  protected readonly loaded = latest(
    httpResource<ResponsibilityListView>(() => `/api/responsibility-lists/${this.id()}`),
  );
  private readonly dimensions = catalogue(CATALOGUES.dimensionCode);
  private readonly domains = catalogue(CATALOGUES.domainCode);
  private readonly types = catalogue(CATALOGUES.typeCode);
  private readonly classes = catalogue(CATALOGUES.checkingClass);
  protected readonly problem = computed(
    () =>
      this.loaded.problem() ?? this.dimensions.problem() ?? this.domains.problem() ?? this.types.problem(),
  );
  protected readonly choices = computed<SheetChoices | undefined>(() => {
    const [dimensions, domains] = [this.dimensions.value(), this.domains.value()];
    const [types, classes] = [this.types.value(), this.classes.value()];
    if (!dimensions || !domains || !types || !classes) return undefined;
    return {
      dimensionCode: choicesOf(dimensions),
      domainCode: choicesOf(domains),
      typeCode: choicesOf(types),
      checkingClass: choicesOf(classes),
    };
  });
  protected readonly list = computed(() => this.draft.list());
  protected readonly rows = this.draft.rows;
  /** Rows that were added locally to a list made from a template. */
  protected readonly local = computed(
    () => new Set((this.list()?.items ?? []).flatMap(({ id, local }) => (local ? [id] : []))),
  );
  protected readonly area = signal<SheetArea | null>(null);
  protected readonly said = signal('');
  /** The row that is open as a form. */
  protected readonly openId = signal<string | null>(null);
  protected readonly openIndex = computed(() => this.rows().findIndex(({ id }) => id === this.openId()));
  protected readonly marks = computed(() => {
    const english = this.locale.active() === 'en';
    const faults = this.draft.faults();
    return new Map(
      this.rows().map((row) => [row.id, marksOf(row, faults.get(row.id) ?? [], english, this.t)]),
    );
  });
  protected readonly asking = signal<((leave: boolean) => void) | null>(null);

  constructor() {
    effect(() => {
      const [list, choices] = [this.loaded.value(), this.choices()];
      if (!list || !choices || list.state !== 'draft') return;
      untracked(() => {
        if (this.draft.list()?.id !== list.id) this.draft.begin(list, choices);
      });
    });
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.draft.pending()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('beforeunload', warn));
  }

  /** Saves what is open; where that fails, asks. */
  async mayLeave(): Promise<boolean> {
    if (!this.draft.pending()) return true;
    await this.draft.settle();
    if (!this.draft.pending()) return true;
    return new Promise((resolve) => this.asking.set(resolve));
  }

  protected answer(leave: boolean): void {
    this.asking()?.(leave);
    this.asking.set(null);
  }

  protected press(key: SheetKey): void {
    const choices = this.choices();
    if (!choices) return;
    this.said.set('');
    const [area, rows] = [this.area(), this.rows()];
    if (key === 'undo') return this.draft.undo();
    if (key === 'redo') return this.draft.redo();
    if (!area) return;
    if (key === 'row') return this.openId.set(rows[area.top]?.id ?? null);
    if (key === 'fill') return this.draft.change(fillDown(rows, area, choices));
    const moved = moveRows(rows, area, key === 'up' ? -1 : 1);
    if (moved === rows) return;
    this.draft.change(moved);
    void this.grid()?.focus(area.top + (key === 'up' ? -1 : 1), area.left);
  }

  protected add(): void {
    const choices = this.choices();
    if (!choices) return;
    const rows = this.rows();
    if (rows.length >= MOST_ITEMS) {
      this.said.set(this.t('sheet.tooMany', { most: MOST_ITEMS, n: 1 }));
      return;
    }
    const at = this.phone() ? rows.length : (this.area()?.bottom ?? rows.length - 1) + 1;
    const added = addRows(rows, at, 1, choices);
    this.draft.change(added);
    if (this.phone()) this.openId.set(added[at]!.id);
    else setTimeout(() => void this.grid()?.focus(at));
  }

  protected remove(): void {
    const area = this.area();
    if (!area) return;
    this.draft.change(removeRows(this.rows(), area));
    setTimeout(() => void this.grid()?.focus(Math.min(area.top, this.rows().length - 1), area.left));
  }

  protected edit(texts: readonly CellText[], name?: string): void {
    const choices = this.choices();
    if (choices) this.draft.change(writeCells(this.rows(), texts, choices), name);
  }

  protected type(text: CellText): void {
    this.edit([text], `${text.rowId}.${text.column}`);
  }

  protected date(rowId: string, { phrase, clauses }: Cadence): void {
    const rows = this.rows().map((row) =>
      row.id === rowId ? { ...row, cells: { ...row.cells, cadencePhrase: phrase }, clauses } : row,
    );
    this.draft.change(rows, clauses ? undefined : `${rowId}.cadencePhrase`);
  }

  protected paste({ area, table }: PastedBlock): void {
    const choices = this.choices();
    if (!choices) return;
    const block = withoutHeader(table, area.left, (column) => [
      this.t(`sheet.column.${column}`),
      ...HEADERS[column],
    ]);
    const { rows, over } = pasteBlock(this.rows(), area, block, choices);
    this.draft.change(rows);
    const [count, columns] = [block.length - over, Math.max(0, ...block.map((line) => line.length))];
    const told =
      block === table
        ? this.t('sheet.pasted', { rows: count, columns })
        : this.t('sheet.pasteNoted', { rows: count });
    this.said.set(over > 0 ? `${told} ${this.t('sheet.tooMany', { most: MOST_ITEMS, n: over })}` : told);
  }

  protected step(by: -1 | 1): void {
    this.openId.set(this.rows()[this.openIndex() + by]?.id ?? null);
  }

  protected removeOpen(): void {
    const index = this.openIndex();
    this.openId.set(null);
    if (index >= 0)
      this.draft.change(removeRows(this.rows(), { top: index, bottom: index, left: 0, right: 0 }));
  }

  /** The time of day; the date is today's. */
  protected readonly savedAt = computed(() =>
    writeInstant(this.draft.savedAt(), 'cell', this.locale.active()).split(' ').at(-1)!,
  );
  protected readonly why = computed(() => this.draft.problem()?.sentence(this.locale.active()) ?? '');

  /** Words for where somebody stands in the grid. */
  protected readonly place = computed(() => {
    const area = this.area();
    const column = area && SHEET_COLUMNS[area.left];
    return column ? this.t('sheet.at', { n: area.top + 1, column: this.t(`sheet.column.${column}`) }) : '';
  });
  protected readonly briefRow = computed(() => this.rows()[this.area()?.top ?? -1]);
}

/** What the columns are called in workbooks that go round. */
const HEADERS: Readonly<Record<(typeof SHEET_COLUMNS)[number], readonly string[]>> = {
  code: ['编号', '序号'],
  textZh: ['责任事项', '事项', '责任内容', '内容'],
  measure: ['数量', '标准', '数量标准'],
  cadencePhrase: ['时限频次', '时限', '完成时限'],
  evidenceAsked: ['证据', '佐证材料'],
  weight: ['权重', '分值'],
  dimensionCode: ['维度'],
  domainCode: ['领域'],
  typeCode: ['类型'],
  checkingClass: ['核验类别', '核验'],
  basis: ['依据'],
  lineWork: ['分管业务', '一岗双责'],
};

const catalogue = (name: string) => latest(httpResource<CatalogueDto>(() => `/api/catalogues/${name}`));

const choicesOf = ({ items }: CatalogueDto) =>
  items.map(({ code, nameZh, nameEn }) => ({ code, zh: nameZh, en: nameEn ?? nameZh }));
