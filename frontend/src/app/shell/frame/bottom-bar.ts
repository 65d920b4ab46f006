import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { injectAddress } from '../navigation/address';
import { Counts } from '../navigation/counts';
import { bottomBarOf, entryAt } from '../navigation/menu';

const ICONS = {
  todo: 'M4 4h14v14H4zM7.5 11l2.5 2.5 4.500-5',
  list: 'M5 3h12v16H5zM8 8h6M8 11.500h6M8 15h3',
  chart: 'M3 18.500h16M6 18v-6M11 18V5M16 18V9',
  person: 'M11 4a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7zM4 19c.6-4 3.200-6 7-6s6.400 2 7 6',
} as const;

/** The phone's four places, under the thumb. */
@Component({
  selector: 'zr-bottom-bar',
  imports: [RouterLink],
  template: `
    <nav
      [attr.aria-label]="t('shell.menu')"
      [style.grid-template-columns]="'repeat(' + places().length + ', 1fr)'"
    >
      @for (place of places(); track place.path) {
        <a
          [routerLink]="place.path"
          [class.on]="place === here()"
          [attr.aria-current]="place === here() ? 'page' : null"
        >
          <svg viewBox="0 0 22 22" aria-hidden="true"><path [attr.d]="icons[place.icon]" /></svg>
          {{ t(place.key) }}
          @if (place.path === '/todo' && counts.waiting() > 0) {
            <span class="badge" [attr.aria-label]="t('shell.waiting', { n: counts.waiting() })">{{
              counts.waiting()
            }}</span>
          }
        </a>
      }
    </nav>
  `,
  styles: `
    nav {
      position: fixed;
      left: 0;
      right: 0;
      bottom: 0;
      z-index: 20;
      min-height: 64px;
      background: var(--surface);
      border-top: 1px solid var(--line);
      display: grid;
      padding-bottom: env(safe-area-inset-bottom, 0);
    }
    a {
      position: relative;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 3px;
      font-size: var(--t13);
      line-height: 18px;
      color: var(--ink-2);
      text-decoration: none;
    }
    svg {
      width: 22px;
      height: 22px;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
    }
    .on {
      color: var(--act);
      font-weight: 600;
    }
    .on::before {
      content: '';
      position: absolute;
      top: -1px;
      width: 32px;
      height: 3px;
      background: var(--seal);
    }
    .badge {
      position: absolute;
      left: calc(50% + 6px);
      top: 6px;
    }
  `,
})
export class BottomBar {
  protected readonly t = injectWords();
  protected readonly counts = inject(Counts);
  protected readonly icons = ICONS;
  private readonly address = injectAddress();
  private readonly session = inject(Session);

  protected readonly places = computed(() =>
    bottomBarOf(this.session.view()?.administrator ?? null).filter(
      (place) => !place.permission || this.session.may(place.permission),
    ),
  );

  protected readonly here = computed(() => entryAt(this.places(), this.address()));
}
