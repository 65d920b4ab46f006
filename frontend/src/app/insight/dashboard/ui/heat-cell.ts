import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Params } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { Light } from '../../../platform/ui/light';
import type { Figures } from '../data/dashboard-views';
import { lightsToList, worstCount, worstLight } from '../data/worst-light';

/** A rate without its digit: the cell is narrow, and 99.6 must not read as 100. */
function whole(rate: string | null): string {
  return rate === null ? '' : String(Math.floor(Number(rate)));
}

/** One cell of the heat table: the worst light with its count and the on-time rate; opens the rows behind it. */
@Component({
  selector: 'zr-heat-cell',
  imports: [RouterLink, Light],
  template: `
    @if (light(); as code) {
      <a [class]="code" [routerLink]="['/duties']" [queryParams]="query()">
        <span class="visually-hidden">{{ label() }}：</span
        ><zr-light bare [code]="code" [says]="t('dashboard.heat.word.' + code)" />
        <b>{{ count() }}</b>
        @if (figures().onTimeRate !== null) {
          <em>{{ rate() }}<span class="visually-hidden">%</span></em>
        }
      </a>
    } @else {
      <span class="none" aria-hidden="true">—</span
      ><span class="visually-hidden">{{ t('dashboard.heat.none') }}</span>
    }
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: 3px;
      min-height: var(--cell, 24px);
      padding: 0 5px;
      border-radius: var(--r1);
      color: var(--ink-3);
      font-size: var(--t12);
      white-space: nowrap;
    }
    a:hover {
      text-decoration: none;
      box-shadow: inset 0 0 0 1px var(--act);
    }
    b {
      font-weight: 400;
    }
    em {
      margin-left: auto;
      padding-left: 3px;
      font-style: normal;
    }
    .soon {
      color: var(--soon);
      background: var(--soon-t);
    }
    .overdue {
      color: var(--od);
      background: var(--od-t);
    }
    .severe {
      gap: 2px;
      padding: 0 4px;
      color: var(--sev);
      background: var(--sev-t);
    }
    @media print {
      a {
        color: #000 !important;
        background: none !important;
      }
    }
    .none {
      padding-left: 7px;
      color: var(--ink-3);
    }
  `,
})
export class HeatCell {
  protected readonly t = injectWords();
  private readonly year = inject(WorkYear).year;

  readonly figures = input.required<Figures>();
  /** Who and what the cell counts: read aloud, and carried into the list it opens. */
  readonly label = input.required<string>();
  readonly organizationId = input.required<string>();
  readonly organizationName = input.required<string>();
  /** Whether the figures are of the organisation alone, without what lies below it. */
  readonly itself = input(false);
  readonly domains = input<readonly string[]>([]);

  protected readonly light = computed(() => worstLight(this.figures()));
  protected readonly count = computed(() => worstCount(this.figures()));
  protected readonly rate = computed(() => whole(this.figures().onTimeRate));
  protected readonly query = computed<Params>(() => ({
    organizationId: this.organizationId(),
    organizationName: this.organizationName(),
    itself: this.itself() ? 1 : null,
    year: this.year(),
    domain: this.domains().join(',') || null,
    light: lightsToList(this.figures()) || null,
  }));
}
