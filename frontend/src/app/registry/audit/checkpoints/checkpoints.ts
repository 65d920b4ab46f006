import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AuditApi } from '../data/audit-api';
import type { Checkpoint, Log, LogCheck, Sheet } from '../data/audit-views';
import { AuditWords } from '../ui/audit-words';

/** How far reading a log again has come, and what it came to. */
interface Reading {
  readonly read: number;
  readonly result: LogCheck | null;
  readonly problem: Problem | null;
}

/** 检查点: what was signed of each log; a log is read again from its first entry, and the day's sheet is printed. */
@Component({
  selector: 'zr-checkpoints',
  imports: [
    RouterLink,
    DayPipe,
    EmptyState,
    FailedState,
    InstantPipe,
    LoadBar,
    PageTitle,
    RefusalNote,
    SkeletonRows,
    MoreRows,
  ],
  templateUrl: './checkpoints.html',
  styleUrl: './checkpoints.less',
})
export class Checkpoints {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly words = inject(AuditWords);
  private readonly api = inject(AuditApi);
  private readonly router = inject(Router);

  /** From the address: whose checkpoints are listed. */
  readonly district = input<string>();

  protected readonly sheet = latest(httpResource<Sheet>(() => '/api/audit/sheet'));
  protected readonly shown = computed(() => {
    const logs = this.sheet.value()?.items ?? [];
    return logs.find(({ districtId }) => districtId === this.district()) ?? logs.at(-1);
  });
  private readonly shownId = computed(() => this.shown()?.districtId);
  protected readonly rows = new PagedRows<Checkpoint>((before) =>
    this.api.checkpoints(this.shownId()!, before),
  );
  private readonly readings = signal<ReadonlyMap<string, Reading>>(new Map());

  constructor() {
    effect(() => {
      if (this.shownId()) untracked(() => void this.rows.load());
    });
  }

  protected show(log: Log): void {
    void this.router.navigate([], { queryParams: { district: log.districtId } });
  }

  protected reading(log: Log): Reading | undefined {
    return this.readings().get(log.districtId);
  }

  protected isReading(log: Log): boolean {
    const reading = this.reading(log);
    return reading !== undefined && !reading.result && !reading.problem;
  }

  /** Part by part, each a request of its own: leaving the page ends it. */
  protected async verify({ districtId }: Log): Promise<void> {
    const note = (reading: Reading) => this.readings.update((all) => new Map(all).set(districtId, reading));
    note({ read: 0, result: null, problem: null });
    try {
      let part = await this.api.check(districtId, 0);
      while (part.next !== null) {
        note({ read: part.to, result: null, problem: null });
        part = await this.api.check(districtId, part.next);
      }
      note({ read: part.to, result: part, problem: null });
    } catch (thrown) {
      note({ read: 0, result: null, problem: toProblem(thrown) });
    }
  }

  protected print(): void {
    window.print();
  }
}
