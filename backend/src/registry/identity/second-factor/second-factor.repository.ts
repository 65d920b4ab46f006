import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A second factor as it is stored: secrets sealed. */
export interface StoredFactor {
  readonly secret: Buffer | null;
  readonly confirmedAt: Date | null;
  readonly proposed: Buffer | null;
}

/** For how long a secret that was shown may be confirmed. */
const PROPOSAL_MINUTES = 15;

/** Second factors and recovery codes. */
@Injectable()
export class SecondFactorRepository {
  find(tx: ReadTx, accountId: string): Promise<StoredFactor | undefined> {
    return tx.sqlOne(
      'identity.factor.find',
      `SELECT secret, confirmed_at AS "confirmedAt",
              CASE WHEN proposed_at > clock_now() - make_interval(mins => $2) THEN proposed END AS proposed
       FROM second_factor WHERE account_id = $1`,
      [accountId, PROPOSAL_MINUTES],
    );
  }

  async propose(tx: WriteTx, accountId: string, sealed: Buffer): Promise<void> {
    await tx.change(
      'identity.factor.propose',
      `INSERT INTO second_factor (account_id, proposed, proposed_at) VALUES ($1, $2, clock_now())
       ON CONFLICT (account_id) DO UPDATE SET proposed = excluded.proposed, proposed_at = excluded.proposed_at`,
      [accountId, sealed],
    );
  }

  /** The proposed secret becomes the one that counts, its code already spent. 0 when another was proposed meanwhile. */
  confirm(tx: WriteTx, accountId: string, sealed: Buffer, step: number): Promise<number> {
    return tx.change(
      'identity.factor.confirm',
      `UPDATE second_factor SET secret = proposed, confirmed_at = clock_now(), last_step = $3,
                                proposed = NULL, proposed_at = NULL
       WHERE account_id = $1 AND proposed = $2`,
      [accountId, sealed, step],
    );
  }

  /** A factor that somebody already has the secret of. */
  async install(tx: WriteTx, accountId: string, sealed: Buffer): Promise<void> {
    await tx.change(
      'identity.factor.install',
      `INSERT INTO second_factor (account_id, secret, confirmed_at) VALUES ($1, $2, clock_now())`,
      [accountId, sealed],
    );
  }

  /** 0 when this or a later step was spent before: of two who send the same code, one gets in. */
  spendStep(tx: WriteTx, accountId: string, step: number): Promise<number> {
    return tx.change(
      'identity.factor.spend-step',
      `UPDATE second_factor SET last_step = $2
       WHERE account_id = $1 AND secret IS NOT NULL AND (last_step IS NULL OR last_step < $2)`,
      [accountId, step],
    );
  }

  /** The factor and what stands in for it. */
  async remove(tx: WriteTx, accountId: string): Promise<number> {
    await tx.change('identity.recovery.remove', `DELETE FROM recovery_code WHERE account_id = $1`, [
      accountId,
    ]);
    return tx.change('identity.factor.remove', `DELETE FROM second_factor WHERE account_id = $1`, [
      accountId,
    ]);
  }

  async replaceRecoveryCodes(tx: WriteTx, accountId: string, digests: readonly Buffer[]): Promise<void> {
    await tx.change('identity.recovery.clear', `DELETE FROM recovery_code WHERE account_id = $1`, [
      accountId,
    ]);
    await tx.change(
      'identity.recovery.insert',
      `INSERT INTO recovery_code (account_id, digest) SELECT $1, unnest($2::bytea[])`,
      [accountId, digests],
    );
  }

  spendRecoveryCode(tx: WriteTx, accountId: string, digest: Buffer): Promise<number> {
    return tx.change(
      'identity.recovery.spend',
      `UPDATE recovery_code SET used_at = clock_now() WHERE account_id = $1 AND digest = $2 AND used_at IS NULL`,
      [accountId, digest],
    );
  }

  async recoveryCodesLeft(tx: ReadTx, accountId: string): Promise<number> {
    const row = await tx.sqlOne<{ left: number }>(
      'identity.recovery.left',
      `SELECT count(*)::int AS left FROM recovery_code WHERE account_id = $1 AND used_at IS NULL`,
      [accountId],
    );
    return row!.left;
  }
}
