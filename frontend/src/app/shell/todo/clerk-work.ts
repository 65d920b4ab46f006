import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ListSummary } from '../../cycle/responsibility/data/responsibility-views';
import { withQuery } from '../../platform/http/api';
import { latest } from '../../platform/http/latest';
import { injectWords } from '../../platform/i18n/words';
import { WorkYear } from '../../platform/session/work-year';
import { FailedState } from '../../platform/ui/failed-state';
import { SkeletonRows } from '../../platform/ui/skeleton-rows';

interface ClerkTask {
  readonly key: 'begin' | 'undated' | 'draft' | 'receiptOverdue' | 'waiting';
  readonly count: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What waits for whoever keeps the lists: those to begin, cadences to settle, drafts to issue, signatures to ask for. */
@Component({
  selector: 'zr-clerk-work',
  imports: [RouterLink, FailedState, SkeletonRows],
  template: `
    <section class="panel" aria-labelledby="clerk-work">
      <div class="panel-head">
        <h2 id="clerk-work">{{ t('todo.clerk.title', { year: year() }) }}</h2>
      </div>
      @if (summary.problem(); as problem) {
        <zr-failed-state [error]="problem" (retry)="summary.reload()" />
      } @else if (summary.firstLoad()) {
        <zr-skeleton-rows [rows]="3" />
      } @else {
        <ul>
          @for (task of tasks(); track task.key) {
            <li>
              <span>{{ t('todo.clerk.' + task.key, { n: task.count }) }}</span>
              <a class="btn" [class.pri]="$first" [routerLink]="task.path" [queryParams]="task.query">{{
                t('todo.clerk.go.' + task.key)
              }}</a>
            </li>
          } @empty {
            <li>{{ t('todo.clerk.none', { year: year() }) }}</li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 12px;
    }
    ul {
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      min-height: 48px;
      padding: 6px 14px;
      border-bottom: 1px solid var(--line-2);
    }
    li:last-child {
      border-bottom: 0;
    }
    .btn {
      flex: none;
    }
    @media (max-width: 767px) {
      .btn {
        min-height: var(--target);
      }
    }
  `,
})
export class ClerkWork {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  protected readonly summary = latest(
    httpResource<ListSummary>(() => withQuery('/api/responsibility-lists/summary', { year: this.year() })),
  );
  protected readonly tasks = computed(() => {
    const sum = this.summary.value();
    if (!sum) return [];
    const lists = '/responsibility-lists';
    const all: readonly ClerkTask[] = [
      { key: 'begin', count: sum.lists === 0 ? 1 : 0, path: `${lists}/new`, query: {} },
      { key: 'undated', count: sum.undated, path: `${lists}/undated`, query: {} },
      { key: 'draft', count: sum.draft, path: lists, query: { state: 'draft' } },
      { key: 'receiptOverdue', count: sum.receiptOverdue, path: lists, query: { state: 'issued' } },
      { key: 'waiting', count: sum.issued - sum.receiptOverdue, path: lists, query: { state: 'issued' } },
    ];
    return all.filter((task) => task.count > 0);
  });
}
