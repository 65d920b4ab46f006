import { Service } from '@angular/core';
import { Subject } from 'rxjs';

/** Says that the server no longer knows the session. The session listens; the interceptor must not depend on it. */
@Service()
export class SignedOut {
  private readonly news = new Subject<void>();
  readonly announced = this.news.asObservable();

  announce(): void {
    this.news.next();
  }
}
