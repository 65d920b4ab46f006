import { Component, booleanAttribute, computed, input } from '@angular/core';
import { injectWords } from '../i18n/words';

export type LightCode = 'idle' | 'ok' | 'early' | 'late' | 'soon' | 'overdue' | 'severe';

const SHAPES: Record<LightCode, string> = {
  idle: 'M6 .5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zm0 1.7a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 0 1 0-7.6z',
  ok: 'M6 1a5 5 0 1 0 0 10a5 5 0 0 0 0-10z',
  early:
    'M2 .5h8A1.5 1.5 0 0 1 11.5 2v8a1.5 1.5 0 0 1-1.5 1.5H2A1.5 1.5 0 0 1 .5 10V2A1.5 1.5 0 0 1 2 .5zM5.2 9.2L9.9 4.2 8.8 3.1 5.2 7 3.3 5.1 2.2 6.2z',
  late: 'M6 .8L11.8 11.2H.2zM6 4.1L3.1 9.5h5.8z',
  soon: 'M6 .8L11.8 11.2H.2z',
  overdue: 'M6 .1L11.9 6 6 11.9 .1 6z',
  severe: 'M6 .1L11.9 6 6 11.9 .1 6zM11.6 .7L16.9 6 11.6 11.3 10.5 10.2 14.7 6 10.5 1.8z',
};

/** A light: shape, word and colour together, never colour alone. With `days` it also says how many working days. */
@Component({
  selector: 'zr-light',
  template: `<svg
      aria-hidden="true"
      [attr.viewBox]="code() === 'severe' ? '0 0 17 12' : '0 0 12 12'"
      [class.wide]="code() === 'severe'"
    >
      <path fill-rule="evenodd" [attr.d]="shape()" />
    </svg>
    <span>{{ word() }}</span>`,
  host: { '[class]': 'code()', '[class.quiet]': 'quiet()', '[class.bare]': 'bare()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      font-size: var(--light-size, var(--t12));
      line-height: 1.667;
      padding: 0 7px 0 6px;
      border-radius: var(--r1);
      white-space: nowrap;
      vertical-align: baseline;
    }
    svg {
      width: 0.92em;
      height: 0.92em;
      flex: none;
      fill: currentColor;
    }
    svg.wide {
      width: 1.3em;
    }
    :host(.idle) {
      color: var(--idle);
      background: var(--idle-t);
    }
    :host(.ok) {
      color: var(--ok);
      background: var(--ok-t);
    }
    :host(.early) {
      color: var(--early);
      background: var(--early-t);
    }
    :host(.late),
    :host(.soon) {
      color: var(--soon);
      background: var(--soon-t);
    }
    :host(.late) svg,
    :host(.soon) svg {
      fill: var(--soon-g);
    }
    :host(.overdue) {
      color: var(--od);
      background: var(--od-t);
    }
    :host(.severe) {
      color: var(--sev);
      background: var(--sev-t);
    }
    :host(.quiet.ok),
    :host(.quiet.early),
    :host(.quiet.idle) {
      background: none;
      padding-left: 0;
    }
    :host(.bare) {
      padding: 0;
      gap: 3px;
      color: inherit;
      background: none;
    }
    :host(.bare.ok) svg {
      fill: var(--ok);
    }
    :host(.bare.early) svg {
      fill: var(--early);
    }
    @media print {
      :host {
        color: #000 !important;
        background: none !important;
      }
      svg {
        fill: #000 !important;
      }
    }
  `,
})
export class Light {
  private readonly t = injectWords();

  readonly code = input.required<LightCode>();
  /** Working days left (above 0) or overdue (below 0); left out, only the word is shown. */
  readonly days = input<number | null>(null);
  /** In dense tables good news carries no tint. */
  readonly quiet = input(false, { transform: booleanAttribute });

  /** Inside something that carries the tint itself: shape and word only. */
  readonly bare = input(false, { transform: booleanAttribute });
  /** Another word than the light's own, where the place is narrow or the case is special. */
  readonly says = input<string | null>(null);

  protected readonly shape = computed(() => SHAPES[this.code()]);
  protected readonly word = computed(() => {
    const says = this.says();
    if (says !== null) return says;
    const code = this.code();
    const days = this.days();
    const word = this.t(`lights.${code}`);
    if (days === null || code === 'idle' || code === 'early' || code === 'late') return word;
    if (days < 0) return this.t('lights.over', { word, n: -days });
    if (code === 'soon' || code === 'ok')
      return days === 0 ? this.t('lights.today', { word }) : this.t('lights.left', { word, n: days });
    return word;
  });
}
