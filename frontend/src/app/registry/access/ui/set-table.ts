import { Component, inject } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { AccessWords } from './access-words';

/** What each kind of grant allows, folded: whoever grants reads it once. */
@Component({
  selector: 'zr-set-table',
  template: `
    <details class="panel">
      <summary>{{ t('access.sets.title') }}</summary>
      <dl>
        @for (set of words.sets(); track set.code) {
          <dt>
            <b>{{ set.name }}</b><span class="meta">{{ set.whom }}</span>
          </dt>
          <dd>{{ set.allows.join(t('access.sets.and')) }}</dd>
        }
      </dl>
      <p class="meta">{{ t('access.sets.note') }}</p>
    </details>
  `,
  styles: `
    details {
      margin-bottom: 12px;
    }
    summary {
      padding: 7px 14px;
      color: var(--act);
      cursor: pointer;
      line-height: 22px;
    }
    dl {
      display: grid;
      gap: 0 16px;
      margin: 0;
      padding: 4px 14px 0;
      border-top: 1px solid var(--line-2);
    }
    dt {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 10px;
      padding-top: 8px;
    }
    dd {
      margin: 0;
      padding-bottom: 8px;
      font-size: var(--t13);
      color: var(--ink-2);
      border-bottom: 1px solid var(--line-2);
    }
    dd:last-child {
      border-bottom: 0;
    }
    p {
      padding: 0 14px 10px;
    }
    @media (max-width: 767px) {
      summary {
        line-height: 32px;
      }
    }
  `,
})
export class SetTable {
  protected readonly t = injectWords();
  protected readonly words = inject(AccessWords);
}
