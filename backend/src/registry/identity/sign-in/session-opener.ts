import { Inject, Injectable } from '@nestjs/common';
import { accountDeviceSeen } from '@zeren/domain/registry/identity/identity-events';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import type { WriteTx } from '../../../platform/database/transaction';
import { AccountRepository } from '../accounts/account.repository';
import type { Credentials } from '../accounts/account.repository';
import { makeSessionSecrets } from '../sessions/session';
import type { OpenedSession, SessionSecrets, SignInOrigin } from '../sessions/session';
import { SessionRepository } from '../sessions/session.repository';
import type { BegunBy } from '../sessions/session.repository';
import { DevicesSeen } from './devices-seen.repository';
import { KnownDevices } from './known-devices';

/** 等保 asks for a shorter patience where more is at stake (`reliability.md` 1.8). */
const ADMINISTRATOR_IDLE_MINUTES = 15;
/** Time to find the telephone, or to set it up. */
const SECOND_STEP_MINUTES = 10;

/** How somebody proved who they are. */
export type SignInProof = BegunBy | `${BegunBy}+${'code' | 'recovery-code'}` | 'provider+factors';

/** Opens sessions, each under secrets of its own; what the browser still had ends with it. */
@Injectable()
export class SessionOpener {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly devices: KnownDevices,
    private readonly seen: DevicesSeen,
  ) {}

  /** A session that can do everything its owner may. */
  async open(
    tx: WriteTx,
    account: Credentials,
    origin: SignInOrigin,
    { proof, knownDevice }: { proof: SignInProof; knownDevice: boolean },
  ): Promise<OpenedSession> {
    const secrets = makeSessionSecrets();
    const { SESSION_IDLE_MINUTES, SESSION_HOURS } = this.configuration;
    await this.endPrevious(tx, origin);
    await this.sessions.open(tx, {
      ...secrets,
      ...whereFrom(origin),
      accountId: account.id,
      stage: 'full',
      begunBy: proof.startsWith('provider') ? 'provider' : 'password',
      idleMinutes: account.administrator
        ? Math.min(SESSION_IDLE_MINUTES, ADMINISTRATOR_IDLE_MINUTES)
        : SESSION_IDLE_MINUTES,
      minutes: SESSION_HOURS * 60,
    });
    await this.accounts.noteSignIn(tx, account.id);
    tx.audit({
      action: 'session.open',
      subject: { kind: 'account', id: account.id },
      after: { proof, address: origin.address, knownDevice },
    });
    const newKind = await this.seen.note(tx, account.id, origin.userAgent);
    if (newKind) tx.emit(accountDeviceSeen(account.id, newKind));
    const deviceCookie = await this.devices.remember(origin.deviceCookie, account, new Date(tx.now));
    return { ...secrets, deviceCookie };
  }

  /** A session that can only finish signing in. */
  async begin(
    tx: WriteTx,
    account: Credentials,
    origin: SignInOrigin,
    begunBy: BegunBy = 'password',
  ): Promise<SessionSecrets> {
    const secrets = makeSessionSecrets();
    await this.endPrevious(tx, origin);
    await this.sessions.open(tx, {
      ...secrets,
      ...whereFrom(origin),
      accountId: account.id,
      stage: 'second-factor',
      begunBy,
      idleMinutes: SECOND_STEP_MINUTES,
      minutes: SECOND_STEP_MINUTES,
    });
    tx.audit({
      action: 'session.begin',
      subject: { kind: 'account', id: account.id },
      after: { proof: begunBy, address: origin.address },
    });
    return secrets;
  }

  private async endPrevious(tx: WriteTx, { previousSecret }: SignInOrigin): Promise<void> {
    if (previousSecret) await this.sessions.endAndNote(tx, previousSecret);
    await this.sessions.sweep(tx);
  }
}

const whereFrom = ({ userAgent, address }: SignInOrigin) => ({ userAgent, address });
