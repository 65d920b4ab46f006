import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { ADMINISTRATOR_KINDS } from '@zeren/domain/registry/identity/administrators';
import type { AdministratorKind } from '@zeren/domain/registry/identity/administrators';
import { mayBeUsername } from '@zeren/domain/registry/identity/username';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import type { FoundPerson, NewAccount, OpenedAccount } from '../data/account-views';
import { AccountsApi } from '../data/accounts-api';
import { OneTimePassword } from '../ui/one-time-password';
import { PersonPick } from '../ui/person-pick';

/** 开通账号: somebody's of the district, or one of the three administrators' that somebody uses. */
@Component({
  selector: 'zr-account-form',
  imports: [FormsModule, OneTimePassword, PageTitle, PersonPick, RefusalNote, RouterLink],
  templateUrl: './account-form.html',
  styleUrl: './account-form.less',
})
export class AccountForm {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(AccountsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  protected readonly kinds = ADMINISTRATOR_KINDS;
  protected readonly owner = signal<'person' | AdministratorKind>('person');
  protected readonly person = signal<FoundPerson | null>(null);
  protected readonly username = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly fault = signal('');
  protected readonly done = signal<OpenedAccount | null>(null);

  protected readonly district = computed(() => this.session.view()?.district.nameZh ?? '');
  protected readonly asked = computed<NewAccount | null>(() => {
    const [owner, person, username] = [this.owner(), this.person(), this.username().trim()];
    if (!username || !person) return null;
    const account = { username, personId: person.id };
    return owner === 'person' ? account : { ...account, administrator: owner };
  });

  protected pick(person: FoundPerson | null): void {
    this.person.set(person);
    this.fault.set('');
    // An administrator's account is not called like their own.
    if (this.owner() === 'person') this.username.set(person?.suggestion ?? '');
  }

  protected choose(owner: 'person' | AdministratorKind): void {
    this.owner.set(owner);
    // Who has an account may be picked to use an administrator's, and not to be given another.
    if (owner === 'person' && this.person()?.accountId) this.person.set(null);
    this.username.set(owner === 'person' ? (this.person()?.suggestion ?? '') : '');
    this.fault.set('');
  }

  protected again(): void {
    this.done.set(null);
    this.username.set('');
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
