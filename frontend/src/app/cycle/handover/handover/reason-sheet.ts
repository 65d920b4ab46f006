import { Component, computed, inject, input, output } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { injectWords } from '../../../platform/i18n/words';
import { ReasonSheet } from '../../../platform/ui/reason-sheet';
import { HandoverApi } from '../data/handover-api';
import type { HandoverView } from '../data/handover-views';

/** What is done with a reason: the superior confirms for one side, or the clerk calls the handover off. */
@Component({
  selector: 'zr-handover-reason-sheet',
  imports: [ReasonSheet],
  template: `
    <zr-reason-sheet
      [name]="t('handover.' + act() + '.title')"
      [what]="t('handover.' + act() + '.what', { name: name(), n: handover().itemCount })"
      [label]="t('handover.reason')"
      [example]="t('handover.' + act() + '.example')"
      [verb]="t('handover.' + act() + '.do')"
      [send]="send"
      (closed)="closed.emit()"
    />
  `,
})
export class HandoverReasonSheet {
  protected readonly t = injectWords();
  private readonly api = inject(HandoverApi);
  private readonly once = new Act();

  readonly handover = input.required<HandoverView>();
  readonly act = input.required<'forOutgoing' | 'forIncoming' | 'recall'>();
  readonly done = output<HandoverView>();
  readonly closed = output();

  protected readonly name = computed(() => {
    const { incomingName, outgoingName } = this.handover();
    return (this.act() === 'forIncoming' ? incomingName : outgoingName) ?? '';
  });

  protected readonly send = async (reason: string): Promise<void> => {
    const act = this.act();
    const side = act === 'forOutgoing' ? 'outgoing' : 'incoming';
    this.done.emit(
      await (act === 'recall'
        ? this.api.recall(this.handover(), reason, this.once)
        : this.api.confirmForAbsent(this.handover(), side, reason, this.once)),
    );
  };
}
