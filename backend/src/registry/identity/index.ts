import { Account } from './account.entity';

export { AccountCommands } from './account-commands';
export type { AccountOpening, AccountOwner, PreparedOpening } from './account-commands';
export { AccountReads } from './accounts/account-reads';
export type { AccountName } from './accounts/account-reads';
export { CsrfGuard } from './csrf.guard';
export { IdentityModule } from './identity.module';
export { onAccounts } from './installation-actor';
export { makeOneTimePassword } from './one-time-password';
export { PasswordService } from './password.service';
export { secretHash } from './session';
export type { OpenedSession, SignInOrigin } from './session';
export { SessionCookies } from './session-cookies';
export { SessionSettings } from './session-settings.service';
export { SignInService } from './sign-in.service';
export { StepUpService } from './step-up.service';

/** The room's entities, for the one data source. */
export const identityEntities = [Account];
