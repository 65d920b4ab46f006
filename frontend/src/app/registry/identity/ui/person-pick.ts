import { httpResource } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import type { FoundPerson } from '../data/account-views';
import { ACCOUNTS } from '../data/accounts-api';

/** Somebody of the district's register, found by name or organisation. */
@Component({
  selector: 'zr-person-pick',
  imports: [DotsPipe, RouterLink],
  templateUrl: './person-pick.html',
  styleUrl: './person-pick.less',
})
export class PersonPick {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private waiting: ReturnType<typeof setTimeout> | undefined;

  readonly label = input.required<string>();
  readonly help = input.required<string>();
  readonly person = input.required<FoundPerson | null>();
  /** Whether who has an account of their own may be picked too. */
  readonly withAccount = input(false);
  readonly picked = output<FoundPerson | null>();

  protected readonly words = signal('');
  protected readonly people = latest(
    httpResource<{ readonly items: readonly FoundPerson[] }>(() => {
      void this.session.view()?.district.id;
      return this.words() ? withQuery(`${ACCOUNTS}/people`, { q: this.words() }) : undefined;
    }),
  );

  protected find(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.words.set(text), 200);
  }
}
