import { Component, inject, input } from '@angular/core';
import { Location } from '@angular/common';
import { injectWords } from '../../../platform/i18n/words';
import { PageTitle } from '../../../platform/ui/page-title';
import { DutyDetail } from './duty-detail';

/** A duty on a page of its own: where links from messages and the phone lead. */
@Component({
  selector: 'zr-duty-page',
  imports: [DutyDetail, PageTitle],
  template: `<div class="page bleed">
    <zr-page-title [name]="t('duties.one')">
      <button type="button" class="btn" (click)="back()">{{ t('ui.back') }}</button>
    </zr-page-title>
    <div class="panel"><zr-duty-detail [id]="id()" heading /></div>
  </div>`,
  styles: `
    .panel {
      padding: 16px 20px;
      max-width: 760px;
    }
    @media (max-width: 767px) {
      .panel {
        border-width: 1px 0;
        border-radius: 0;
        padding: 14px 16px;
      }
    }
  `,
})
export class DutyPage {
  protected readonly t = injectWords();
  private readonly location = inject(Location);

  readonly id = input.required<string>();

  protected back(): void {
    this.location.back();
  }
}
