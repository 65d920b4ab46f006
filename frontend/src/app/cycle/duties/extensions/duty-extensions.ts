import { Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { DutiesApi } from '../data/duties-api';
import type { DutyView, ExtensionView } from '../data/duty-views';
import { ExtensionSheet } from './extension-sheet';

/** 延期: what was asked for and what was said to it; whoever owes the duty asks, the level above answers. */
@Component({
  selector: 'zr-duty-extensions',
  imports: [DayPipe, DotsPipe, ExtensionSheet, FormsModule, InstantPipe, RefusalNote],
  templateUrl: './duty-extensions.html',
  styleUrl: './duty-extensions.less',
})
export class DutyExtensions {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly takingBack = new Act();

  readonly duty = input.required<DutyView>();
  readonly changed = output();

  protected readonly asking = signal(false);
  protected readonly deciding = signal<{ readonly one: ExtensionView; readonly granted: boolean } | null>(
    null,
  );
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected async withdraw(one: ExtensionView): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.withdrawExtension(this.duty(), one, this.takingBack);
      this.changed.emit();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  protected closed(sent: boolean): void {
    this.asking.set(false);
    this.deciding.set(null);
    if (sent) this.changed.emit();
  }
}
