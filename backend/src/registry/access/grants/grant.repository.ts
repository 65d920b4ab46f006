import { Injectable } from '@nestjs/common';
import type { GrantDays } from '@zeren/domain/registry/access/grant-state';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A grant as it is stored. */
export interface GrantRow extends GrantDays {
  readonly id: string;
  readonly capabilitySet: string;
  readonly rootOrganizationId: string;
  readonly postId: string | null;
  readonly personId: string | null;
  readonly version: number;
}

/** A grant that is held, seen from a post that somebody leaves. */
export interface HeldGrant extends GrantRow {
  readonly leftPostId: string;
  readonly organizationName: string;
}

/** What a grant to all posts of a kind would be. */
export interface KindAsked extends GrantDays {
  readonly capabilitySet: string;
  readonly postKind: string;
  readonly root: 'own-organization' | { readonly organizationId: string };
  readonly within?: string;
}

/** A post of the kind, over what it would be granted, and whether it holds the same for some of these days. */
export interface PostOfKindRow {
  readonly postId: string;
  readonly title: string;
  readonly organizationName: string;
  readonly holders: readonly string[];
  readonly rootOrganizationId: string;
  readonly holds: boolean;
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

  /** Grants with the names of who holds them and over what. */
  named(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<
    {
      readonly id: string;
      readonly capabilitySet: string;
      /** Null where the organisation is out of sight. */
      readonly rootName: string | null;
      readonly holderName: string;
    }[]
  > {
    return tx.sql(
      'access.grant.named',
      `SELECT g.id, g.capability_set AS "capabilitySet", root.name_zh AS "rootName",
              coalesce(person.name, seat.name_zh || ' ' || post.title, '') AS "holderName"
       FROM capability_grant g
       LEFT JOIN organization root ON root.district_id = g.district_id AND root.id = g.root_organization_id
       LEFT JOIN person ON person.district_id = g.district_id AND person.id = g.person_id
       LEFT JOIN post ON post.district_id = g.district_id AND post.id = g.post_id
       LEFT JOIN organization seat ON seat.district_id = post.district_id AND seat.id = post.organization_id
       WHERE g.district_id = $1 AND g.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Whether it was given to the actor, or to a post that they hold today. */
  async isOwn(tx: ReadTx, id: string): Promise<boolean> {
    const found = await tx.sqlOne(
      'access.grant.is-own',
      `SELECT 1 FROM capability_grant g
       WHERE g.district_id = $1 AND g.id = $2
         AND (g.person_id = $3 OR g.post_id IN (
               SELECT t.post_id FROM tenure t
               WHERE t.district_id = $1 AND t.person_id = $3
                 AND t.starts_on <= $4::date AND (t.ends_on IS NULL OR t.ends_on >= $4::date)))`,
      [tx.districtId, id, tx.actor.personId, tx.today],
    );
    return found !== undefined;
  }

  /** Grants that hold today, to these posts or to whoever leaves them, each with the name of its organisation. */
  heldToday(
    tx: ReadTx,
    left: readonly { readonly postId: string; readonly personId: string | null }[],
  ): Promise<HeldGrant[]> {
    return tx.sql<HeldGrant>(
      'access.grant.held-today',
      `SELECT g.*, l.post_id AS "leftPostId", o.name_zh AS "organizationName"
       FROM unnest($2::uuid[], $3::uuid[]) AS l(post_id, person_id)
       JOIN LATERAL (SELECT ${ROW} FROM capability_grant held
                     WHERE held.district_id = $1 AND (held.post_id = l.post_id OR held.person_id = l.person_id)
                       AND held.valid_from <= $4::date AND (held.valid_to IS NULL OR held.valid_to > $4::date)) g ON true
       JOIN organization o ON o.district_id = $1 AND o.id = g."rootOrganizationId"
       ORDER BY g.id`,
      [tx.districtId, left.map(({ postId }) => postId), left.map(({ personId }) => personId), tx.today],
    );
  }

  /** How many grants to the person themselves hold today or later. */
  async ownInForce(tx: ReadTx, personId: string): Promise<number> {
    const found = await tx.sqlOne<{ readonly count: number }>(
      'access.grant.own-in-force',
      `SELECT count(*)::int AS count FROM capability_grant
       WHERE district_id = $1 AND person_id = $2 AND (valid_to IS NULL OR valid_to > $3::date)`,
      [tx.districtId, personId, tx.today],
    );
    return found!.count;
  }

  /** Posts of a kind that exist today, in the order of the tree. */
  postsOfKind(tx: ReadTx, asked: KindAsked): Promise<PostOfKindRow[]> {
    const root = asked.root === 'own-organization' ? null : asked.root.organizationId;
    return tx.sql(
      'access.grant.posts-of-kind',
      `SELECT p.id AS "postId", p.title, o.name_zh AS "organizationName",
              coalesce($5::uuid, p.organization_id) AS "rootOrganizationId",
              ARRAY(SELECT person.name FROM tenure t
                    JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
                    WHERE t.district_id = $1 AND t.post_id = p.id
                      AND t.starts_on <= $3::date AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
                    ORDER BY t.starts_on) AS holders,
              EXISTS (SELECT 1 FROM capability_grant g
                      WHERE g.district_id = $1 AND g.post_id = p.id AND g.capability_set = $4
                        AND g.root_organization_id = coalesce($5::uuid, p.organization_id)
                        AND daterange(g.valid_from, g.valid_to) && daterange($6::date, $7::date)) AS holds
       FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.kind = $2 AND (p.valid_to IS NULL OR p.valid_to > $3::date)
         AND ($8::uuid IS NULL OR EXISTS (
               SELECT 1 FROM organization_closure c
               WHERE c.district_id = $1 AND c.descendant_id = o.id AND c.ancestor_id = $8 AND c.via = 'tree'))
       ORDER BY o.sort, o.code, p.sort, p.code`,
      [
        tx.districtId,
        asked.postKind,
        tx.today,
        asked.capabilitySet,
        root,
        asked.validFrom,
        asked.validTo,
        asked.within ?? null,
      ],
    );
  }

  /** Inserts those whose content nobody holds on any of their days; answers the inserted rows. */
  insert(tx: WriteTx, rows: readonly GrantRow[]): Promise<GrantRow[]> {
    return tx.sql(
      'access.grant.insert',
      `INSERT INTO capability_grant
         (district_id, id, capability_set, root_organization_id, post_id, person_id, valid_from, valid_to)
       SELECT $1, n.* FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[], $8::date[]) AS n
       ON CONFLICT DO NOTHING RETURNING ${ROW}`,
      [
        tx.districtId,
        rows.map(({ id }) => id),
        rows.map(({ capabilitySet }) => capabilitySet),
        rows.map(({ rootOrganizationId }) => rootOrganizationId),
        rows.map(({ postId }) => postId),
        rows.map(({ personId }) => personId),
        rows.map(({ validFrom }) => validFrom),
        rows.map(({ validTo }) => validTo),
      ],
    );
  }

  /** Ends a grant on another day, if it is still the one that was looked at and has not ended. */
  setValidTo(
    tx: WriteTx,
    id: string,
    version: number,
    validTo: string | null,
  ): Promise<GrantRow | undefined> {
    return tx.sqlOne(
      'access.grant.set-valid-to',
      `UPDATE capability_grant SET valid_to = $4::date, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND (valid_to IS NULL OR valid_to > greatest(valid_from, $5::date))
       RETURNING ${ROW}`,
      [tx.districtId, id, version, validTo, tx.today],
    );
  }
}
