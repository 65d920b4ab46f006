import { Service, signal } from '@angular/core';

/** Counts what this person has done since the page stands, so that whoever shows what waits reads again. */
@Service()
export class Acts {
  private readonly count = signal(0);
  readonly done = this.count.asReadonly();

  note(): void {
    this.count.update((count) => count + 1);
  }
}
