import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { ADMINISTRATOR_KINDS } from '@zeren/domain/registry/identity/administrators';
import type { AdministratorKind } from '@zeren/domain/registry/identity/administrators';
import { mayBeUsername } from '@zeren/domain/registry/identity/username';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import type { FoundPerson, NewAccount, OpenedAccount } from '../data/account-views';
import { ACCOUNTS, AccountsApi } from '../data/accounts-api';
import { OneTimePassword } from '../ui/one-time-password';

/** 开通账号: for somebody of the district, or for one of the three administrators. */
@Component({
  selector: 'zr-account-form',
  imports: [DotsPipe, FormsModule, OneTimePassword, PageTitle, RefusalNote, RouterLink],
  templateUrl: './account-form.html',
  styleUrl: './account-form.less',
})
export class AccountForm {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(AccountsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();
  private waiting: ReturnType<typeof setTimeout> | undefined;

  protected readonly kinds = ADMINISTRATOR_KINDS;
  protected readonly owner = signal<'person' | AdministratorKind>('person');
  protected readonly person = signal<FoundPerson | null>(null);
  protected readonly username = signal('');
  protected readonly words = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly fault = signal('');
  protected readonly done = signal<OpenedAccount | null>(null);

  protected readonly district = computed(() => this.session.view()?.district.nameZh ?? '');
  protected readonly people = latest(
    httpResource<{ readonly items: readonly FoundPerson[] }>(() => {
      void this.session.view()?.district.id;
      return this.words() ? withQuery(`${ACCOUNTS}/people`, { q: this.words() }) : undefined;
    }),
  );
  protected readonly asked = computed<NewAccount | null>(() => {
    const [owner, person, username] = [this.owner(), this.person(), this.username().trim()];
    if (!username || (owner === 'person' && !person)) return null;
    return owner === 'person' ? { username, personId: person!.id } : { username, administrator: owner };
  });

  protected find(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.words.set(text), 200);
  }

  protected pick(person: FoundPerson | null): void {
    this.person.set(person);
    this.fault.set('');
    this.username.set(person?.suggestion ?? '');
  }

  protected choose(owner: 'person' | AdministratorKind): void {
    this.owner.set(owner);
    this.username.set(owner === 'person' ? (this.person()?.suggestion ?? '') : '');
    this.fault.set('');
  }

  protected again(): void {
    this.done.set(null);
    this.words.set('');
    this.pick(null);
  }

  protected async go(): Promise<void> {
    const asked = this.asked();
    if (!asked || this.busy()) return;
    const name = mayBeUsername(asked.username);
    this.problem.set(null);
    this.fault.set(name.ok ? '' : this.locale.active() === 'en' ? name.refusal.en : name.refusal.zh);
    if (!name.ok) return;
    this.busy.set(true);
    try {
      this.done.set(await this.api.open(asked, this.once));
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.field === 'username') this.fault.set(problem.sentence(this.locale.active()));
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
