import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { maySetSignOn } from '@zeren/domain/registry/identity/may-set-sign-on';
import { mayDisableAccount, mayEnableAccount } from '@zeren/domain/registry/identity/may-disable-account';
import { mayNameKeeper } from '@zeren/domain/registry/identity/may-name-keeper';
import { mayBeUsername } from '@zeren/domain/registry/identity/username';
import type { AccountState } from '@zeren/domain/registry/identity/may-disable-account';
import { likePattern } from '../../../platform/database/like-pattern';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { orRefused } from '../../../platform/database/taken-meanwhile';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { AccountCommands } from './account-commands';
import type { AccountOwner } from './account-commands';
import { detailOfAccount, viewOfAccount } from './account-view';
import { AccountRepository } from './account.repository';
import type { AccountRow, PersonRef } from './account.repository';
import type {
  AccountDetailView,
  AccountPageDto,
  AccountPageQuery,
  AccountView,
  NewAccountDto,
  OpenedAccountView,
} from './dto/account.dto';
import { onAccounts } from '../installation-actor';
import { makeOneTimePassword } from './one-time-password';
import { PasswordHistory } from '../passwords/password-history.repository';
import { PasswordHasher } from '../passwords/password-hasher';
import { SessionRepository } from '../sessions/session.repository';
import { SignOnService } from '../sign-on/sign-on.service';
import { SignInGate } from '../sign-in/sign-in-gate';

const CURSOR = pageCursor('text');

/**
 * What the system administrator does with accounts. One-time passwords are handed out beside the transaction's answer,
 * which is kept for retries: a retry learns that the act is done, never the password.
 */
@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly commands: AccountCommands,
    private readonly sessions: SessionRepository,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
    private readonly signOn: SignOnService,
    private readonly history: PasswordHistory,
  ) {}

  async page(actor: Actor, query: AccountPageQuery): Promise<AccountPageDto> {
    const { after, limit, q, state = null, owner = null } = query;
    const filter = { pattern: q?.trim() ? likePattern(q.normalize('NFKC')) : null, state, owner };
    return this.unitOfWork.read(onAccounts(actor), async (tx) => {
      const rows = await this.accounts.page(tx, filter, CURSOR.read(after)?.[0] ?? null, limit + 1);
      const items = rows.slice(0, limit).map(viewOfAccount);
      const last = items.at(-1);
      return {
        items,
        next: rows.length > limit && last ? CURSOR.write([last.username.toLowerCase()]) : null,
      };
    });
  }

  async detail(actor: Actor, id: string): Promise<AccountDetailView> {
    const row = await this.unitOfWork.read(onAccounts(actor), (tx) => this.accounts.detail(tx, id));
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    return detailOfAccount(row, await this.gate.lockedUntil(row.username), this.signOn.names());
  }

  async open(actor: Actor, asked: NewAccountDto): Promise<OpenedAccountView> {
    const oneTimePassword = makeOneTimePassword();
    const prepared = await this.commands.prepare({
      username: asked.username,
      password: oneTimePassword,
      mustChangePassword: true,
    });
    const view = await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const owner = await this.ownerOf(tx, asked);
      // Whoever gives out the password must not get in as another administrator: somebody else lets it in.
      const state = 'administrator' in owner ? 'waiting' : 'active';
      const { id } = await this.commands.create(tx, prepared, owner, state);
      return this.withoutPassword(tx, id);
    });
    return { ...view, oneTimePassword };
  }

  async resetPassword(actor: Actor, id: string, version: number): Promise<OpenedAccountView> {
    const oneTimePassword = makeOneTimePassword();
    const hash = await this.hasher.hash(oneTimePassword);
    const view = await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const before = await this.known(tx, id);
      if (before.state === 'disabled') throw new Refused(identityRefusals['account.state-unsuitable']());
      await this.history.giveUp(tx, id);
      unchanged(await this.accounts.resetPassword(tx, id, version, hash));
      await this.sessions.endAll(tx, id);
      tx.audit({ action: 'account.reset-password', subject: { kind: 'account', id } });
      return this.withoutPassword(tx, id);
    });
    await this.gate.unlock(view.username);
    return { ...view, oneTimePassword };
  }

  /** Takes back what wrong tries have locked; the password stays. */
  async unlock(actor: Actor, id: string): Promise<AccountView> {
    const view = await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.known(tx, id);
      tx.audit({ action: 'account.unlock', subject: { kind: 'account', id } });
      return viewOfAccount(account);
    });
    await this.gate.unlock(view.username);
    return view;
  }

  endSessions(actor: Actor, id: string): Promise<{ ended: number }> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      await this.known(tx, id);
      const ended = await this.sessions.endAll(tx, id);
      tx.audit({ action: 'account.end-sessions', subject: { kind: 'account', id }, after: { ended } });
      return { ended };
    });
  }

  rename(actor: Actor, id: string, version: number, wanted: string): Promise<AccountView> {
    const username = accept(mayBeUsername(wanted));
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const before = await this.known(tx, id);
      const taken = identityRefusals['account.username-taken']({ field: 'username' });
      const other = await this.accounts.byUsername(tx, username);
      if (other && other.id !== id) throw new Refused(taken);
      // Who takes the same name at the same moment is not seen above: the index decides between the two.
      unchanged(await orRefused(this.accounts.rename(tx, id, version, username), 'account_username', taken));
      tx.audit({
        action: 'account.rename',
        subject: { kind: 'account', id },
        before: { username: before.username },
        after: { username },
      });
      return viewOfAccount(await this.known(tx, id));
    });
  }

  /** Whom the provider means by `subject`; null takes the link off. */
  setSignOn(actor: Actor, id: string, version: number, subject: string | null): Promise<AccountView> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.known(tx, id);
      const wanted = accept(maySetSignOn(account, subject?.trim() || null));
      await this.signOn.set(tx, id, version, wanted);
      return viewOfAccount(await this.known(tx, id));
    });
  }

  /** Who uses an administrator's account that was opened before anybody was in a register: said once. */
  nameKeeper(actor: Actor, id: string, version: number, personId: string): Promise<AccountView> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      accept(mayNameKeeper(await this.known(tx, id)));
      const keeper = await this.personOf(tx, personId);
      const another = identityRefusals['account.keeps-another']({ field: 'personId' });
      if (await this.accounts.keepsAdministrator(tx, keeper)) throw new Refused(another);
      const naming = this.accounts.nameKeeper(tx, id, version, keeper);
      unchanged(await orRefused(naming, 'account_one_administrator', another));
      tx.audit({
        action: 'account.name-keeper',
        subject: { kind: 'account', id },
        before: { keeperPersonId: null },
        after: { keeperPersonId: personId },
      });
      return viewOfAccount(await this.known(tx, id));
    });
  }

  disable(actor: Actor, id: string, version: number): Promise<AccountView> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const othersOfItsKind = await this.accounts.othersOfItsKind(tx, id);
      const account = await this.known(tx, id);
      const state = accept(mayDisableAccount({ account, othersOfItsKind }, actor));
      await this.sessions.endAll(tx, id);
      return this.turn(tx, account, version, state);
    });
  }

  enable(actor: Actor, id: string, version: number): Promise<AccountView> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.known(tx, id);
      return this.turn(tx, account, version, accept(mayEnableAccount(account)));
    });
  }

  private async turn(
    tx: WriteTx,
    account: AccountRow,
    version: number,
    to: AccountState,
  ): Promise<AccountView> {
    // Who is said to use an account that was disabled may have another one by now.
    const turning = this.accounts.setState(tx, account.id, version, account.state, to);
    const another = identityRefusals['account.keeps-another']();
    unchanged(await orRefused(turning, 'account_one_administrator', another));
    tx.audit({
      action: to === 'disabled' ? 'account.disable' : 'account.enable',
      subject: { kind: 'account', id: account.id },
      before: { state: account.state },
      after: { state: to },
    });
    return viewOfAccount(await this.known(tx, account.id));
  }

  private async ownerOf(tx: WriteTx, asked: NewAccountDto): Promise<AccountOwner> {
    const { personId, administrator } = asked;
    if (!personId) throw new Refused(identityRefusals['account.owner-due']({ field: 'personId' }));
    const person = await this.personOf(tx, personId);
    return administrator ? { administrator, keeper: person } : person;
  }

  private async personOf(tx: WriteTx, personId: string): Promise<PersonRef> {
    const districtId = await this.accounts.districtOfPerson(tx, personId);
    if (!districtId) throw new Refused(identityRefusals['account.person-not-found']({ field: 'personId' }));
    return { districtId, personId };
  }

  private async known(tx: WriteTx, id: string): Promise<AccountRow> {
    const row = await this.accounts.row(tx, id);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    return row;
  }

  private async withoutPassword(tx: WriteTx, id: string): Promise<OpenedAccountView> {
    return { ...viewOfAccount(await this.known(tx, id)), oneTimePassword: null };
  }
}
