import { Injectable } from '@nestjs/common';
import type { PostShape } from '@zeren/domain/registry/organizations/posts/may-shape-post';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { ClosureRepository } from '../tree/closure.repository';

/** A post as it stands. */
export interface PostFacts extends PostShape {
  readonly id: string;
  readonly organizationId: string;
  readonly code: string;
  readonly sort: number;
  readonly validFrom: string;
  /** The first day on which it no longer exists. */
  readonly validTo: string | null;
  readonly version: number;
}

/** The organisation that a post stands in. */
export interface PostOrganization {
  readonly id: string;
  readonly code: string;
  readonly kindCode: string;
  readonly validTo: string | null;
}

const POST = `p.id, p.organization_id AS "organizationId", p.code, p.title, p.kind, p.is_head AS "isHead",
  p.in_team AS "inTeam", p.line_work AS "lineWork", p.sort, p.valid_from::text AS "validFrom",
  p.valid_to::text AS "validTo", p.version`;

/** Posts one at a time; imports write theirs in one statement. */
@Injectable()
export class PostsRepository {
  constructor(private readonly closure: ClosureRepository) {}

  /** Keeps imports of the district out while posts of the organisation change, and other clerks out of it. */
  async lockOrganization(tx: WriteTx, id: string): Promise<PostOrganization | undefined> {
    await this.closure.holdTree(tx);
    return tx.sqlOne<PostOrganization>(
      'posts.lock-organization',
      `SELECT id, code, kind_code AS "kindCode", valid_to::text AS "validTo"
       FROM organization WHERE district_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<PostFacts[]> {
    return tx.sql<PostFacts>(
      'posts.by-ids',
      `SELECT ${POST} FROM post p WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  one(tx: ReadTx, id: string): Promise<PostFacts | undefined> {
    return tx.sqlOne<PostFacts>(
      'posts.one',
      `SELECT ${POST} FROM post p WHERE p.district_id = $1 AND p.id = $2`,
      [tx.districtId, id],
    );
  }

  /** The posts of an organisation that exist on a day, in their order. */
  ofOrganization(tx: ReadTx, organizationId: string, day: string): Promise<PostFacts[]> {
    return tx.sql<PostFacts>(
      'posts.of-organization',
      `SELECT ${POST} FROM post p
       WHERE p.district_id = $1 AND p.organization_id = $2 AND p.valid_from <= $3::date
         AND (p.valid_to IS NULL OR p.valid_to > $3::date)
       ORDER BY p.is_head DESC, p.sort, p.code`,
      [tx.districtId, organizationId, day],
    );
  }

  /** The code of the organisation with the next number, as workbooks have it. */
  async nextCode(tx: WriteTx, organization: PostOrganization): Promise<string> {
    const found = await tx.sqlOne<{ next: number }>(
      'posts.next-code',
      `SELECT coalesce(max(substring(code FROM length($2) + 3)::int), 0) + 1 AS next
       FROM post WHERE district_id = $1 AND starts_with(code, $2 || '-P')
         AND substring(code FROM length($2) + 3) ~ '^[0-9]{1,6}$'`,
      [tx.districtId, organization.code],
    );
    return `${organization.code}-P${found!.next}`;
  }

  /** 0 when the code is taken, by a post that moved elsewhere with it. */
  insert(
    tx: WriteTx,
    post: PostShape & Pick<PostFacts, 'id' | 'organizationId' | 'code' | 'validFrom'>,
  ): Promise<number> {
    return tx.change(
      'posts.insert',
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head, in_team, line_work, valid_from, sort)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce(max(sort), 0) + 1
       FROM post WHERE district_id = $1 AND organization_id = $3
       ON CONFLICT (district_id, code) DO NOTHING`,
      [
        tx.districtId,
        post.id,
        post.organizationId,
        post.code,
        post.title,
        post.kind,
        post.isHead,
        post.inTeam,
        post.lineWork,
        post.validFrom,
      ],
    );
  }

  reshape(tx: WriteTx, id: string, version: number, shape: PostShape): Promise<number> {
    return tx.change(
      'posts.reshape',
      `UPDATE post SET title = $4, kind = $5, is_head = $6, in_team = $7, line_work = $8, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version, shape.title, shape.kind, shape.isHead, shape.inTeam, shape.lineWork],
    );
  }

  setValidTo(tx: WriteTx, id: string, version: number, validTo: string | null): Promise<number> {
    return tx.change(
      'posts.set-valid-to',
      `UPDATE post SET valid_to = $4, version = version + 1 WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version, validTo],
    );
  }

  /** Ends posts on the same day; answers how many were of the version that was seen. */
  close(
    tx: WriteTx,
    seen: readonly { readonly id: string; readonly version: number }[],
    validTo: string,
  ): Promise<number> {
    return tx.change(
      'posts.close',
      `UPDATE post p SET valid_to = $4, version = p.version + 1
       FROM unnest($2::uuid[], $3::int[]) AS t(id, version)
       WHERE p.district_id = $1 AND p.id = t.id AND p.version = t.version`,
      [tx.districtId, seen.map(({ id }) => id), seen.map(({ version }) => version), validTo],
    );
  }

  /** The version stays: nothing that somebody may have open has changed. */
  setOrder(tx: WriteTx, organizationId: string, postIds: readonly string[]): Promise<number> {
    return tx.change(
      'posts.set-order',
      `UPDATE post p SET sort = t.sort FROM unnest($3::uuid[]) WITH ORDINALITY AS t(id, sort)
       WHERE p.district_id = $1 AND p.organization_id = $2 AND p.id = t.id`,
      [tx.districtId, organizationId, postIds],
    );
  }
}
