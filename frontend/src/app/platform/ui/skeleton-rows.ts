import { Component, computed, input } from '@angular/core';
import { injectWords } from '../i18n/words';

/** Grey lines in the place of rows that have not come yet (first load only). */
@Component({
  selector: 'zr-skeleton-rows',
  template: `
    <span class="visually-hidden" role="status">{{ t('ui.loading') }}</span>
    @for (width of widths(); track $index) {
      <div aria-hidden="true" class="row"><i [style.width.%]="width"></i><i class="end"></i></div>
    }
  `,
  styles: `
    .row {
      display: flex;
      align-items: center;
      gap: 24px;
      height: calc(var(--row) + 4px);
      padding: 0 14px;
      border-bottom: 1px solid var(--line-2);
    }
    i {
      height: 10px;
      border-radius: var(--r1);
      background: var(--line-2);
      animation: breathe 1.2s ease-in-out infinite alternate;
    }
    .end {
      width: 72px;
      margin-left: auto;
    }
    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
  `,
})
export class SkeletonRows {
  protected readonly t = injectWords();
  readonly rows = input(6);
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => 62 - ((row * 17) % 31)),
  );
}
