import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import type { HandoverRow } from '../data/handover-views';

/** What one has handed over or taken over, to be found again by whoever holds no post any more; nothing where there is none. */
@Component({
  selector: 'zr-my-handovers',
  imports: [DayPipe, RouterLink],
  template: `
    @if (rows.value()?.length) {
      <section class="panel">
        <h2>{{ t('handover.mine') }}</h2>
        <ul>
          @for (row of rows.value(); track row.id) {
            <li>
              <a [routerLink]="['/handovers', row.id]"
                >{{ row.organizationName }} {{ row.postTitle
                }}<small
                  >{{ row.outgoingName }} → {{ row.incomingName ?? t('handover.nobodyYet') }} ·
                  {{ row.dueOn | day: 'text' }}</small
                ></a
              >
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      max-width: 640px;
      padding: 14px 20px;
      margin-bottom: 12px;
    }
    h2 {
      font-size: var(--t14);
    }
    a {
      display: block;
      padding: 8px 0;
      min-height: var(--target);
    }
    small {
      display: block;
      color: var(--ink-2);
    }
  `,
})
export class MyHandovers {
  protected readonly t = injectWords();
  protected readonly rows = latest(httpResource<HandoverRow[]>(() => '/api/handovers/mine'));
}
