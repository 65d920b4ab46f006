import { Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../../platform/i18n/words';
import { Act } from '../../../../platform/http/act';
import { RefusalNote } from '../../../../platform/ui/refusal-note';
import { SealButton } from '../../../../platform/ui/seal-button';
import { Sheet } from '../../../../platform/ui/sheet';
import { DirectivesApi } from '../data/directives-api';
import type { DirectiveView, TableVersion } from '../data/directive-views';

/** What is done with a reason that others read: a directive is withdrawn, or a filled table sent back. */
@Component({
  selector: 'zr-directive-reason-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('directives.' + act() + '.title')" (closed)="closed.emit()">
      <p class="what">{{ t('directives.' + act() + '.what', { name: name() }) }}</p>
      <div class="field">
        <label for="directive-reason"
          >{{ t('directives.reason') }} <em>{{ t('ui.required') }}</em></label
        >
        <textarea
          id="directive-reason"
          class="input"
          rows="2"
          maxlength="300"
          [placeholder]="t('directives.' + act() + '.example')"
          [ngModel]="reason()"
          (ngModelChange)="reason.set($event)"
        ></textarea>
      </div>
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!reason().trim()" (press)="go()">{{
        t('directives.' + act() + '.do')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .what {
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--sunken);
    }
    .field {
      margin: 12px 0;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class DirectiveReasonSheet {
  protected readonly t = injectWords();
  private readonly api = inject(DirectivesApi);
  private readonly once = new Act();

  readonly directive = input.required<DirectiveView>();
  /** The table that is sent back, with the duty that it is of; without it the directive is withdrawn. */
  readonly table = input<{
    readonly dutyId: string;
    readonly unit: string;
    readonly version: TableVersion;
  }>();
  readonly done = output();
  readonly closed = output();

  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected act(): 'withdraw' | 'sendBack' {
    return this.table() ? 'sendBack' : 'withdraw';
  }

  protected name(): string {
    return this.table()?.unit ?? this.directive().title;
  }

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    const reason = this.reason().trim();
    const table = this.table();
    try {
      if (table) await this.api.sendTableBack(table.dutyId, table.version.version, reason, this.once);
      else await this.api.withdraw(this.directive(), reason, this.once);
      this.done.emit();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
