import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { IsActiveMatchOptions } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';

/** The three pages of the room. */
@Component({
  selector: 'zr-accountability-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="t('accountability.title')">
      @for (page of pages; track page.path) {
        <a
          [routerLink]="page.path"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="here"
          >{{ t(page.key) }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      margin-bottom: 10px;
      overflow-x: auto;
    }
    a {
      flex: none;
      display: flex;
      align-items: center;
      min-height: 36px;
      padding: 0 12px;
      border-bottom: 2px solid transparent;
      color: var(--ink-2);
    }
    .on {
      color: var(--act);
      font-weight: 600;
      border-bottom-color: var(--act);
    }
    @media (max-width: 767px) {
      nav {
        padding: 0 8px;
      }
      a {
        min-height: var(--target);
      }
    }
  `,
})
export class AccountabilityTabs {
  protected readonly t = injectWords();
  private readonly session = inject(Session);

  /** The page, whatever of it is shown. */
  protected readonly here: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
  protected readonly pages = [
    { path: '/accountability', key: 'accountability.tab.matters' },
    { path: '/accountability/measures', key: 'accountability.tab.measures' },
    ...(this.session.may('catalogues.read')
      ? [{ path: '/accountability/forms', key: 'accountability.tab.forms' }]
      : []),
  ];
}
