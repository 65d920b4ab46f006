import { Component, computed, inject } from '@angular/core';
import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Router, RouterLink } from '@angular/router';
import { NzMessageService } from 'ng-zorro-antd/message';
import { Display, THEMES } from '../../platform/display/display';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectNames } from '../../platform/i18n/names';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { WorkYear } from '../../platform/session/work-year';
import { Counts } from '../navigation/counts';
import { DistrictMenu } from './district-menu';
import { FindBox } from './find-box';

/** The header: the red brand block, the organisation, the year, search, what waits, 大字, language, the acting post. */
@Component({
  selector: 'zr-header',
  imports: [
    CdkMenu,
    CdkMenuGroup,
    CdkMenuItem,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    RouterLink,
    DistrictMenu,
    FindBox,
  ],
  templateUrl: './header.html',
  styleUrl: './header.less',
})
export class Header {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly session = inject(Session);
  protected readonly counts = inject(Counts);
  protected readonly display = inject(Display);
  protected readonly themes = THEMES;
  protected readonly work = inject(WorkYear);
  protected readonly locale = inject(Locale);
  private readonly router = inject(Router);
  private readonly messages = inject(NzMessageService);

  protected readonly view = this.session.view;
  protected readonly district = computed(() => {
    const district = this.view()?.district;
    if (!district) return '';
    return this.named(district.nameZh, district.nameEn);
  });
  /** The organisations seen together, when there are several (the acting post's grants and those in person). */
  protected readonly union = computed(() => {
    const reach = this.view()?.reach ?? [];
    return reach.length > 1 ? reach.map(({ nameZh }) => nameZh) : null;
  });
  protected readonly name = computed(() => this.view()?.person?.name ?? this.view()?.username ?? '');
  protected readonly post = computed(() => {
    const view = this.view();
    return (
      view?.acting?.postTitle ??
      (view?.administrator ? this.t(`shell.administrator.${view.administrator}`) : '')
    );
  });

  protected async actAs(tenureId: string): Promise<void> {
    try {
      await this.session.actAs(tenureId);
      await this.router.navigateByUrl('/todo');
    } catch (thrown) {
      this.say(thrown);
    }
  }

  protected async switchLanguage(): Promise<void> {
    try {
      await this.session.speak(this.locale.active() === 'en' ? 'zh-CN' : 'en');
    } catch (thrown) {
      this.say(thrown);
    }
  }

  protected open(path: string): void {
    void this.router.navigateByUrl(path);
  }

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (thrown) {
      this.say(thrown);
    }
  }

  private say(thrown: unknown): void {
    this.messages.error(toProblem(thrown).sentence(this.locale.active()));
  }
}
