import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DeviceSecret } from './device-secret.repository';

/** Whose device: a new password makes all devices of the account unknown again. */
export interface DeviceOwner {
  readonly id: string;
  readonly passwordChangedAt: Date;
}

const DAY = 24 * 60 * 60;
/** How long a device is known after its last sign-in. */
export const DEVICE_SECONDS = 180 * DAY;
/** A machine in a village office serves several people: one entry for each of the last eight. */
const MOST_ENTRIES = 8;
const ENTRY = /^([\w-]{16})\.([0-9a-z]{1,9})\.([\w-]{43})$/;

/**
 * Devices on which somebody has signed in before, proved by a signed cookie (OWASP "device cookies"). The cookie names
 * nobody: an entry fits an account only by its signature, made with a key that stays in the database.
 */
@Injectable()
export class KnownDevices {
  private key: Promise<Buffer> | undefined;

  constructor(private readonly secret: DeviceSecret) {}

  /** The number of this device, if the account has signed in on it and not too long ago. */
  async recognize(cookie: string | undefined, owner: DeviceOwner, now: Date): Promise<string | undefined> {
    const entry = await this.entryOf(cookie, owner);
    if (!entry) return undefined;
    const age = seconds(now) - entry.at;
    return age <= DEVICE_SECONDS ? entry.device : undefined;
  }

  /** The cookie after a sign-in: this account's entry first and new, the others as they were. */
  async remember(cookie: string | undefined, owner: DeviceOwner, now: Date): Promise<string> {
    const known = await this.entryOf(cookie, owner);
    const device = known?.device ?? randomBytes(12).toString('base64url');
    const at = seconds(now);
    const entry = `${device}.${at.toString(36)}.${(await this.sign(owner, device, at)).toString('base64url')}`;
    const others = entriesOf(cookie).filter((text) => text !== known?.text);
    return [entry, ...others].slice(0, MOST_ENTRIES).join('~');
  }

  private async entryOf(cookie: string | undefined, owner: DeviceOwner) {
    for (const text of entriesOf(cookie)) {
      const [, device, at, signature] = ENTRY.exec(text) as unknown as [string, string, string, string];
      const issued = parseInt(at, 36);
      const expected = await this.sign(owner, device, issued);
      if (timingSafeEqual(expected, Buffer.from(signature, 'base64url'))) return { text, device, at: issued };
    }
    return undefined;
  }

  private async sign(owner: DeviceOwner, device: string, at: number): Promise<Buffer> {
    this.key ??= this.secret.read().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    const text = JSON.stringify(['device', owner.id, owner.passwordChangedAt.toISOString(), device, at]);
    return createHmac('sha256', await this.key)
      .update(text)
      .digest();
  }
}

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);

function entriesOf(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split('~')
    .slice(0, MOST_ENTRIES)
    .filter((entry) => ENTRY.test(entry));
}
