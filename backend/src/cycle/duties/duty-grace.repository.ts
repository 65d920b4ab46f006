import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';

/** Days on which what falls due at a post is not red before they are over. */
export interface PostGrace {
  readonly postId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A grace, and what it was granted for. */
export interface Grace extends PostGrace {
  readonly subject: { readonly kind: string; readonly id: string };
}

/** The only queries on `duty_grace`, and those that ask which duties it concerns. */
@Injectable()
export class DutyGraceRepository {
  /** One grace per subject: granted anew, the later days count. Answers those that did not stand so already. */
  grant(tx: WriteTx, graces: readonly Grace[]): Promise<Grace[]> {
    return tx.sql<Grace>(
      'duties.grace.grant',
      `INSERT INTO duty_grace AS g (district_id, id, post_id, starts_on, ends_on, subject_kind, subject_id)
       SELECT $1, t.* FROM unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[], $6::text[], $7::uuid[]) AS t
       ON CONFLICT (district_id, subject_kind, subject_id)
       DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on
       WHERE (g.starts_on, g.ends_on) <> (excluded.starts_on, excluded.ends_on)
       RETURNING g.post_id AS "postId", g.starts_on::text AS "startsOn", g.ends_on::text AS "endsOn",
                 jsonb_build_object('kind', g.subject_kind, 'id', g.subject_id) AS subject`,
      [
        ...[tx.districtId, graces.map(() => uuidv7()), graces.map(({ postId }) => postId)],
        ...[graces.map(({ startsOn }) => startsOn), graces.map(({ endsOn }) => endsOn)],
        ...[graces.map(({ subject }) => subject.kind), graces.map(({ subject }) => subject.id)],
      ],
    );
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

  /** Graces of these posts, or of all that are in sight; with `after` only those that end after that day. */
  graces(tx: ReadTx, postIds: readonly string[] | null, after: string | null): Promise<PostGrace[]> {
    return tx.sql<PostGrace>(
      'duties.grace.of-posts',
      `SELECT post_id AS "postId", starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM duty_grace
       WHERE district_id = $1 AND ($2::uuid[] IS NULL OR post_id = ANY($2)) AND ($3::date IS NULL OR ends_on > $3)
       ORDER BY post_id, ends_on`,
      [tx.districtId, postIds, after],
    );
  }

  /** What is owed at these posts and has a light that a grace may change. */
  async owed(tx: ReadTx, postIds: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'duties.grace.owed',
      `SELECT id FROM duty WHERE district_id = $1 AND post_id = ANY($2::uuid[]) AND state = 'owed'`,
      [tx.districtId, postIds],
    );
    return rows.map(({ id }) => id);
  }
}
