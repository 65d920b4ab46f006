import { Module } from '@nestjs/common';
import { AccountCommands } from './accounts/account-commands';
import { AccountNamesRepository } from './accounts/account-names.repository';
import { AccountOwnersRepository } from './accounts/account-owners.repository';
import { AccountOwners } from './accounts/account-owners.service';
import { AccountOfThePerson } from './accounts/account-of-the-person';
import { AccountReads } from './accounts/account-reads';
import { AccountRecovery } from './accounts/account-recovery';
import { AccountRepository } from './accounts/account.repository';
import { AccountsController } from './accounts/accounts.controller';
import { AccountsService } from './accounts/accounts.service';
import { AdministratorAccountsController } from './accounts/administrator-accounts.controller';
import { VouchingService } from './accounts/vouching.service';
import { PasswordHasher } from './passwords/password-hasher';
import { PasswordHistory } from './passwords/password-history.repository';
import { PasswordService } from './passwords/password.service';
import { CodeCheck } from './second-factor/code-check';
import { IdentityKeys } from './second-factor/identity-keys';
import { SecondFactorRepository } from './second-factor/second-factor.repository';
import { SecondFactorService } from './second-factor/second-factor.service';
import { OwnSessions } from './sessions/own-sessions.service';
import { SessionCookies } from './sessions/session-cookies';
import { SessionSettings } from './sessions/session-settings.service';
import { SessionRepository } from './sessions/session.repository';
import { StepUpService } from './sessions/step-up.service';
import { SignOnProvider } from './sign-on/sign-on-provider';
import { SignOnTickets } from './sign-on/sign-on-ticket';
import { SignOnController } from './sign-on/sign-on.controller';
import { SignOnRepository } from './sign-on/sign-on.repository';
import { SignOnService } from './sign-on/sign-on.service';
import { DeviceSecret } from './sign-in/device-secret.repository';
import { DevicesSeen } from './sign-in/devices-seen.repository';
import { KnownDevices } from './sign-in/known-devices';
import { SessionOpener } from './sign-in/session-opener';
import { SignInGate } from './sign-in/sign-in-gate';
import { SignInLimits } from './sign-in/sign-in-limits.repository';
import { SignInService } from './sign-in/sign-in.service';

/** Who somebody is: accounts, passwords, second factors, sessions, lockout. */
@Module({
  controllers: [AccountsController, AdministratorAccountsController, SignOnController],
  providers: [
    AccountCommands,
    AccountNamesRepository,
    AccountOwners,
    AccountOwnersRepository,
    AccountOfThePerson,
    AccountReads,
    AccountRecovery,
    AccountRepository,
    AccountsService,
    CodeCheck,
    DeviceSecret,
    DevicesSeen,
    IdentityKeys,
    KnownDevices,
    OwnSessions,
    PasswordHasher,
    PasswordHistory,
    PasswordService,
    SecondFactorRepository,
    SecondFactorService,
    SessionCookies,
    SessionOpener,
    SessionRepository,
    SessionSettings,
    SignInGate,
    SignInLimits,
    SignInService,
    SignOnProvider,
    SignOnRepository,
    SignOnService,
    SignOnTickets,
    StepUpService,
    VouchingService,
  ],
  exports: [
    AccountCommands,
    AccountReads,
    AccountRecovery,
    OwnSessions,
    PasswordService,
    SecondFactorService,
    SessionCookies,
    SessionSettings,
    SignInService,
    SignOnService,
    StepUpService,
  ],
})
export class IdentityModule {}
