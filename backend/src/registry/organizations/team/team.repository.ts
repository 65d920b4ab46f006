import { Injectable } from '@nestjs/common';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { ReadTx } from '../../../platform/database/transaction';

/** A post of the team on a day, with what was before and what is to come. */
export interface TeamPostRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly kind: string;
  readonly isHead: boolean;
  readonly inTeam: boolean;
  readonly lineWork: string | null;
  readonly validTo: string | null;
  readonly version: number;
  /** The last day of the latest tenure that was over on the day. */
  readonly lastHeldOn: string | null;
}

/** A tenure that runs on the day or begins after it. */
export interface TeamTenureRow {
  readonly id: string;
  readonly postId: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly startNote: string | null;
  readonly version: number;
}

/** A post that somebody of the team holds on the day, here or elsewhere. */
export interface HeldPostRow {
  readonly personId: string;
  readonly postId: string;
  readonly kind: TenureKind;
  readonly postTitle: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

/** The team of an organisation: its posts and who holds them. Three queries, however many. */
@Injectable()
export class TeamRepository {
  posts(tx: ReadTx, organizationId: string, day: string): Promise<TeamPostRow[]> {
    return tx.sql<TeamPostRow>(
      'team.posts',
      `SELECT p.id, p.organization_id AS "organizationId", p.title, p.kind, p.is_head AS "isHead", p.in_team AS "inTeam",
              p.line_work AS "lineWork", p.valid_to::text AS "validTo", p.version,
              (SELECT max(t.ends_on)::text FROM tenure t
               WHERE t.district_id = p.district_id AND t.post_id = p.id AND t.ends_on < $3::date) AS "lastHeldOn"
       FROM post p
       WHERE p.district_id = $1 AND p.organization_id = $2 AND p.valid_from <= $3::date
         AND (p.valid_to IS NULL OR p.valid_to > $3::date)
       ORDER BY p.is_head DESC, p.sort, p.code`,
      [tx.districtId, organizationId, day],
    );
  }

  tenures(tx: ReadTx, postIds: readonly string[], day: string): Promise<TeamTenureRow[]> {
    return tx.sql<TeamTenureRow>(
      'team.tenures',
      `SELECT t.id, t.post_id AS "postId", t.person_id AS "personId", person.name AS "personName", t.kind,
              t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn", t.start_note AS "startNote", t.version
       FROM tenure t JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
       WHERE t.district_id = $1 AND t.post_id = ANY($2::uuid[]) AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
       ORDER BY array_position($4::text[], t.kind), t.starts_on DESC, t.person_id`,
      [tx.districtId, postIds, day, TENURE_KINDS],
    );
  }

  /** All that these people hold on the day, as far as it is in sight. */
  heldBy(tx: ReadTx, personIds: readonly string[], day: string): Promise<HeldPostRow[]> {
    return tx.sql<HeldPostRow>(
      'team.held-by',
      `SELECT t.person_id AS "personId", p.id AS "postId", t.kind, p.title AS "postTitle", o.id AS "organizationId",
              o.name_zh AS "organizationName"
       FROM tenure t
       JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE t.district_id = $1 AND t.person_id = ANY($2::uuid[])
         AND t.starts_on <= $3::date AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
         AND EXISTS (SELECT 1 FROM organization_closure sight
                     WHERE sight.district_id = $1 AND sight.descendant_id = o.id AND sight.ancestor_id = ANY($4::uuid[]))
       ORDER BY array_position($5::text[], t.kind), o.sort, p.sort, p.id`,
      [tx.districtId, personIds, day, tx.actor.rootOrganizationIds, TENURE_KINDS],
    );
  }
}
