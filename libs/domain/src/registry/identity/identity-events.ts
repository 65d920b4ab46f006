import type { EventEnvelope, NewEvent } from '../../platform/event-envelope';

/** Somebody's account was signed in at a kind of device that it never was before; not told of the very first. */
interface NewDevice {
  readonly accountId: string;
  readonly deviceId: string;
}

export const ACCOUNT_DEVICE_SEEN = 'account-device.seen';
export type AccountDeviceSeen = EventEnvelope<'account-device.seen', NewDevice & Record<string, unknown>>;

/** Told in the installation's own district, where acts on accounts are. */
export const accountDeviceSeen = (accountId: string, deviceId: string): NewEvent => ({
  type: ACCOUNT_DEVICE_SEEN,
  v: 1,
  subject: { kind: 'account', id: accountId },
  data: { accountId, deviceId },
});
