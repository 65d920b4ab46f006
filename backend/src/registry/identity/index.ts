import { Account } from './accounts/account.entity';

export { AccountReads } from './accounts/account-reads';
export type { AccountName } from './accounts/account-names.repository';
export { AccountRecovery } from './accounts/account-recovery';
export { AccountCommands } from './accounts/account-commands';
export type { AccountOpening, AccountOwner, PreparedOpening } from './accounts/account-commands';
export { CsrfGuard } from './sessions/csrf.guard';
export { IdentityModule } from './identity.module';
export { onAccounts } from './installation-actor';
export { makeOneTimePassword } from './accounts/one-time-password';
export { OwnSessions } from './sessions/own-sessions.service';
export type { OwnSession } from './sessions/own-sessions.service';
export { PasswordService } from './passwords/password.service';
export { SecondFactorService } from './second-factor/second-factor.service';
export { secretHash } from './sessions/session';
export type { SignInOrigin } from './sessions/session';
export { SessionCookies } from './sessions/session-cookies';
export { SessionSettings } from './sessions/session-settings.service';
export { SignInService } from './sign-in/sign-in.service';
export { SignOnNamesView } from './sign-on/dto/sign-on.dto';
export { SignOnService } from './sign-on/sign-on.service';
export type { OwnSignOn } from './sign-on/sign-on.service';
export { StepUpService } from './sessions/step-up.service';

/** The room's entities, for the one data source. */
export const identityEntities = [Account];
