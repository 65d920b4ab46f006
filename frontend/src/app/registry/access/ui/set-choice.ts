import { Component, inject, input, output } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { AccessWords } from './access-words';

/** Which kind of grant: each with whom it is for; what it allows unfolds under the chosen one. */
@Component({
  selector: 'zr-set-choice',
  template: `
    <fieldset>
      <legend class="label">
        {{ t('access.new.set') }} <em>{{ t('access.required') }}</em>
      </legend>
      @for (set of words.sets(); track set.code) {
        <label [class.on]="set.code === value()">
          <input
            type="radio"
            name="set"
            [value]="set.code"
            [checked]="set.code === value()"
            (change)="picked.emit(set.code)"
          />
          <span
            ><b>{{ set.name }}</b
            ><small>{{ set.whom }}</small>
            @if (set.code === value()) {
              <small class="allows">{{
                t('access.sets.allows', { list: set.allows.join(t('access.sets.and')) })
              }}</small>
            }
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    em {
      font-style: normal;
      color: var(--seal);
    }
    label {
      display: flex;
      gap: 10px;
      padding: 8px 12px;
      min-height: 44px;
      border: 1px solid var(--line);
      border-bottom: 0;
      cursor: pointer;
    }
    legend + label {
      margin-top: 5px;
      border-radius: var(--r2) var(--r2) 0 0;
    }
    label:last-of-type {
      border-bottom: 1px solid var(--line);
      border-radius: 0 0 var(--r2) var(--r2);
    }
    label.on {
      background: var(--act-tint);
    }
    input {
      flex: none;
      width: 18px;
      height: 18px;
      margin-top: 2px;
      accent-color: var(--act);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-2);
    }
    .allows {
      margin-top: 4px;
      color: var(--ink);
    }
  `,
})
export class SetChoice {
  protected readonly t = injectWords();
  protected readonly words = inject(AccessWords);
  readonly value = input<string | null>(null);
  readonly picked = output<string>();
}
