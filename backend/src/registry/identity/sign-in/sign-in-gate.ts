import { Injectable, Logger } from '@nestjs/common';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { SIGN_IN_LIMITS, sourceOf } from '@zeren/domain/registry/identity/sign-in-limits';
import type { SignInLimitKind } from '@zeren/domain/registry/identity/sign-in-limits';
import { normalizeUsername } from '@zeren/domain/registry/identity/username';
import { Refused } from '../../../platform/refused';
import type { Credentials } from '../accounts/account.repository';
import { KnownDevices } from './known-devices';
import type { SignInOrigin } from '../sessions/session';
import { bucket, SignInLimits } from './sign-in-limits.repository';
import type { Bucket, Standing } from './sign-in-limits.repository';

/** A try that was let through to the password check, and already counted as if it failed. */
export interface Attempt {
  readonly device: string | undefined;
  readonly now: Date;
  readonly buckets: readonly Bucket[];
  readonly standings: readonly Standing[];
}

const LOCKED = {
  'account-source': 'session.locked',
  'account-device': 'session.locked',
  confirmation: 'session.locked',
  source: 'session.source-locked',
  account: 'session.account-guarded',
} as const satisfies Record<SignInLimitKind, keyof typeof identityRefusals>;

const OF_THE_ACCOUNT = ['account', 'account-source', 'account-device'] as const;

/** Decides who may try a password at all: see the room's README, "Lockout". */
@Injectable()
export class SignInGate {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly limits: SignInLimits,
    private readonly devices: KnownDevices,
  ) {}

  /** Counts a try, or refuses it because a bucket is locked; what is refused here counts nowhere. */
  async admit(
    username: string,
    account: Credentials | undefined,
    origin: SignInOrigin,
    now: Date,
  ): Promise<Attempt> {
    const device = account && (await this.devices.recognize(origin.deviceCookie, account, now));
    const source = sourceOf(origin.address);
    const buckets = device
      ? [bucket('account-device', username, device)]
      : [bucket('account-source', username, source), bucket('source', source), bucket('account', username)];
    return { ...(await this.count(buckets, origin.requestId)), device, now };
  }

  /** Counts a try of the own password by somebody who is signed in. */
  async admitConfirmation(
    accountId: string,
    requestId: string,
  ): Promise<Pick<Attempt, 'buckets' | 'standings'>> {
    return this.count([bucket('confirmation', accountId)], requestId);
  }

  /** Runs the check; when it cannot be made, the try was none. */
  async orTakeBack<T>(attempt: Pick<Attempt, 'buckets'>, check: () => Promise<T>): Promise<T> {
    try {
      return await check();
    } catch (error) {
      await this.takeBack(attempt);
      throw error;
    }
  }

  /** The try was none: what was counted before stays. */
  async takeBack(attempt: Pick<Attempt, 'buckets'>): Promise<void> {
    await this.limits.takeBack(attempt.buckets);
  }

  /** The password was right: its own count is forgotten, the shared ones get this one try back. */
  async passed(attempt: Pick<Attempt, 'buckets'>): Promise<void> {
    const own = (kind: SignInLimitKind) => kind !== 'source' && kind !== 'account';
    await this.limits.forget(attempt.buckets.filter(({ kind }) => own(kind)));
    const shared = attempt.buckets.filter(({ kind }) => !own(kind));
    if (shared.length > 0) await this.limits.takeBack(shared);
  }

  /** What a wrong password is answered: how many tries are left, or until when the lock lasts. */
  refusalOf(attempt: Pick<Attempt, 'standings'>): Refusal {
    return this.triesLeft(attempt, (left) =>
      identityRefusals['session.credentials-wrong']({ parameters: { left } }),
    );
  }

  /** What a wrong code is answered. */
  refusalOfCode(attempt: Pick<Attempt, 'standings'>): Refusal {
    return this.triesLeft(attempt, (left) =>
      identityRefusals['session.code-wrong']({ field: 'code', parameters: { left } }),
    );
  }

  /** The same for a password of somebody who is signed in, under its field. */
  refusalOfPassword(attempt: Pick<Attempt, 'standings'>): Refusal {
    return this.triesLeft(attempt, (left) =>
      identityRefusals['password.wrong']({ field: 'password', parameters: { left } }),
    );
  }

  rememberDevice(
    account: Credentials,
    origin: Pick<SignInOrigin, 'deviceCookie'>,
    now: Date,
  ): Promise<string> {
    return this.devices.remember(origin.deviceCookie, account, now);
  }

  /** Until when signing in to the account is locked, from somewhere or from everywhere. */
  lockedUntil(username: string): Promise<Date | undefined> {
    return this.limits.lockedUntil(OF_THE_ACCOUNT, normalizeUsername(username));
  }

  /** After a reset by an administrator: the account may be tried again from everywhere. */
  async unlock(username: string): Promise<void> {
    await this.limits.forgetSubject(OF_THE_ACCOUNT, normalizeUsername(username));
  }

  private triesLeft({ standings }: Pick<Attempt, 'standings'>, wrong: (left: number) => Refusal): Refusal {
    const left = ({ kind, failures }: Standing) => SIGN_IN_LIMITS[kind].failures - failures;
    const full = standings.find((standing) => left(standing) <= 0);
    return full ? locked(full) : wrong(Math.min(...standings.map(left)));
  }

  private async count(buckets: readonly Bucket[], requestId: string) {
    const counted = await this.limits.count(buckets);
    if (!('locked' in counted)) return { buckets, standings: counted.standings };
    const refusal = locked(counted.locked);
    this.logger.warn({ code: refusal.code, requestId });
    throw new Refused(refusal);
  }
}

function locked({ kind, endsAt }: Standing): Refusal {
  return identityRefusals[LOCKED[kind]]({ parameters: { until: inShanghai(endsAt) } });
}

/** `yyyy-MM-dd HH:mm`, as a clock on the wall shows it. Rounded up: at the time that is said it is over. */
function inShanghai(moment: Date): string {
  const minute = new Date(Math.ceil(moment.getTime() / 60_000) * 60_000);
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(minute);
}
