import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import type { OrganizationView } from '../data/organization-views';

/** 经常性工作: what organisations of this kind do again and again, as the catalogue has it. */
@Component({
  selector: 'zr-recurring-duties',
  imports: [RouterLink],
  template: `
    <section class="panel">
      <div class="panel-head">
        <h2>{{ t('organizations.recurring.title', { n: organization().recurringDuties.length }) }}</h2>
        @if (mayRead()) {
          <span class="end"
            ><a [routerLink]="['/catalogues', 'organization-kinds']">{{
              t('organizations.recurring.kinds')
            }}</a></span
          >
        }
      </div>
      <ul>
        @for (duty of organization().recurringDuties; track duty.code) {
          <li>
            {{ name(duty) }}
            <small>{{ duty.cadencePhrase }} · {{ t('catalogues.basis.' + duty.basisLevel) }}</small>
          </li>
        } @empty {
          <li class="mut">{{ t('organizations.recurring.none', { kind: organization().kindName }) }}</li>
        }
      </ul>
      @if (organization().recurringDuties.length > 0) {
        <p class="meta note">{{ t('organizations.recurring.note', { kind: organization().kindName }) }}</p>
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
      gap: 6px 16px;
      margin: 0;
      padding: 12px 14px 8px;
      list-style: none;
    }
    li small {
      display: block;
      color: var(--ink-3);
    }
    .note {
      margin: 0;
      padding: 0 14px 12px;
    }
  `,
})
export class RecurringDuties {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);

  readonly organization = input.required<OrganizationView>();

  protected mayRead(): boolean {
    return this.session.may('catalogues.read');
  }

  protected name(duty: OrganizationView['recurringDuties'][number]): string {
    return (this.locale.active() === 'en' && duty.nameEn) || duty.nameZh;
  }
}
