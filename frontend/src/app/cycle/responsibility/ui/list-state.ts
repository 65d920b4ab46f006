import { Component, computed, input } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import type { ResponsibilityListState } from '../data/responsibility-views';

const MARKS: Partial<Record<ResponsibilityListState, string>> = {
  received: '✓',
  issued: '→',
  objected: '！',
};

/** Where a list stands: drafted, issued, objected to, signed for. A word, with a mark before it so that it survives print. */
@Component({
  selector: 'zr-list-state',
  template: `<i aria-hidden="true">{{ mark() }}</i
    >{{ t('responsibility.state.' + state()) }}`,
  host: { '[class]': 'state()' },
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
      padding: 0 7px;
      border-radius: var(--r1);
      font-size: var(--t12);
      line-height: 1.667;
      white-space: nowrap;
      color: var(--idle);
      background: var(--idle-t);
    }
    :host(.issued) {
      color: var(--act);
      background: var(--act-tint);
    }
    :host(.objected) {
      color: var(--soon);
      background: var(--soon-t);
    }
    :host(.received) {
      color: var(--ok);
      background: none;
      padding-left: 0;
    }
    i {
      font-style: normal;
    }
  `,
})
export class ListState {
  protected readonly t = injectWords();
  readonly state = input.required<ResponsibilityListState>();
  protected readonly mark = computed(() => MARKS[this.state()] ?? '·');
}
