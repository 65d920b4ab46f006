import { Service, signal } from '@angular/core';

/** Why the start found no answer from the server; the sign-in page shows it. */
@Service()
export class StartFault {
  private readonly thrown = signal<unknown>(null);
  readonly fault = this.thrown.asReadonly();

  set(thrown: unknown): void {
    this.thrown.set(thrown);
  }
}
