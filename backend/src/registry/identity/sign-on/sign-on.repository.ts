import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SignOnIdentity } from './sign-on-provider';

type Identity = Pick<SignOnIdentity, 'issuer' | 'subject'>;

/** Who accounts are at the provider. */
@Injectable()
export class SignOnRepository {
  async accountOf(tx: ReadTx, { issuer, subject }: Identity): Promise<string | undefined> {
    const row = await tx.sqlOne<{ id: string }>(
      'identity.sign-on.account-of',
      `SELECT id FROM account WHERE external_issuer = $1 AND external_subject = $2`,
      [issuer, subject],
    );
    return row?.id;
  }

  async subjectOf(tx: ReadTx, accountId: string, issuer: string): Promise<string | null> {
    const row = await tx.sqlOne<{ subject: string }>(
      'identity.sign-on.subject-of',
      `SELECT external_subject AS subject FROM account WHERE id = $1 AND external_issuer = $2`,
      [accountId, issuer],
    );
    return row?.subject ?? null;
  }

  /** 0 when the account changed meanwhile (`version`, where one is given) or somebody else is that already. */
  link(tx: WriteTx, accountId: string, identity: Identity | null, version: number | null): Promise<number> {
    return tx.change(
      'identity.sign-on.link',
      `UPDATE account SET external_issuer = $2, external_subject = $3, version = version + 1
       WHERE id = $1 AND state <> 'disabled' AND ($4::int IS NULL OR version = $4)
         AND NOT EXISTS (SELECT 1 FROM account o WHERE o.external_issuer = $2 AND o.external_subject = $3 AND o.id <> $1)`,
      [accountId, identity?.issuer ?? null, identity?.subject ?? null, version],
    );
  }

  /** Whether a full session of the account still stands. */
  async stands(tx: ReadTx, accountId: string, secretHash: Buffer): Promise<boolean> {
    const row = await tx.sqlOne(
      'identity.sign-on.session-stands',
      `SELECT 1 FROM session WHERE secret_hash = $1 AND account_id = $2 AND stage = 'full' AND expires_at > clock_now()
         AND last_seen_at > clock_now() - make_interval(mins => idle_minutes)`,
      [secretHash, accountId],
    );
    return row !== undefined;
  }
}
