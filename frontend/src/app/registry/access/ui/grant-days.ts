import { Component, computed, inject, input, output } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';

/** From when until when a grant holds; the last day may stay open. */
@Component({
  selector: 'zr-grant-days',
  template: `
    <div class="two">
      <div>
        <label for="valid-from">{{ t('access.validFrom') }}</label>
        <input
          #from
          id="valid-from"
          class="input"
          type="date"
          [min]="today()"
          [value]="validFrom() || today()"
          (change)="validFromPicked.emit(from.value)"
        />
      </div>
      <div>
        <label for="last-day">{{ t('access.lastDay') }}</label>
        <input
          #last
          id="last-day"
          class="input"
          type="date"
          aria-describedby="days-help"
          [min]="validFrom() || today()"
          [value]="lastDay()"
          (change)="lastDayPicked.emit(last.value)"
        />
      </div>
    </div>
    <p class="help" id="days-help">{{ t('access.daysHelp') }}</p>
  `,
  styles: `
    .two {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
    }
    label {
      display: block;
      margin-bottom: 5px;
    }
    .help {
      margin-top: 4px;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    @media (max-width: 767px) {
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class GrantDays {
  protected readonly t = injectWords();
  private readonly session = inject(Session);

  readonly validFrom = input('');
  readonly lastDay = input('');
  readonly validFromPicked = output<string>();
  readonly lastDayPicked = output<string>();
  protected readonly today = computed(() => this.session.view()?.today ?? '');
}
