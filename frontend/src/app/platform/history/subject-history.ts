import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { HistoryEntryDto } from '@zeren/api-client/models/history-entry-dto';
import type { AuditWordsDto } from '@zeren/api-client/models/audit-words-dto';
import { Api } from '../http/api';
import { PagedRows } from '../http/paged-rows';
import { InstantPipe } from '../i18n/days';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';
import { EmptyState } from '../ui/empty-state';
import { FailedState } from '../ui/failed-state';
import { MoreRows } from '../ui/more-rows';
import { SkeletonRows } from '../ui/skeleton-rows';

/** Who changed a subject, when, from what to what; newest first. */
@Component({
  selector: 'zr-subject-history',
  imports: [EmptyState, FailedState, InstantPipe, MoreRows, SkeletonRows],
  templateUrl: './subject-history.html',
  styleUrl: './subject-history.less',
})
export class SubjectHistory {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(Api);

  /** As the record names it: `duty`, `responsibility-list`, `organization`. */
  readonly kind = input.required<string>();
  readonly id = input.required<string>();

  private readonly path = computed(() => `/api/audit/subjects/${this.kind()}/${this.id()}/entries`);
  protected readonly rows = new PagedRows<HistoryEntryDto>((after) =>
    this.api.get(this.path(), { after, limit: 20 }),
  );
  /** Entries whose fields are unfolded. */
  protected readonly unfolded = signal<ReadonlySet<string>>(new Set());

  constructor() {
    effect(() => {
      this.path();
      untracked(() => void this.rows.load());
    });
  }

  protected both(words: AuditWordsDto): string {
    return this.locale.active() === 'en' ? words.en : words.zh;
  }

  protected unfold(id: string): void {
    this.unfolded.update((ids) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}
