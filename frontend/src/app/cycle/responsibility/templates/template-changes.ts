import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import type { TemplateDiff, TemplateView } from '../data/template-views';
import { ItemChanges } from '../ui/item-changes';

/** What a version changed against an older one, field by field; the one before unless another is chosen. */
@Component({
  selector: 'zr-template-changes',
  imports: [FormsModule, ItemChanges],
  template: `
    @if (older().length > 0) {
      <section class="panel">
        <div class="panel-head">
          <h2>{{ t('templates.changes') }}</h2>
          <select
            class="input"
            [attr.aria-label]="t('templates.against')"
            [ngModel]="against()"
            (ngModelChange)="against.set($event)"
          >
            @for (one of older(); track one.id) {
              <option [value]="one.id">{{ t('templates.againstNo', { n: one.versionNo }) }}</option>
            }
          </select>
          <span class="end">{{ t('templates.changeCount', { n: changes().length }) }}</span>
        </div>
        @if (changes().length === 0 && !diff.firstLoad()) {
          <p class="same">{{ t('templates.same') }}</p>
        }
        <zr-item-changes of="template" [changes]="changes()" [class.stale]="diff.stale()" />
      </section>
    }
  `,
  styles: `
    .panel {
      margin-top: 12px;
    }
    .input {
      width: auto;
      min-height: 28px;
    }
    .same {
      padding: 8px 14px;
      font-size: var(--t13);
    }
  `,
})
export class TemplateChanges {
  protected readonly t = injectWords();

  readonly template = input.required<TemplateView>();

  protected readonly older = computed(() =>
    this.template().versions.filter(({ versionNo }) => versionNo < this.template().versionNo),
  );
  protected readonly against = linkedSignal(() => this.older()[0]?.id ?? null);
  protected readonly diff = latest(
    httpResource<TemplateDiff>(() => {
      const templateId = this.against();
      const { id } = this.template();
      // A new request for every answer of the template: a draft that was saved has other differences.
      return templateId ? { url: withQuery(`/api/list-templates/${id}/changes`, { templateId }) } : undefined;
    }),
  );
  protected readonly changes = computed(() => this.diff.value()?.changes ?? []);
}
