import { Component, booleanAttribute, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { VERIFICATION_KINDS } from '@zeren/domain/registry/evidence/verification/verification-act';
import type {
  VerificationKind,
  VerificationResult,
} from '@zeren/domain/registry/evidence/verification/verification-act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import type { VerificationBody } from '../data/duty-views';

/** 核实: what was looked at, a judgement in own words, and whether it is so or goes back. */
@Component({
  selector: 'zr-verify-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  templateUrl: './verify-sheet.html',
  styleUrl: './verify-sheet.less',
})
export class VerifySheet {
  protected readonly t = injectWords();

  /** The day from which there is something to look at. */
  readonly earliest = input<string | null>(null);
  /** Pieces of evidence that the one who verifies has not opened. */
  readonly unopened = input(0);
  /** Records the act; what it throws is shown. */
  readonly send = input.required<(body: VerificationBody) => Promise<unknown>>();
  /** A second look at what somebody else verified. */
  readonly again = input(false, { transform: booleanAttribute });
  /** Emits whether an act was recorded. */
  readonly closed = output<boolean>();

  protected readonly kinds = VERIFICATION_KINDS;
  protected readonly today = inject(Session).view()?.today ?? '';
  protected readonly kind = signal<VerificationKind>('records');
  protected readonly result = signal<VerificationResult>('confirmed');
  protected readonly heldOn = signal(this.today);
  protected readonly object = signal('');
  protected readonly strength = signal('');
  protected readonly doubt = signal('');
  protected readonly noDoubt = signal(false);
  protected readonly noDoubtBecause = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    const confirmed = this.result() === 'confirmed';
    try {
      await this.send()({
        kind: this.kind(),
        result: this.result(),
        heldOn: this.heldOn(),
        object: this.object(),
        strength: confirmed ? this.strength() : null,
        doubt: confirmed && this.noDoubt() ? null : this.doubt(),
        noDoubtBecause: confirmed && this.noDoubt() ? this.noDoubtBecause() : null,
      });
      this.closed.emit(true);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
