import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

/** A post of an organisation that is to end. */
export interface StandingPostRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly isHead: boolean;
  readonly version: number;
  /** Those who hold it from the day on. */
  readonly holders: string[];
}

/** A unit class that ended with its organisation. */
export interface EndedClassRow {
  readonly organizationId: string;
  readonly classCode: string;
}

/** A place in an assessment group that ended with its organisation. */
export interface EndedMembershipRow {
  readonly groupId: string;
  readonly organizationId: string;
}

/** Which organisation went on as which. */
export interface SuccessionRow {
  readonly kind: 'merge' | 'split' | 'close';
  readonly on: string;
  readonly basis: string;
  readonly from: { readonly id: string; readonly nameZh: string };
  readonly to: { readonly id: string; readonly nameZh: string } | null;
}

/** The statements of merging, splitting and closing. */
@Injectable()
export class SuccessionRepository {
  /** The posts of these organisations that are there on or after the day, heads first. */
  posts(tx: ReadTx, organizationIds: readonly string[], on: string): Promise<StandingPostRow[]> {
    return tx.sql<StandingPostRow>(
      'organizations.succession.posts',
      `SELECT p.id, p.organization_id AS "organizationId", p.title, p.is_head AS "isHead", p.version,
              ARRAY(SELECT person.name FROM tenure t
                    JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
                    WHERE t.district_id = $1 AND t.post_id = p.id AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
                    ORDER BY t.starts_on, t.id) AS holders
       FROM post p
       WHERE p.district_id = $1 AND p.organization_id = ANY($2::uuid[]) AND (p.valid_to IS NULL OR p.valid_to > $3::date)
       ORDER BY array_position($2::uuid[], p.organization_id), p.is_head DESC, p.sort, p.code`,
      [tx.districtId, organizationIds, on],
    );
  }

  /** Each of these organisations with those above it, itself first. */
  async lines(tx: ReadTx, organizationIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.sql<{ id: string; line: string[] }>(
      'organizations.succession.lines',
      `SELECT descendant_id AS id, array_agg(ancestor_id ORDER BY depth) AS line FROM organization_closure
       WHERE district_id = $1 AND descendant_id = ANY($2::uuid[]) AND via = 'tree' GROUP BY descendant_id`,
      [tx.districtId, organizationIds],
    );
    return new Map(rows.map(({ id, line }) => [id, line]));
  }

  /** Every post that these organisations ever had. */
  async postsEver(tx: ReadTx, organizationIds: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'organizations.succession.posts-ever',
      `SELECT id FROM post WHERE district_id = $1 AND organization_id = ANY($2::uuid[]) ORDER BY id`,
      [tx.districtId, organizationIds],
    );
    return rows.map(({ id }) => id);
  }

  /** What stands directly below these organisations. */
  children(tx: ReadTx, organizationIds: readonly string[]): Promise<string[]> {
    return tx
      .sql<{ id: string }>(
        'organizations.succession.children',
        `SELECT id FROM organization
         WHERE district_id = $1 AND parent_id = ANY($2::uuid[]) AND valid_to IS NULL ORDER BY sort, code`,
        [tx.districtId, organizationIds],
      )
      .then((rows) => rows.map(({ id }) => id));
  }

  moveChildren(tx: WriteTx, moves: readonly { id: string; to: string }[]): Promise<number> {
    return tx.change(
      'organizations.succession.move-children',
      `UPDATE organization o SET parent_id = t.to_id, version = o.version + 1
       FROM unnest($2::uuid[], $3::uuid[]) AS t(id, to_id)
       WHERE o.district_id = $1 AND o.id = t.id AND o.valid_to IS NULL`,
      [tx.districtId, moves.map(({ id }) => id), moves.map(({ to }) => to)],
    );
  }

  movePosts(tx: WriteTx, moves: readonly { id: string; to: string }[]): Promise<number> {
    return tx.change(
      'organizations.succession.move-posts',
      `UPDATE post p SET organization_id = t.to_id, version = p.version + 1
       FROM unnest($2::uuid[], $3::uuid[]) AS t(id, to_id)
       WHERE p.district_id = $1 AND p.id = t.id`,
      [tx.districtId, moves.map(({ id }) => id), moves.map(({ to }) => to)],
    );
  }

  /** Unit classes end with the organisation; answers those that held. */
  endClasses(tx: WriteTx, organizationIds: readonly string[], on: string): Promise<EndedClassRow[]> {
    return tx.sql<EndedClassRow>(
      'organizations.succession.end-classes',
      `UPDATE organization_unit_class SET valid_to = greatest(valid_from, $3::date)
       WHERE district_id = $1 AND organization_id = ANY($2::uuid[]) AND (valid_to IS NULL OR valid_to > $3::date)
       RETURNING organization_id AS "organizationId", class_code AS "classCode"`,
      [tx.districtId, organizationIds, on],
    );
  }

  /** So do places in assessment groups; answers which. */
  endMemberships(tx: WriteTx, organizationIds: readonly string[], on: string): Promise<EndedMembershipRow[]> {
    return tx.sql<EndedMembershipRow>(
      'organizations.succession.end-memberships',
      `UPDATE assessment_group_member SET valid_to = greatest(valid_from, $3::date)
       WHERE district_id = $1 AND organization_id = ANY($2::uuid[]) AND (valid_to IS NULL OR valid_to > $3::date)
       RETURNING group_id AS "groupId", organization_id AS "organizationId"`,
      [tx.districtId, organizationIds, on],
    );
  }

  /** Sets members and, where it ends, the end; answers how many of those versions there were. */
  settle(
    tx: WriteTx,
    rows: readonly { id: string; version: number; memberCount: number; validTo: string | null }[],
  ): Promise<number> {
    const column = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key]);
    return tx.change(
      'organizations.succession.settle',
      `UPDATE organization o SET member_count = t.member_count, valid_to = t.valid_to, version = o.version + 1
       FROM unnest($2::uuid[], $3::int[], $4::int[], $5::date[]) AS t(id, version, member_count, valid_to)
       WHERE o.district_id = $1 AND o.id = t.id AND o.version = t.version AND o.valid_to IS NULL`,
      [tx.districtId, column('id'), column('version'), column('memberCount'), column('validTo')],
    );
  }

  async insert(
    tx: WriteTx,
    kind: SuccessionRow['kind'],
    pairs: readonly { from: string; to: string | null }[],
    { on, basis }: { readonly on: string; readonly basis: string },
  ): Promise<void> {
    await tx.change(
      'organizations.succession.insert',
      `INSERT INTO organization_succession (district_id, id, kind, from_id, to_id, on_day, basis)
       SELECT $1, t.id, $2, t.from_id, t.to_id, $3::date, $4 FROM unnest($5::uuid[], $6::uuid[], $7::uuid[]) AS t(id, from_id, to_id)`,
      [
        ...[tx.districtId, kind, on, basis],
        ...[pairs.map(() => uuidv7()), pairs.map(({ from }) => from), pairs.map(({ to }) => to)],
      ],
    );
  }

  /** What an organisation came from and went on as, latest first. */
  at(tx: ReadTx, organizationId: string): Promise<SuccessionRow[]> {
    return tx.sql<SuccessionRow>(
      'organizations.succession.at',
      `SELECT s.kind, s.on_day::text AS on, s.basis, jsonb_build_object('id', f.id, 'nameZh', f.name_zh) AS "from",
              CASE WHEN t.id IS NULL THEN NULL ELSE jsonb_build_object('id', t.id, 'nameZh', t.name_zh) END AS "to"
       FROM organization_succession s
       JOIN organization f ON f.district_id = s.district_id AND f.id = s.from_id
       LEFT JOIN organization t ON t.district_id = s.district_id AND t.id = s.to_id
       WHERE s.district_id = $1 AND (s.from_id = $2 OR s.to_id = $2)
       ORDER BY s.on_day DESC, f.sort, t.sort`,
      [tx.districtId, organizationId],
    );
  }
}
