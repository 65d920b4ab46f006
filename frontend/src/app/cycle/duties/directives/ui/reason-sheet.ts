import { Component, computed, inject, input, output } from '@angular/core';
import { Act } from '../../../../platform/http/act';
import { injectWords } from '../../../../platform/i18n/words';
import { ReasonSheet } from '../../../../platform/ui/reason-sheet';
import { DirectivesApi } from '../data/directives-api';
import type { DirectiveView, TableVersion } from '../data/directive-views';

/** What is done with a reason that others read: a directive is withdrawn, or a filled table sent back. */
@Component({
  selector: 'zr-directive-reason-sheet',
  imports: [ReasonSheet],
  template: `
    <zr-reason-sheet
      [name]="t('directives.' + act() + '.title')"
      [what]="t('directives.' + act() + '.what', { name: table()?.unit ?? directive().title })"
      [label]="t('directives.reason')"
      [example]="t('directives.' + act() + '.example')"
      [verb]="t('directives.' + act() + '.do')"
      [longest]="300"
      [send]="send"
      (closed)="closed.emit()"
    />
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

  protected readonly act = computed(() => (this.table() ? 'sendBack' : 'withdraw'));

  protected readonly send = async (reason: string): Promise<void> => {
    const table = this.table();
    if (table) await this.api.sendTableBack(table.dutyId, table.version.version, reason, this.once);
    else await this.api.withdraw(this.directive(), reason, this.once);
    this.done.emit();
  };
}
