import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PagedRows } from '../http/paged-rows';

/** The button below a list that is read page by page; nothing once the last page is here. */
@Component({
  selector: 'zr-more-rows',
  imports: [TranslocoDirective],
  template: `
    @if (rows().hasMore()) {
      <ng-container *transloco="let t">
        <button type="button" class="btn" [disabled]="rows().loadingMore()" (click)="rows().more()">
          {{ rows().loadingMore() ? t('ui.loading') : t('ui.more') }}
        </button>
      </ng-container>
    }
  `,
  styles: `
    :host {
      display: block;
      text-align: center;
    }
    button {
      margin: 12px;
    }
  `,
})
export class MoreRows {
  readonly rows = input.required<PagedRows<unknown>>();
}
