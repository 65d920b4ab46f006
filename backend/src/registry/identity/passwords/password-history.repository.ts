import { Injectable } from '@nestjs/common';
import { PASSWORDS_REMEMBERED } from '@zeren/domain/registry/identity/password-rules';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** Hashes of passwords that their owners have given up; those for one sign-in were never theirs. */
@Injectable()
export class PasswordHistory {
  async former(tx: ReadTx, accountId: string): Promise<string[]> {
    const rows = await tx.sql<{ hash: string }>(
      'identity.password-history.former',
      `SELECT password_hash AS hash FROM password_history WHERE account_id = $1
       ORDER BY given_up_at DESC, password_hash LIMIT $2`,
      [accountId, PASSWORDS_REMEMBERED],
    );
    return rows.map(({ hash }) => hash);
  }

  /** Keeps the hash that is given up now, unless it was of a one-time password; forgets those beyond the last few. */
  async giveUp(tx: WriteTx, accountId: string): Promise<void> {
    await tx.change(
      'identity.password-history.give-up',
      `INSERT INTO password_history (account_id, given_up_at, password_hash)
       SELECT id, clock_now(), password_hash FROM account WHERE id = $1 AND NOT must_change_password
       ON CONFLICT DO NOTHING`,
      [accountId],
    );
    await tx.change(
      'identity.password-history.forget',
      `DELETE FROM password_history WHERE account_id = $1 AND (given_up_at, password_hash) NOT IN (
         SELECT given_up_at, password_hash FROM password_history WHERE account_id = $1
         ORDER BY given_up_at DESC, password_hash LIMIT $2)`,
      [accountId, PASSWORDS_REMEMBERED],
    );
  }
}
