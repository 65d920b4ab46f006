import { Component, computed, inject, input } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import type { Change } from '../data/audit-views';
import { AuditWords } from './audit-words';

/** What an act changed, field by field, in words; ids, versions and digests folded away. */
@Component({
  selector: 'zr-changes-table',
  template: `
    @if (plain().length > 0) {
      <table class="data">
        <caption class="visually-hidden">
          {{
            t('audit.entry.changes')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('audit.entry.field') }}</th>
            <th scope="col">{{ t('audit.entry.before') }}</th>
            <th scope="col">{{ t('audit.entry.after') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (change of plain(); track change.path) {
            <tr>
              <th scope="row">{{ words.both(change.label) }}</th>
              <td>{{ change.before ? words.both(change.before) : '—' }}</td>
              <td [class.new]="change.kind === 'changed'">
                {{ change.after ? words.both(change.after) : '—' }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="mut">{{ t('audit.entry.noChanges') }}</p>
    }
    @if (technical().length > 0) {
      <details>
        <summary>{{ t('audit.entry.technical', { n: technical().length }) }}</summary>
        <dl>
          @for (change of technical(); track change.path) {
            <dt>{{ words.both(change.label) }}</dt>
            <dd>{{ told(change) }}</dd>
          }
        </dl>
      </details>
    }
  `,
  styles: `
    table {
      width: 100%;
      table-layout: fixed;
    }
    tbody th {
      font-weight: 400;
      color: var(--ink-2);
      text-align: left;
    }
    th:first-child {
      width: 28%;
    }
    td,
    tbody th {
      overflow-wrap: anywhere;
      vertical-align: top;
    }
    .new {
      font-weight: 600;
    }
    details {
      margin-top: 8px;
      font-size: var(--t12);
      color: var(--ink-2);
    }
    summary {
      min-height: 24px;
      cursor: pointer;
    }
    dl {
      display: grid;
      grid-template-columns: 28% 1fr;
      gap: 2px 12px;
      overflow-wrap: anywhere;
    }
  `,
})
export class ChangesTable {
  protected readonly t = injectWords();
  protected readonly words = inject(AuditWords);
  readonly changes = input.required<readonly Change[]>();

  protected readonly plain = computed(() => this.changes().filter(({ technical }) => !technical));
  protected readonly technical = computed(() => this.changes().filter(({ technical }) => technical));

  protected told({ before, after }: Change): string {
    return [before, after].map((value) => (value ? this.words.both(value) : '—')).join(' → ');
  }
}
