import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FindOne } from '../../../platform/ui/find-one';
import type { FoundRow } from '../../../platform/ui/find-one';
import type { FoundPerson } from '../data/account-views';
import { ACCOUNTS } from '../data/accounts-api';

/** Somebody of the district's register, found by name or organisation. */
@Component({
  selector: 'zr-person-pick',
  imports: [FindOne],
  providers: [DotsPipe],
  template: `
    <div class="field">
      @if (person()) {
        <span class="label">{{ label() }}</span>
      } @else {
        <label for="person"
          >{{ label() }} <em>{{ t('accounts.required') }}</em></label
        >
      }
      <zr-find-one
        id="person"
        describedBy="person-help"
        [chosen]="chosen()"
        [change]="t('accounts.new.other')"
        [placeholder]="t('accounts.new.find')"
        [asked]="people"
        [rows]="rows()"
        [nothing]="t('accounts.new.nobody', { words: words() })"
        (words)="words.set($event)"
        (picked)="pick($event)"
        (again)="picked.emit(null)"
      />
      @if (!person()) {
        <p class="help" id="person-help">{{ help() }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .field {
      margin-bottom: 20px;
    }
    .help {
      margin-top: 4px;
      font-size: var(--t12);
      line-height: 1.6;
      color: var(--ink-3);
    }
  `,
})
export class PersonPick {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly dots = inject(DotsPipe);

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
  protected readonly rows = computed(() => (this.people.value()?.items ?? []).map((one) => this.row(one)));
  protected readonly chosen = computed(() => {
    const person = this.person();
    return person && this.row(person);
  });

  protected pick(id: string): void {
    this.picked.emit(this.people.value()?.items.find((one) => one.id === id) ?? null);
  }

  private row({ id, name, posts, accountId, username }: FoundPerson): FoundRow {
    const beside = this.dots.transform(posts) || this.t('accounts.noPost');
    if (!accountId || this.withAccount()) return { id, name, beside };
    const why = this.t('accounts.new.has', { username: username ?? '' });
    return { id, name, beside, elsewhere: { path: ['/accounts', accountId], why } };
  }
}
