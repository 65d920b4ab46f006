import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderRow } from '../../cycle/rectification/data/order-views';
import { DayPipe } from '../../platform/i18n/days';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Light } from '../../platform/ui/light';
import { Counts } from '../navigation/counts';

const GROUPS = ['mine', 'toDecide', 'toVerify', 'toLookBack'] as const;

/** What of findings and rectification waits: to state one's case, to put right, to decide, to verify, to look back on. */
@Component({
  selector: 'zr-rectification-work',
  imports: [DayPipe, Light, RouterLink],
  template: `
    @if (findings().length > 0) {
      <section class="panel" aria-labelledby="group-findings">
        <h2 id="group-findings">
          {{ t('findings.todo') }}<em>{{ findings().length }}</em>
        </h2>
        @for (row of findings(); track row.id) {
          <a [routerLink]="['/findings', row.id]">
            <b>{{ row.title }}</b>
            <small>{{ t('findings.answerBy', { day: (row.answerBy | day: 'short') }) }}</small>
            <span class="btn">{{ t('findings.openTodo') }}</span>
          </a>
        }
      </section>
    }
    @for (group of groups(); track group.key) {
      <section class="panel" [attr.aria-labelledby]="'group-order-' + group.key">
        <h2 [id]="'group-order-' + group.key">
          {{ t('rectification.todo.' + group.key) }}<em>{{ group.rows.length }}</em>
        </h2>
        @for (row of group.rows; track row.id) {
          <a [routerLink]="['/rectification', row.id]">
            <b>{{ row.title }}</b>
            <small
              ><zr-light [code]="row.light" [days]="days(row)" /> {{ row.organizationName }} ·
              {{ english() ? row.stateWords.en : row.stateWords.zh }}</small
            >
            <span class="btn">{{ t('rectification.todo.open') }}</span>
          </a>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    section {
      margin-bottom: 12px;
    }
    h2 {
      padding: 10px 14px 6px;
      font-size: var(--t14);
    }
    em {
      margin-left: 6px;
      font-style: normal;
      color: var(--ink-3);
    }
    a {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 12px;
      align-items: center;
      padding: 8px 14px;
      min-height: 44px;
      border-top: 1px solid var(--line-2);
      color: var(--ink);
    }
    small {
      grid-row: 2;
      color: var(--ink-2);
    }
    .btn {
      grid-row: 1 / span 2;
      grid-column: 2;
      align-content: center;
      min-height: var(--target);
    }
  `,
})
export class RectificationWork {
  protected readonly t = injectWords();
  private readonly counts = inject(Counts);
  private readonly locale = inject(Locale);

  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly findings = computed(() => this.counts.findings.value()?.items ?? []);
  protected readonly groups = computed(() => {
    const todo = this.counts.orders.value();
    return GROUPS.map((key) => ({ key, rows: todo?.[key] ?? [] })).filter(({ rows }) => rows.length > 0);
  });

  protected days(row: OrderRow): number | null {
    return ['issued', 'received', 'planned', 'working'].includes(row.state) ? row.workingDays : null;
  }
}
