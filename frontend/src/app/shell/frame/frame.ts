import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Network } from '../../platform/display/network';
import { Viewport } from '../../platform/display/viewport';
import { injectWords } from '../../platform/i18n/words';
import { BottomBar } from './bottom-bar';
import { Header } from './header';
import { PhoneBar } from './phone-bar';
import { SideMenu } from './side-menu';

/** The page shell: header, menu by wing, and the phone's red bar and bottom bar. */
@Component({
  selector: 'zr-frame',
  imports: [RouterOutlet, Header, SideMenu, PhoneBar, BottomBar],
  template: `
    <a class="skip" href="#main" (click)="skip($event, main)">{{ t('shell.skip') }}</a>
    @if (viewport.phone()) {
      <zr-phone-bar />
    } @else {
      <zr-header />
      <zr-side-menu />
    }
    <main #main id="main" tabindex="-1">
      @if (network.down() || network.pageMissing()) {
        <p class="offline" role="status">
          {{ t(network.pageMissing() ? 'shell.pageMissing' : 'shell.offline') }}
        </p>
      }
      <router-outlet />
    </main>
    @if (viewport.phone()) {
      <zr-bottom-bar />
    }
  `,
  host: { '[class.phone]': 'viewport.phone()' },
  styles: `
    :host {
      display: grid;
      grid-template: var(--header) 1fr / 192px minmax(0, 1fr);
      min-height: 100vh;
    }
    zr-header {
      grid-column: 1 / 3;
      position: sticky;
      top: 0;
      z-index: 20;
    }
    zr-side-menu {
      position: sticky;
      top: var(--header);
      height: calc(100vh - var(--header));
      overflow-y: auto;
    }
    main {
      min-width: 0;
      outline: 0;
    }
    :host(.phone) {
      display: block;
      padding-bottom: 72px;
    }
    .offline {
      padding: 8px var(--s5);
      color: var(--soon);
      background: var(--soon-t);
    }
    .skip {
      position: absolute;
      left: -999px;
      z-index: 30;
      background: var(--surface);
      padding: 8px 12px;
    }
    .skip:focus {
      left: 8px;
      top: 8px;
    }
    @media (max-width: 1199px) {
      :host {
        grid-template-columns: 88px minmax(0, 1fr);
      }
    }
    @media print {
      :host {
        display: block;
      }
    }
  `,
})
export class Frame {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  protected readonly network = inject(Network);

  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
