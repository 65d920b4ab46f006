import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzMessageService } from 'ng-zorro-antd/message';
import { Display, THEMES } from '../../platform/display/display';
import { DotsPipe } from '../../platform/i18n/dots';
import { Locale } from '../../platform/i18n/locale';
import type { LocaleCode } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { toProblem } from '../../platform/http/problem';
import { Session } from '../../platform/session/session';
import { PageTitle } from '../../platform/ui/page-title';
import { MyHandovers } from '../../cycle/handover/ui/my-handovers';
import { Counts } from '../navigation/counts';
import { ChangePassword } from './change-password';
import { SignOnLink } from './sign-on-link';
import { TwoStep } from './two-step';

/** 我的: posts, display, language, one's own password and second factor, sign-out. */
@Component({
  selector: 'zr-me',
  imports: [DotsPipe, RouterLink, ChangePassword, MyHandovers, PageTitle, SignOnLink, TwoStep],
  templateUrl: './me.html',
  styleUrl: './me.less',
})
export class Me {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  protected readonly display = inject(Display);
  protected readonly themes = THEMES;
  protected readonly counts = inject(Counts);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly messages = inject(NzMessageService);

  /** What a browser that went to link the account came back with (query parameters). */
  readonly linked = input<string>();
  readonly refused = input<string>();
  readonly confirmed = input<string>();

  protected readonly view = this.session.view;
  protected readonly name = computed(() => this.view()?.person?.name ?? this.view()?.username ?? '');

  /** The phone has no side menu: what was signed is found again from here. */
  protected readonly mayLists = computed(() => this.session.may('responsibility-lists.read'));

  protected speak(locale: LocaleCode): void {
    void this.attempt(() => this.session.speak(locale));
  }

  protected actAs(tenureId: string): void {
    void this.attempt(async () => {
      await this.session.actAs(tenureId);
      await this.router.navigateByUrl('/todo');
    });
  }

  protected signOut(): void {
    void this.attempt(() => this.session.signOut());
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.messages.error(toProblem(thrown).sentence(this.locale.active()));
    }
  }
}
