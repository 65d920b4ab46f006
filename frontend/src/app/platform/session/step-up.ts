import { Service, inject, signal } from '@angular/core';
import { Api } from '../http/api';

/** What somebody gives to confirm that it is them: their password, or a code where they have a second factor. */
export type StepUpProof = { readonly password: string } | { readonly code: string };

/** Asks the person to confirm that it is them, once for all acts that wait for it; the dialog stands in the root. */
@Service()
export class StepUp {
  private readonly api = inject(Api);
  private readonly open = signal(false);
  private waiting: Promise<boolean> | undefined;
  private answer: (confirmed: boolean) => void = () => undefined;

  readonly asked = this.open.asReadonly();

  /** Whether they did. */
  ask(): Promise<boolean> {
    this.waiting ??= new Promise<boolean>((resolve) => (this.answer = resolve)).finally(() => {
      this.waiting = undefined;
      this.open.set(false);
    });
    this.open.set(true);
    return this.waiting;
  }

  /** Throws a Problem when the server refuses; then the question stands. */
  async confirm(proof: StepUpProof): Promise<void> {
    await this.api.post('/api/session/step-up', proof);
    this.answer(true);
  }

  /** They say that they have confirmed elsewhere: the act is tried again, and asked for once more if they have not. */
  confirmedElsewhere(): void {
    this.answer(true);
  }

  cancel(): void {
    this.answer(false);
  }
}
