import { Injectable } from '@nestjs/common';
import { deviceOf, deviceWords } from '@zeren/domain/registry/identity/device';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

/** A kind of device that an account was signed in at, and since when. */
export interface SeenDevice {
  readonly zh: string;
  readonly en: string;
  readonly at: Date;
}

/** The kinds of devices that accounts were signed in at. */
@Injectable()
export class DevicesSeen {
  /** Notes the kind; answers its id when the account was never signed in at one like it, but at others. */
  async note(tx: WriteTx, accountId: string, userAgent: string | null): Promise<string | undefined> {
    const { zh, en } = deviceWords(deviceOf(userAgent));
    const row = await tx.sqlOne<{ id: string; isFirst: boolean }>(
      'identity.device-seen.note',
      `INSERT INTO device_seen (id, account_id, device, device_en, first_seen_at) VALUES ($1, $2, $3, $4, clock_now())
       ON CONFLICT (account_id, device) DO NOTHING
       RETURNING id, NOT EXISTS (SELECT 1 FROM device_seen WHERE account_id = $2) AS "isFirst"`,
      [uuidv7(), accountId, zh, en],
    );
    return row && !row.isFirst ? row.id : undefined;
  }

  one(tx: ReadTx, id: string): Promise<SeenDevice | undefined> {
    return tx.sqlOne(
      'identity.device-seen.one',
      `SELECT device AS zh, device_en AS en, first_seen_at AS at FROM device_seen WHERE id = $1`,
      [id],
    );
  }
}
