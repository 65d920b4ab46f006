import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { ChecklistRow, InspectionResult, VisitView } from '../data/inspection-views';
import { InspectionsApi } from '../data/inspections-api';

const RESULTS: readonly InspectionResult[] = ['in-order', 'problem', 'unseen'];

/** The checklist of a visit, for one thumb: each row saves itself, a problem becomes a finding in one tap. */
@Component({
  selector: 'zr-inspection-visit',
  imports: [
    DayPipe,
    DotsPipe,
    FailedState,
    HistoryButton,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './visit.html',
  styleUrl: './visit.less',
})
export class InspectionVisit {
  protected readonly t = injectWords();
  private readonly api = inject(InspectionsApi);
  private readonly session = inject(Session);

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<VisitView>(() => {
      void this.session.view()?.acting?.tenureId;
      return `/api/inspection-visits/${this.id()}`;
    }),
  );
  protected readonly visit = linkedSignal(() => this.read.value());
  protected readonly results = RESULTS;
  protected readonly busy = signal(false);
  protected readonly saving = signal<string | null>(null);
  protected readonly problem = signal<unknown>(null);
  /** The row that the refusal is about; null: the whole. */
  protected readonly problemAt = signal<string | null>(null);
  protected readonly open = computed(
    () => this.visit()?.rows.filter(({ result }) => result === null).length ?? 0,
  );

  protected choose(row: ChecklistRow, result: InspectionResult): Promise<void> {
    return this.change(row, (id) => this.api.writeRow(id, row.id, { result, note: row.note }));
  }

  protected note(row: ChecklistRow, event: Event): Promise<void> {
    const note = (event.target as HTMLTextAreaElement).value;
    return this.change(row, (id) => this.api.writeRow(id, row.id, { result: row.result, note }));
  }

  protected find(row: ChecklistRow): Promise<void> {
    return this.change(row, (id) => this.api.find(id, row.id));
  }

  protected async finish(): Promise<void> {
    const visit = this.visit();
    if (!visit || this.busy()) return;
    await this.change(null, () => this.api.finish(visit));
  }

  /** Rows are sent one after another, so that what was typed before the tap is there when it comes. */
  private queue: Promise<void> = Promise.resolve();

  private change(row: ChecklistRow | null, send: (id: string) => Promise<VisitView>): Promise<void> {
    this.queue = this.queue.then(async () => {
      this.busy.set(true);
      this.saving.set(row?.id ?? null);
      this.problem.set(null);
      try {
        this.visit.set(await send(this.id()));
      } catch (thrown) {
        this.problem.set(thrown);
        this.problemAt.set(row?.id ?? null);
      } finally {
        this.busy.set(false);
        this.saving.set(null);
      }
    });
    return this.queue;
  }
}
