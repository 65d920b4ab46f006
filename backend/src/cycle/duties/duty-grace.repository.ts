import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';

/** Days on which what falls due at a post is not red before they are over, and what they were granted for. */
export interface Grace {
  readonly postId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** The only queries on `duty_grace`, and those that ask which duties it concerns. */
@Injectable()
export class DutyGraceRepository {
  /** One grace per subject: granted anew, the later days count. Answers false when it stood so already. */
  async grant(tx: WriteTx, { postId, startsOn, endsOn, subject }: Grace): Promise<boolean> {
    const changed = await tx.change(
      'duties.grace.grant',
      `INSERT INTO duty_grace AS g (district_id, id, post_id, starts_on, ends_on, subject_kind, subject_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (district_id, subject_kind, subject_id)
       DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on
       WHERE (g.starts_on, g.ends_on) <> (excluded.starts_on, excluded.ends_on)`,
      [tx.districtId, uuidv7(), postId, startsOn, endsOn, subject.kind, subject.id],
    );
    return changed === 1;
  }

  /** Takes it back; answers what it was. */
  withdraw(tx: WriteTx, subject: Grace['subject']): Promise<Omit<Grace, 'subject'> | undefined> {
    return tx.sqlOne<Omit<Grace, 'subject'>>(
      'duties.grace.withdraw',
      `DELETE FROM duty_grace WHERE district_id = $1 AND subject_kind = $2 AND subject_id = $3
       RETURNING post_id AS "postId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"`,
      [tx.districtId, subject.kind, subject.id],
    );
  }

  /** What is owed at a post and has a light that a grace may change. */
  async owed(tx: ReadTx, postId: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'duties.grace.owed',
      `SELECT id FROM duty WHERE district_id = $1 AND post_id = $2 AND state = 'owed'`,
      [tx.districtId, postId],
    );
    return rows.map(({ id }) => id);
  }
}
