import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { injectAddress } from '../navigation/address';
import { Counts } from '../navigation/counts';
import { entryAt, menuOf } from '../navigation/menu';

/** The left menu by wing; below 1200 px it folds to the names of the rooms. */
@Component({
  selector: 'zr-side-menu',
  imports: [RouterLink],
  template: `
    <nav [attr.aria-label]="t('shell.menu')">
      @for (wing of wings(); track wing.key) {
        <h2>{{ t(wing.key) }}</h2>
        <ul>
          @for (entry of wing.entries; track entry.path) {
            <li>
              <a
                [routerLink]="entry.path"
                [class.on]="entry === here()"
                [attr.aria-current]="entry === here() ? 'page' : null"
              >
                <span class="name">{{ t(entry.key) }}</span>
                @if (entry.glossKey) {
                  <small>{{ t(entry.glossKey) }}</small>
                }
                @if (entry.path === '/todo' && counts.waiting() > 0) {
                  <span class="badge" [attr.aria-label]="t('shell.waiting', { n: counts.waiting() })">{{
                    counts.waiting()
                  }}</span>
                }
              </a>
            </li>
          }
        </ul>
      }
    </nav>
  `,
  styles: `
    :host {
      background: var(--surface);
      border-right: 1px solid var(--line);
      padding: 8px 0;
    }
    h2 {
      font-size: var(--t12);
      font-weight: 400;
      color: var(--ink-3);
      padding: 12px 20px 4px;
      letter-spacing: 0.08em;
    }
    a {
      display: flex;
      align-items: center;
      min-height: 34px;
      padding: 4px 16px 4px 17px;
      color: var(--ink);
      border-left: 3px solid transparent;
      text-decoration: none;
      line-height: 1.3;
    }
    a:hover {
      background: var(--sunken);
    }
    a.on {
      background: var(--act-tint);
      border-left-color: var(--seal);
      font-weight: 600;
    }
    small {
      margin-left: 8px;
      font-size: var(--t12);
      font-weight: 400;
      color: var(--ink-3);
    }
    a.on small {
      color: var(--ink-2);
    }
    .badge {
      margin-left: auto;
    }
    @media (max-width: 1199px) {
      small {
        display: none;
      }
      h2 {
        padding: 12px 8px 4px 11px;
      }
      a {
        padding: 4px 6px 4px 8px;
        flex-wrap: wrap;
        gap: 2px 4px;
      }
    }
  `,
})
export class SideMenu {
  protected readonly t = injectWords();
  protected readonly counts = inject(Counts);
  private readonly address = injectAddress();
  private readonly session = inject(Session);

  /** What the person may not open is not in the menu. */
  protected readonly wings = computed(() =>
    menuOf(this.session.view()?.administrator ?? null)
      .map((wing) => ({
        ...wing,
        entries: wing.entries.filter((entry) => !entry.permission || this.session.may(entry.permission)),
      }))
      .filter((wing) => wing.entries.length > 0),
  );

  protected readonly here = computed(() =>
    entryAt(
      this.wings().flatMap((wing) => wing.entries),
      this.address(),
    ),
  );
}
