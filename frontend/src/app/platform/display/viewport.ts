import { Service, signal } from '@angular/core';

/** Which of the two faces is on: below 768 px the phone's, with its bottom bar. */
@Service()
export class Viewport {
  private readonly narrow = signal(false);
  readonly phone = this.narrow.asReadonly();

  constructor() {
    const query = window.matchMedia?.('(max-width: 767px)');
    if (!query) return;
    this.narrow.set(query.matches);
    query.addEventListener('change', (event) => this.narrow.set(event.matches));
  }
}
