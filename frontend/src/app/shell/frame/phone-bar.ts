import { Component, computed, inject } from '@angular/core';
import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Heading } from '../../platform/display/heading';
import { injectNames } from '../../platform/i18n/names';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { WorkYear } from '../../platform/session/work-year';
import { DistrictMenu } from './district-menu';
import { PlaceMenu } from './place-menu';

/** The phone's red bar: the seal, the page's name, and the post and year that the page is about. */
@Component({
  selector: 'zr-phone-bar',
  imports: [CdkMenuTrigger, DistrictMenu, PlaceMenu],
  template: `
    <header>
      <i aria-hidden="true">责</i>
      <b>{{ heading.name() }}</b>
      <button
        type="button"
        [cdkMenuTriggerFor]="administrator() ? districts.menu() : places.menu()"
        [attr.aria-label]="t('shell.switchPlace', { place: place() })"
      >
        <span class="cut">{{ place() }}</span><span aria-hidden="true">&nbsp;▾</span>
      </button>
    </header>
    <zr-place-menu #places />
    <zr-district-menu #districts />
  `,
  styles: `
    header {
      position: sticky;
      top: 0;
      z-index: 20;
      height: 52px;
      background: var(--seal);
      color: #fff;
      display: flex;
      align-items: center;
      padding: 0 8px 0 16px;
      gap: 10px;
      border-bottom: 2px solid var(--gold);
    }
    :host {
      position: sticky;
      top: 0;
      z-index: 20;
      display: block;
    }
    i {
      font: 600 14px/22px var(--song);
      width: 24px;
      height: 24px;
      border: 1px solid rgba(255, 255, 255, 0.85);
      border-radius: 2px;
      text-align: center;
      flex: none;
    }
    b {
      font-size: 17px;
      white-space: nowrap;
      /* The page’s name comes before the place, which may be long in English. */
      flex: none;
      max-width: 60%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    button {
      margin-left: auto;
      min-width: 0;
      display: flex;
      align-items: center;
      font-size: 14px;
      height: 44px;
      padding: 0 8px;
      background: none;
      border: 0;
      color: #fff;
    }
    button:focus-visible {
      outline-color: #fff;
      outline-offset: -4px;
    }
  `,
})
export class PhoneBar {
  protected readonly t = injectWords();
  private readonly named = injectNames();
  protected readonly heading = inject(Heading);
  private readonly session = inject(Session);
  private readonly work = inject(WorkYear);

  protected readonly administrator = computed(() => this.session.view()?.administrator);
  protected readonly place = computed(() => {
    const view = this.session.view();
    const { acting, district } = view ?? {};
    const name = acting
      ? this.named(acting.organizationName, acting.organizationNameEn)
      : this.named(district?.nameZh ?? '', district?.nameEn);
    return view?.administrator ? name : `${name} ${this.work.year()}`;
  });
}
