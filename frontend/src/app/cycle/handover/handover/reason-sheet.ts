import { Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { HandoverApi } from '../data/handover-api';
import type { HandoverSide, HandoverView } from '../data/handover-views';

/** What is done with a reason: the superior confirms for one side, or the clerk calls the handover off. */
@Component({
  selector: 'zr-reason-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('handover.' + act() + '.title')" (closed)="closed.emit()">
      <p class="what">
        {{
          t('handover.' + act() + '.what', {
            name: (act() === 'forIncoming' ? handover().incomingName : handover().outgoingName) ?? '',
            n: handover().itemCount,
          })
        }}
      </p>
      <div class="field">
        <label for="handover-reason"
          >{{ t('handover.reason') }} <em>{{ t('ui.required') }}</em></label
        >
        <textarea
          id="handover-reason"
          class="input"
          rows="2"
          maxlength="200"
          [placeholder]="t('handover.' + act() + '.example')"
          [ngModel]="reason()"
          (ngModelChange)="reason.set($event)"
        ></textarea>
      </div>
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!reason().trim()" (press)="go()">{{
        t('handover.' + act() + '.do')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .what {
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--sunken);
      font-size: var(--t14);
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
export class ReasonSheet {
  protected readonly t = injectWords();
  private readonly api = inject(HandoverApi);
  private readonly once = new Act();

  readonly handover = input.required<HandoverView>();
  readonly act = input.required<'forOutgoing' | 'forIncoming' | 'recall'>();
  readonly done = output<HandoverView>();
  readonly closed = output();

  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.done.emit(await this.send());
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  private send(): Promise<HandoverView> {
    const reason = this.reason().trim();
    if (this.act() === 'recall') return this.api.recall(this.handover(), reason, this.once);
    const side: HandoverSide = this.act() === 'forOutgoing' ? 'outgoing' : 'incoming';
    return this.api.confirmForAbsent(this.handover(), side, reason, this.once);
  }
}
