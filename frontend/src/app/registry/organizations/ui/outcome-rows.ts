import { Component, inject, input } from '@angular/core';
import { Locale } from '../../../platform/i18n/locale';

/** One organisation of a dry run: what becomes of it, or why it cannot. */
export interface OutcomeRow {
  readonly id: string;
  readonly nameZh: string;
  readonly says: string;
  readonly refusal: { readonly zh: string; readonly en: string } | null;
}

/** What a dry run says of each organisation; what is refused stands first. */
@Component({
  selector: 'zr-outcome-rows',
  template: `
    <h3>{{ name() }}</h3>
    <ul>
      @for (row of rows(); track row.id) {
        <li [class.refused]="row.refusal">
          <b>{{ row.nameZh }}</b>
          <span>{{
            row.refusal ? (locale.active() === 'en' ? row.refusal.en : row.refusal.zh) : row.says
          }}</span>
        </li>
      }
    </ul>
  `,
  host: { 'aria-live': 'polite' },
  styles: `
    :host {
      display: block;
      margin-bottom: 12px;
    }
    h3 {
      font-size: var(--t13);
      color: var(--ink-2);
    }
    ul {
      max-height: 240px;
      margin: 4px 0 0;
      padding: 0;
      overflow: auto;
      list-style: none;
      border: 1px solid var(--line);
      border-radius: var(--r2);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      padding: 6px 12px;
      border-bottom: 1px solid var(--line-2);
      font-size: var(--t13);
    }
    li:last-child {
      border-bottom: 0;
    }
    b {
      flex: 1 1 10em;
      font-weight: 400;
    }
    span {
      color: var(--ink-2);
    }
    .refused {
      background: var(--od-t);
      span {
        flex: 1 1 100%;
        color: var(--od);
      }
    }
  `,
})
export class OutcomeRows {
  protected readonly locale = inject(Locale);
  readonly name = input.required<string>();
  readonly rows = input.required<readonly OutcomeRow[]>();
}
