import { Service, signal } from '@angular/core';

/** Whether the browser has a network, and whether a page could not be fetched because it had none. */
@Service()
export class Network {
  private readonly offline = signal(!navigator.onLine);
  private readonly missed = signal(false);

  readonly down = this.offline.asReadonly();
  /** A tap that led nowhere: the page it wanted is not on this device. */
  readonly pageMissing = this.missed.asReadonly();

  constructor() {
    window.addEventListener('offline', () => this.offline.set(true));
    window.addEventListener('online', () => {
      this.offline.set(false);
      this.missed.set(false);
    });
  }

  missPage(): void {
    this.missed.set(true);
  }
}
