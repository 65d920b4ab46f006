import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';

/** The pages of the clerk's reminders, side by side. */
@Component({
  selector: 'zr-reminder-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="no-print" [attr.aria-label]="t('reminders.title')">
      @for (page of pages(); track page) {
        <a [routerLink]="'/reminders/' + page" routerLinkActive="on" ariaCurrentWhenActive="page">{{
          t('reminders.tab.' + page)
        }}</a>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 18px;
      padding: 0 14px 10px;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 36px;
      color: var(--ink-2);
      text-decoration: none;
      border-bottom: 2px solid transparent;
    }
    a.on {
      color: var(--ink);
      font-weight: 600;
      border-bottom-color: var(--act);
    }
    @media (max-width: 767px) {
      a {
        min-height: 44px;
      }
    }
  `,
})
export class ReminderTabs {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  protected readonly pages = computed(() =>
    this.session.may('reminders.manage')
      ? (['undelivered', 'proof', 'ladders', 'leave'] as const)
      : (['undelivered', 'proof'] as const),
  );
}
