import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import type { AccountDetail, FoundPerson, OpenedAccount } from '../data/account-views';
import { AccountsApi } from '../data/accounts-api';
import { PersonPick } from '../ui/person-pick';
import type { AccountAct } from './account-acts';

/** One act on an account, with what it means said before it is done. */
@Component({
  selector: 'zr-act-sheet',
  imports: [FormsModule, PersonPick, RefusalNote, Sheet],
  template: `
    <zr-sheet [name]="t('accounts.act.' + act() + '.title')" (closed)="closed.emit()">
      <form novalidate (ngSubmit)="go()">
        <p>
          <b>{{ account().username }}</b>
          @if (account().personName) {
            <span class="mut">{{ account().personName }}</span>
          }
        </p>
        <p class="means">{{ t('accounts.act.' + act() + '.means') }}</p>
        @if (act() === 'rename' || act() === 'sign-on') {
          <div class="field">
            <label for="new-username">{{ t('accounts.act.' + act() + '.label') }}</label>
            <input
              id="new-username"
              name="username"
              class="input"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              [ngModel]="text()"
              (ngModelChange)="text.set($event)"
              [attr.aria-invalid]="problem()?.field ? true : null"
            />
          </div>
        }
        @if (act() === 'keeper') {
          <zr-person-pick
            [label]="t('accounts.new.keeper')"
            [help]="t('accounts.new.keeperHelp')"
            [withAccount]="true"
            [person]="keeper()"
            (picked)="keeper.set($event)"
          />
        }
        <zr-refusal-note [error]="problem()" />
        <button type="submit" class="btn pri big" [disabled]="busy() || (act() === 'keeper' && !keeper())">
          {{ t(busy() ? 'accounts.busy' : 'accounts.act.' + act() + '.do') }}
        </button>
      </form>
    </zr-sheet>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      padding-bottom: 4px;
    }
    .means {
      line-height: 1.6;
      color: var(--ink-2);
    }
    .mut {
      margin-left: 8px;
    }
  `,
})
export class ActSheet {
  protected readonly t = injectWords();
  private readonly api = inject(AccountsApi);
  private readonly once = new Act();

  readonly account = input.required<AccountDetail>();
  readonly act = input.required<AccountAct>();
  /** What was made, when a one-time password was. */
  readonly done = output<OpenedAccount | null>();
  readonly closed = output();

  protected readonly text = linkedSignal(() =>
    this.act() === 'rename' ? this.account().username : (this.account().externalSubject ?? ''),
  );
  protected readonly keeper = signal<FoundPerson | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async go(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const opened = await this.work();
      this.done.emit(opened);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  private async work(): Promise<OpenedAccount | null> {
    const account = this.account();
    switch (this.act()) {
      case 'reset-password':
        return this.api.resetPassword(account, this.once);
      case 'unlock':
        await this.api.unlock(account, this.once);
        return null;
      case 'end-sessions':
        await this.api.endSessions(account, this.once);
        return null;
      case 'take-second-factor':
        await this.api.takeSecondFactor(account, this.once);
        return null;
      case 'rename':
        await this.api.rename(account, this.text().trim(), this.once);
        return null;
      case 'keeper':
        await this.api.nameKeeper(account, this.keeper()!.id, this.once);
        return null;
      case 'sign-on':
        await this.api.setSignOn(account, this.text().trim(), this.once);
        return null;
      case 'disable':
        await this.api.disable(account, this.once);
        return null;
      case 'enable':
        await this.api.enable(account, this.once);
        return null;
    }
  }
}
