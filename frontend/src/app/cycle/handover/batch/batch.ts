import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { HandoverApi } from '../data/handover-api';
import type { HandoverBatch, HandoverRow } from '../data/handover-views';
import { HandoverTable } from '../ui/handover-table';
import { ElectionResult } from './election-result';

const SHOWN = ['open', 'done'] as const;

/** One election: its result, who has confirmed, who is to be reminded, and what is under way and may join. */
@Component({
  selector: 'zr-handover-batch',
  imports: [
    DayPipe,
    ElectionResult,
    EmptyState,
    FailedState,
    HandoverTable,
    LoadBar,
    MoreRows,
    PageTitle,
    RefusalNote,
    RouterLink,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './batch.html',
  styleUrl: './batch.less',
})
export class Batch {
  protected readonly t = injectWords();
  private readonly api = inject(HandoverApi);
  private readonly session = inject(Session);
  private readonly reminding = new Act();
  private readonly joining = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(httpResource<HandoverBatch>(() => `/api/handover-batches/${this.id()}`));
  protected readonly batch = linkedSignal(() => this.read.value());
  protected readonly lists = SHOWN;
  protected readonly shown = signal<(typeof SHOWN)[number]>('open');
  protected readonly rows = new PagedRows<HandoverRow>((after) =>
    this.api.page({ view: this.shown(), batchId: this.id() }, after),
  );
  /** Handovers of the body that are under way in no batch: tenures that ended one by one. */
  protected readonly loose = new PagedRows<HandoverRow>((after) =>
    this.api.page(
      { view: 'open', unbatched: '1', organizationId: this.batch()?.organizationId ?? null },
      after,
    ),
  );
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly said = signal<string | null>(null);
  protected readonly mayElect = computed(() => this.session.may('tenures.manage'));
  private readonly body = computed(() => this.batch()?.organizationId);

  constructor() {
    effect(() => {
      this.shown();
      this.id();
      untracked(() => void this.rows.load());
    });
    effect(() => {
      if (this.body()) untracked(() => void this.loose.load());
    });
  }

  protected toggle(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected toggleAll(): void {
    const all = this.loose.items().map(({ id }) => id);
    this.chosen.set(new Set(this.chosen().size === all.length ? [] : all));
  }

  protected join(): Promise<void> {
    const ids = [...this.chosen()];
    return this.act(async () => {
      this.batch.set(await this.api.join(this.batch()!, ids, this.joining));
      this.chosen.set(new Set());
      this.said.set(this.t('handover.batch.joined', { n: ids.length }));
    });
  }

  protected remind(): Promise<void> {
    return this.act(async () => {
      const { reminded, remindedBefore } = await this.api.remindBatch(this.id(), this.reminding);
      this.said.set(this.t('handover.batch.reminded', { n: reminded, before: remindedBefore }));
    });
  }

  /** The result was entered: handovers follow in a moment. */
  protected applied(): void {
    this.read.reload();
    void this.rows.load();
  }

  private async act(send: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.said.set(null);
    try {
      await send();
      void this.rows.load();
      void this.loose.load();
    } catch (thrown) {
      this.refusal.set(thrown);
      // Somebody else has entered something: what stands there now is shown for the next try.
      if (toProblem(thrown).status === 412) this.applied();
    } finally {
      this.busy.set(false);
    }
  }
}
