import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../platform/i18n/words';
import { EmptyState } from '../../platform/ui/empty-state';
import { PageTitle } from '../../platform/ui/page-title';

@Component({
  selector: 'zr-not-found',
  imports: [RouterLink, EmptyState, PageTitle],
  template: `<div class="page">
    <zr-page-title [name]="t('shell.notFound.title')" />
    <zr-empty-state [sentence]="t('shell.notFound.sentence')">
      <a class="btn" routerLink="/todo">{{ t('shell.toTodo') }}</a>
    </zr-empty-state>
  </div>`,
})
export class NotFound {
  protected readonly t = injectWords();
}
