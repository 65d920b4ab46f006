import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Router, RouterLink } from '@angular/router';
import { checkTableRows } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import { TABLE_LIMITS } from '@zeren/domain/cycle/duties/directives/table-columns';
import { standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { Act } from '../../../../platform/http/act';
import { latest } from '../../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../../platform/i18n/days';
import { DotsPipe } from '../../../../platform/i18n/dots';
import { Locale } from '../../../../platform/i18n/locale';
import { injectWords } from '../../../../platform/i18n/words';
import { FailedState } from '../../../../platform/ui/failed-state';
import { Light } from '../../../../platform/ui/light';
import { PageTitle } from '../../../../platform/ui/page-title';
import { RefusalNote } from '../../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../../platform/ui/skeleton-rows';
import type { DutyView } from '../../data/duty-views';
import { lightDays, stateWord } from '../../ui/duty-words';
import { DirectivesApi } from '../data/directives-api';
import type { CellFault, Column, DutyTable } from '../data/directive-views';
import { TableDraft } from './table-draft';

/** 填表报送: every row a card with its cells, on a phone and at a desk alike; what the system knows is shown. */
@Component({
  selector: 'zr-fill-table',
  imports: [
    DayPipe,
    DotsPipe,
    FailedState,
    InstantPipe,
    Light,
    PageTitle,
    RefusalNote,
    RouterLink,
    SkeletonRows,
  ],
  providers: [TableDraft],
  templateUrl: './fill-table.html',
  styleUrl: './fill-table.less',
})
export class FillTable {
  protected readonly t = injectWords();
  protected readonly standingDue = standingDue;
  private readonly locale = inject(Locale);
  protected readonly draft = inject(TableDraft);
  private readonly api = inject(DirectivesApi);
  private readonly router = inject(Router);
  private readonly sending = new Act();

  readonly id = input.required<string>();

  protected readonly duty = latest(httpResource<DutyView>(() => `/api/duties/${this.id()}`));
  protected readonly table = latest(httpResource<DutyTable>(() => `/api/duties/${this.id()}/table`));
  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  /** Whether a table that was handed in is being corrected. */
  protected readonly correcting = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly lightDays = lightDays;
  protected readonly stateWord = stateWord;
  protected readonly limits = TABLE_LIMITS;

  protected readonly asked = computed(() =>
    (this.table.value()?.columns ?? []).filter(({ known }) => !known),
  );
  protected readonly known = computed(() => {
    const { columns = [], known = {} } = this.table.value() ?? {};
    return columns.flatMap(({ name, known: fact }) => (fact ? [{ name, value: known[fact] || '—' }] : []));
  });
  protected readonly last = computed(() => this.table.value()?.versions.at(-1));
  protected readonly open = computed(() => {
    const table = this.table.value();
    return !!table?.canFill && (this.last()?.state !== 'sent' || this.correcting() || table.version > 0);
  });
  /** What stands in the way, cell by cell; shown once it was tried, or where something is typed that does not fit. */
  protected readonly faults = computed(() => {
    const columns = this.table.value()?.columns ?? [];
    return checkTableRows(columns, this.draft.rows()).faults.filter(
      ({ code }) => this.tried() || code !== 'missing',
    );
  });

  constructor() {
    effect(() => {
      const table = this.table.value();
      if (table) untracked(() => this.draft.begin(table));
    });
  }

  protected faultOf(row: number, { key }: Column): CellFault | undefined {
    return this.faults().find((fault) => fault.row === row && fault.key === key);
  }

  protected sentence(fault: CellFault): string {
    return this.english() ? fault.en : fault.zh;
  }

  protected type(row: number, key: string, value: string): void {
    this.draft.change(
      this.draft.rows().map((cells, at) => (at === row ? { ...cells, [key]: value } : cells)),
    );
  }

  protected addRow(): void {
    this.draft.change([...this.draft.rows(), {}]);
  }

  protected removeRow(row: number): void {
    const rows = this.draft.rows().filter((_, at) => at !== row);
    this.draft.change(rows.length > 0 ? rows : [{}]);
  }

  /** Somebody else has written: theirs is shown, and what stands here is left. */
  protected reread(): void {
    this.problem.set(null);
    this.draft.forget();
    this.table.reload();
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.busy() || this.faults().length > 0) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.sendTable(this.id(), await this.draft.settle(), this.sending);
      this.correcting.set(false);
      this.tried.set(false);
      this.table.reload();
      this.duty.reload();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  protected back(): void {
    void this.router.navigate(['/todo']);
  }
}
