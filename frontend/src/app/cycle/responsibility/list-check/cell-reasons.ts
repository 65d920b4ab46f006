import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { TagNames } from '../data/tag-names';
import type { SetCheckView } from '../data/responsibility-views';

type GivenReason = Pick<
  SetCheckView['reasonsBelow'][number],
  'warningKey' | 'reason' | 'until' | 'givenBy'
> & {
  readonly listSetId: string | null;
  readonly organizationName: string | null;
};

/** Why cells were left empty: of the set that is open, and of the sets that bodies below have issued. */
@Component({
  selector: 'zr-cell-reasons',
  imports: [DayPipe, RouterLink],
  template: `
    @for (part of parts(); track part.name) {
      @if (part.rows.length > 0) {
        <section class="panel">
          <div class="panel-head">
            <h2>{{ t(part.name) }}</h2>
          </div>
          <ul>
            @for (row of part.rows; track $index) {
              <li>
                @if (row.listSetId) {
                  <a routerLink="/responsibility-lists/check" [queryParams]="{ set: row.listSetId }">{{
                    row.organizationName
                  }}</a>
                }
                <b>{{ row.cells }}</b>
                <span>{{ row.reason }}</span>
                @if (row.until) {
                  <span>{{ t('responsibility.check.reasonsUntil', { day: row.until | day }) }}</span>
                }
                @if (row.givenBy) {
                  <small>{{ row.givenBy }}</small>
                }
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: var(--t13);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      padding: 6px 14px;
      border-top: 1px solid var(--line-2);
    }
    small {
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .panel {
      margin-bottom: 12px;
    }
  `,
})
export class CellReasons {
  protected readonly t = injectWords();
  private readonly names = inject(TagNames);
  readonly check = input.required<SetCheckView>();

  protected readonly parts = computed(() => {
    const { reasons, reasonsBelow } = this.check();
    const here = reasons.map((one) => ({ ...one, listSetId: null, organizationName: null }));
    return [
      { name: 'responsibility.check.reasonsHere', rows: this.rows(here) },
      { name: 'responsibility.check.reasonsBelow', rows: this.rows(reasonsBelow) },
    ];
  });

  /** One row for each body and reason, with the cells that it was given for. */
  private rows(given: readonly GivenReason[]): (GivenReason & { cells: string })[] {
    const rows = new Map<string, GivenReason & { cells: string }>();
    for (const one of given.filter(({ warningKey }) => warningKey.startsWith('empty-cell:'))) {
      const key = [one.listSetId, one.reason, one.until, one.givenBy].join('\n');
      const known = rows.get(key);
      const cell = this.cell(one.warningKey);
      const cells = known ? known.cells + this.t('responsibility.check.and') + cell : cell;
      rows.set(key, { ...one, cells });
    }
    return [...rows.values()];
  }

  private cell(key: string): string {
    const [, dimension = '', domain = ''] = key.split(':');
    return `${this.names.dimension(dimension)} × ${this.names.domain(domain)}`;
  }
}
