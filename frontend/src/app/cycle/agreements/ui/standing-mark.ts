import { Component, computed, input } from '@angular/core';
import type { AgreementStanding } from '@zeren/domain/cycle/agreements/agreement-states';
import { injectWords } from '../../../platform/i18n/words';

const SHAPES: Readonly<Record<AgreementStanding, string>> = {
  made: '○',
  signed: '◐',
  'in-force': '●',
  paper: '■',
  declined: '✕',
  recalled: '－',
};

/** How an agreement stands: a sign and its word, never colour alone. */
@Component({
  selector: 'zr-standing-mark',
  template: `<span aria-hidden="true">{{ shape() }}</span> {{ t('agreements.standing.' + standing()) }}
    @if (late()) {
      <b>{{ t('agreements.late', { n: -days()! }) }}</b>
    }`,
  host: { '[class]': 'standing()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      font-size: var(--t12);
      white-space: nowrap;
      color: var(--ink-2);
    }
    :host(.in-force),
    :host(.paper) {
      color: var(--ok);
    }
    :host(.declined),
    b {
      color: var(--od);
    }
    b {
      font-weight: 600;
    }
  `,
})
export class StandingMark {
  protected readonly t = injectWords();
  readonly standing = input.required<AgreementStanding>();
  /** Working days left, negative when overdue. */
  readonly days = input<number | null>(null);
  protected readonly shape = computed(() => SHAPES[this.standing()]);
  protected readonly late = computed(
    () => (this.days() ?? 0) < 0 && (this.standing() === 'made' || this.standing() === 'signed'),
  );
}
