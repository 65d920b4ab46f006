import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ResponsibilityItemView, ResponsibilityListRow } from '../data/responsibility-views';

/** 提异议: one sentence about one item or the list; what was typed stays on this device until it is sent. */
@Component({
  selector: 'zr-objection-sheet',
  imports: [FormsModule, RefusalNote, Sheet],
  template: `
    <zr-sheet [name]="t('objections.raise')" [hint]="t('objections.hint')" (closed)="closed.emit()">
      <p class="about">{{ item()?.textZh ?? t('objections.whole') }}</p>
      <div class="field">
        <label for="objection"
          >{{ t('objections.text') }} <em>{{ t('objections.required') }}</em></label
        >
        <textarea
          id="objection"
          class="input"
          rows="4"
          maxlength="500"
          [placeholder]="t('objections.example')"
          [ngModel]="text()"
          (ngModelChange)="keep($event)"
        ></textarea>
      </div>
      <zr-refusal-note [error]="problem()" />
      <button type="button" class="btn pri big" [disabled]="busy() || text().trim() === ''" (click)="send()">
        {{ t('objections.send') }}
      </button>
    </zr-sheet>
  `,
  styles: `
    .about {
      margin-bottom: 10px;
      padding-left: 8px;
      border-left: 2px solid var(--line);
      color: var(--ink-2);
    }
    .field {
      margin-bottom: 12px;
    }
    textarea {
      resize: vertical;
    }
  `,
})
export class ObjectionSheet {
  protected readonly t = injectWords();
  private readonly api = inject(ResponsibilityApi);
  private readonly act = new Act();

  readonly list = input.required<ResponsibilityListRow>();
  /** Null where the list as a whole is meant. */
  readonly item = input<ResponsibilityItemView | null>(null);
  readonly closed = output();
  readonly raised = output();

  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly key = computed(() => `zeren.objection.${this.list().id}.${this.item()?.id ?? ''}`);

  constructor() {
    effect(() => this.text.set(localStorage.getItem(this.key()) ?? ''));
  }

  protected keep(text: string): void {
    this.text.set(text);
    localStorage.setItem(this.key(), text);
  }

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.object(this.list(), this.item()?.id ?? null, this.text().trim(), this.act);
      localStorage.removeItem(this.key());
      this.raised.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
