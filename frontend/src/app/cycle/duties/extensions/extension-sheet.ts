import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { Act } from '../../../platform/http/act';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { DutiesApi } from '../data/duties-api';
import type { DutyView, ExtensionView } from '../data/duty-views';

/** Asks for more time with a reason and a date; or, given a request, answers it. */
@Component({
  selector: 'zr-extension-sheet',
  imports: [DayPipe, FormsModule, RefusalNote, SealButton, Sheet],
  templateUrl: './extension-sheet.html',
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
export class ExtensionSheet {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly once = new Act();

  readonly duty = input.required<DutyView>();
  readonly extension = input<ExtensionView>();
  readonly granted = input(false);
  readonly closed = output<boolean>();

  protected readonly askedFor = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly act = computed(() => (this.extension() ? (this.granted() ? 'grant' : 'refuse') : 'ask'));
  protected readonly due = computed(() => standingDue(this.duty()));
  /** Granting needs no words; whoever is refused reads why. */
  protected readonly ready = computed(() => {
    const said = this.reason().trim() !== '';
    return this.act() === 'grant' || (said && (this.act() === 'refuse' || this.askedFor() !== ''));
  });

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    const [reason, extension] = [this.reason().trim(), this.extension()];
    try {
      if (extension) {
        const answer = { granted: this.granted(), reason: reason || null };
        await this.api.decideExtension(this.duty(), extension, answer, this.once);
      } else await this.api.askExtension(this.duty(), { askedFor: this.askedFor(), reason }, this.once);
      this.closed.emit(true);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
