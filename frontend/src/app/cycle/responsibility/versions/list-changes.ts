import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import type { ResponsibilityListView, VersionDiff } from '../data/responsibility-views';
import { ItemChanges } from '../ui/item-changes';

/** What an amended version changed against the one before it: field by field, before and after. */
@Component({
  selector: 'zr-list-changes',
  imports: [ItemChanges],
  template: `
    @if (changes().length > 0) {
      <section class="panel">
        <div class="panel-head">
          <h2>{{ t('versions.title', { n: list().versionNo }) }}</h2>
          @if (list().amendReason; as reason) {
            <span class="meta">{{ t('versions.reason', { reason }) }}</span>
          }
        </div>
        <zr-item-changes of="list" [changes]="changes()" />
      </section>
    }
  `,
  styles: `
    .panel {
      margin-bottom: 12px;
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
