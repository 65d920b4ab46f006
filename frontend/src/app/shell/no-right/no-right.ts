import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PERMISSIONS } from '@zeren/domain/registry/access/permissions';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { EmptyState } from '../../platform/ui/empty-state';
import { PageTitle } from '../../platform/ui/page-title';

/** A page that the acting post may not open: says which right is missing and who can grant it. */
@Component({
  selector: 'zr-no-right',
  imports: [RouterLink, EmptyState, PageTitle],
  template: `<div class="page">
    <zr-page-title [name]="t('shell.noRight.title')" />
    <zr-empty-state [sentence]="t('shell.noRight.sentence', { what: what() })">
      <a class="btn" routerLink="/todo">{{ t(administrator() ? 'shell.toHome' : 'shell.toTodo') }}</a>
    </zr-empty-state>
  </div>`,
})
export class NoRight {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);

  protected readonly administrator = computed(() => this.session.view()?.administrator);
  readonly permission = input<string>('');
  protected readonly what = computed(() => {
    const known = Object.entries(PERMISSIONS).find(([name]) => name === this.permission())?.[1];
    return (this.locale.active() === 'en' ? known?.en : known?.zh) ?? this.permission();
  });
}
