import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { PageTitle } from '../../../platform/ui/page-title';
import { EntryView } from './entry-view';

/** An entry on a page of its own: a phone, or an address handed on. */
@Component({
  selector: 'zr-entry-page',
  imports: [RouterLink, EntryView, PageTitle],
  template: `
    <div class="page">
      <zr-page-title [name]="t('audit.entry.title')">
        <a class="btn" routerLink="/audit">{{ t('audit.toSearch') }}</a>
      </zr-page-title>
      <section class="panel"><zr-entry-view [id]="id()" /></section>
    </div>
  `,
  styles: `
    .panel {
      max-width: 720px;
      padding: 16px;
    }
  `,
})
export class EntryPage {
  protected readonly t = injectWords();
  readonly id = input.required<string>();
}
