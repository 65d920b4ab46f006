import { Component, inject, input } from '@angular/core';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';

/** One item that two versions hold differently; `code` is what people call it by, if it has one. */
export interface ItemChange {
  readonly code: string | null;
  readonly kind: string;
  readonly textZh: string;
  readonly fields: readonly FieldChange[];
}

/** One field; in English too where the words are the program's own. */
interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeEn?: string | null;
  readonly afterEn?: string | null;
}

/** What changed item by item, field by field, before and after. */
@Component({
  selector: 'zr-item-changes',
  template: `
    <ul>
      @for (change of changes(); track $index) {
        <li>
          <p>
            <b [class]="change.kind">{{ t('versions.' + change.kind) }}</b> {{ change.code ?? '' }}
            {{ change.textZh }}
          </p>
          @for (field of change.fields; track field.field) {
            <p class="field-change">
              <span class="mut">{{ word(field.field) }}</span>
              <del>{{ said(field.before, field.beforeEn) }}</del>
              <ins>{{ said(field.after, field.afterEn) }}</ins>
            </p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      padding: 8px 14px;
      border-top: 1px solid var(--line-2);
      font-size: var(--t13);
    }
    li:first-child {
      border-top: 0;
    }
    b {
      font-weight: 600;
    }
    b.removed {
      color: var(--od);
    }
    b.added {
      color: var(--ok);
    }
    .field-change {
      display: grid;
      grid-template-columns: 72px minmax(0, 1fr) minmax(0, 1fr);
      gap: 10px;
      margin-top: 4px;
      font-size: var(--t12);
    }
    del {
      color: var(--ink-3);
    }
    ins {
      text-decoration: none;
      color: var(--ink);
    }
  `,
})
export class ItemChanges {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  readonly changes = input.required<readonly ItemChange[]>();
  readonly of = input.required<'list' | 'template'>();

  protected word(field: string): string {
    return this.of() === 'template' ? this.t('templates.field.' + field) : this.t('versions.field.' + field);
  }

  protected said(words: string | null, wordsEn: string | null | undefined): string {
    return (this.locale.active() === 'en' && wordsEn) || words || '—';
  }
}
