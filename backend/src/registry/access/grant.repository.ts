import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';

/** A grant as it is stored. */
export interface GrantRow {
  readonly id: string;
  readonly capabilitySet: string;
  readonly rootOrganizationId: string;
  readonly postId: string | null;
  readonly personId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

const ROW = `
  id, capability_set AS "capabilitySet", root_organization_id AS "rootOrganizationId", post_id AS "postId",
  person_id AS "personId", valid_from::text AS "validFrom", valid_to::text AS "validTo", version`;

/** Grants of one district. */
@Injectable()
export class GrantRepository {
  one(tx: ReadTx, id: string): Promise<GrantRow | undefined> {
    return tx.sqlOne(
      'access.grant.one',
      `SELECT ${ROW} FROM capability_grant WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }

  postsOfKind(tx: ReadTx, kind: string): Promise<{ id: string; organizationId: string }[]> {
    return tx.sql(
      'access.grant.posts-of-kind',
      `SELECT id, organization_id AS "organizationId" FROM post
       WHERE district_id = $1 AND kind = $2 AND (valid_to IS NULL OR valid_to > $3::date) ORDER BY id`,
      [tx.districtId, kind, tx.today],
    );
  }

  /** Grants of a district are made one after another, so that no two of the same content slip in side by side. */
  async oneAtATime(tx: WriteTx): Promise<void> {
    await tx.sql('access.grant.lock', `SELECT pg_advisory_xact_lock(hashtext('capability_grant ' || $1))`, [
      tx.districtId,
    ]);
  }

  /** Inserts those that no grant of the same content covers already; answers the inserted rows. */
  insert(tx: WriteTx, rows: readonly GrantRow[]): Promise<GrantRow[]> {
    return tx.sql(
      'access.grant.insert',
      `INSERT INTO capability_grant (district_id, id, capability_set, root_organization_id, post_id, person_id, valid_from)
       SELECT $1, n.id, n.capability_set, n.root, n.post_id, n.person_id, n.valid_from
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[])
         AS n(id, capability_set, root, post_id, person_id, valid_from)
       WHERE NOT EXISTS (
         SELECT 1 FROM capability_grant g
         WHERE g.district_id = $1 AND g.capability_set = n.capability_set AND g.root_organization_id = n.root
           AND (g.post_id = n.post_id OR g.person_id = n.person_id)
           AND g.valid_from <= n.valid_from AND (g.valid_to IS NULL OR g.valid_to > n.valid_from))
       RETURNING ${ROW}`,
      [
        tx.districtId,
        rows.map(({ id }) => id),
        rows.map(({ capabilitySet }) => capabilitySet),
        rows.map(({ rootOrganizationId }) => rootOrganizationId),
        rows.map(({ postId }) => postId),
        rows.map(({ personId }) => personId),
        rows.map(({ validFrom }) => validFrom),
      ],
    );
  }

  /** Ends a grant today, or on its first day when that is still to come. */
  end(tx: WriteTx, id: string, version: number): Promise<GrantRow | undefined> {
    return tx.sqlOne(
      'access.grant.end',
      `UPDATE capability_grant SET valid_to = greatest(valid_from, $4::date), version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND (valid_to IS NULL OR valid_to > $4::date)
       RETURNING ${ROW}`,
      [tx.districtId, id, version, tx.today],
    );
  }
}
