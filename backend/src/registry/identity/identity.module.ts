import { Module } from '@nestjs/common';
import { AccountCommands } from './account-commands';
import { AccountReads } from './accounts/account-reads';
import { AccountRepository } from './account.repository';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { KnownDevices } from './known-devices';
import { PasswordHasher } from './password-hasher';
import { PasswordService } from './password.service';
import { SessionCookies } from './session-cookies';
import { SessionSettings } from './session-settings.service';
import { SessionRepository } from './session.repository';
import { SignInGate } from './sign-in-gate';
import { SignInLimits } from './sign-in-limits.repository';
import { SignInService } from './sign-in.service';
import { StepUpService } from './step-up.service';

/** Who somebody is: accounts, passwords, sessions, lockout. */
@Module({
  controllers: [AccountsController],
  providers: [
    AccountCommands,
    AccountReads,
    AccountRepository,
    AccountsService,
    KnownDevices,
    PasswordHasher,
    PasswordService,
    SessionCookies,
    SessionRepository,
    SessionSettings,
    SignInGate,
    SignInLimits,
    SignInService,
    StepUpService,
  ],
  exports: [
    AccountCommands,
    AccountReads,
    PasswordService,
    SessionCookies,
    SessionSettings,
    SignInService,
    StepUpService,
  ],
})
export class IdentityModule {}
