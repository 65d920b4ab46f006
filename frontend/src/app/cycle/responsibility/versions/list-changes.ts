import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import type { ResponsibilityListView, VersionDiff } from '../data/responsibility-views';

/** What an amended version changed against the one before it: field by field, before and after. */
@Component({
  selector: 'zr-list-changes',
  template: `
    @if (changes().length > 0) {
      <section class="panel">
        <div class="panel-head">
          <h2>{{ t('versions.title', { n: list().versionNo }) }}</h2>
          @if (list().amendReason; as reason) {
            <span class="meta">{{ t('versions.reason', { reason }) }}</span>
          }
        </div>
        <ul>
          @for (change of changes(); track change.lineageId) {
            <li>
              <p>
                <b [class]="change.kind">{{ t('versions.' + change.kind) }}</b> {{ change.code ?? '' }}
                {{ change.textZh }}
              </p>
              @for (field of change.fields; track field.field) {
                <p class="field-change">
                  <span class="mut">{{ t('versions.field.' + field.field) }}</span>
                  <del>{{ field.before || '—' }}</del>
                  <ins>{{ field.after || '—' }}</ins>
                </p>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    .panel {
      margin-bottom: 12px;
    }
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
export class ListChanges {
  protected readonly t = injectWords();
  readonly list = input.required<ResponsibilityListView>();

  private readonly diff = latest(
    httpResource<VersionDiff>(() =>
      this.list().versionNo > 1 ? `/api/responsibility-lists/${this.list().id}/changes` : undefined,
    ),
  );
  protected readonly changes = computed(() => this.diff.value()?.changes ?? []);
}
