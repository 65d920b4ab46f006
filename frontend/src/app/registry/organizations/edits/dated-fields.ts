import { Component, booleanAttribute, computed, inject, input, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';

/** From when on, and by which document: what every act on an organisation says. */
@Component({
  selector: 'zr-dated-fields',
  imports: [FormsModule],
  template: `
    <div class="two">
      <div class="field">
        <label for="act-on"
          >{{ t('organizations.edit.on') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="act-on"
          class="input"
          type="date"
          [attr.max]="ahead() ? null : today()"
          [ngModel]="on()"
          (ngModelChange)="on.set($event)"
        />
      </div>
      <div class="field">
        <label for="act-basis"
          >{{ t('organizations.edit.basis') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="act-basis"
          class="input"
          maxlength="200"
          [placeholder]="t('organizations.edit.basisExample')"
          [ngModel]="basis()"
          (ngModelChange)="basis.set($event)"
        />
      </div>
    </div>
  `,
  styleUrl: '../team/sheets.less',
})
export class DatedFields {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  readonly on = model.required<string>();
  readonly basis = model.required<string>();
  /** Whether the day may be still to come. */
  readonly ahead = input(false, { transform: booleanAttribute });
  protected readonly today = computed(() => this.session.view()?.today ?? '');
}
