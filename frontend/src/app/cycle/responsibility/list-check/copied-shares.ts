import { Component, computed, input } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import type { SetCheckResult } from '../data/responsibility-views';

/** Bodies that one panel names. */
const SHOWN = 10;

/** 原样下发: which bodies pass items on as they came, and how large a share of theirs. */
@Component({
  selector: 'zr-copied-shares',
  template: `
    <div class="panel-head">
      <h2>{{ t('responsibility.check.copiedShares') }}</h2>
      <span class="meta">{{ t('responsibility.check.copiedSharesMeta') }}</span>
    </div>
    <ul>
      @for (one of rows(); track one.organizationId) {
        <li>
          <span class="name">{{ one.organizationName }}</span>
          <span class="bar" aria-hidden="true"><i [style.width.%]="one.percent"></i></span>
          <b>{{ one.percent }}%</b>
          <small>{{ t('responsibility.check.copiedOf', { copied: one.copied, items: one.items }) }}</small>
        </li>
      }
    </ul>
    @if (more() > 0) {
      <p>{{ t('responsibility.check.copiedMore', { n: more() }) }}</p>
    }
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 380px), 1fr));
      gap: 2px 28px;
      margin: 0;
      padding: 8px 14px;
      list-style: none;
      font-size: var(--t13);
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 80px 44px 76px;
      align-items: center;
      gap: 8px;
      min-height: 26px;
    }
    .bar {
      height: 10px;
      background: var(--sunken);
    }
    .bar i {
      display: block;
      height: 10px;
      background: var(--soon);
    }
    b {
      text-align: right;
      font-variant-numeric: tabular-nums;
    }
    small,
    p {
      font-size: var(--t12);
      color: var(--ink-3);
    }
    p {
      padding: 0 14px 8px;
    }
  `,
})
export class CopiedShares {
  protected readonly t = injectWords();
  readonly shares = input.required<SetCheckResult['copiedShares']>();

  protected readonly rows = computed(() =>
    this.shares()
      .slice(0, SHOWN)
      .map((one) => ({ ...one, percent: Math.round((100 * one.copied) / one.items) })),
  );
  protected readonly more = computed(() => Math.max(0, this.shares().length - SHOWN));
}
