import { Injectable } from '@nestjs/common';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { TenureEnding } from '@zeren/domain/registry/organizations/tenures/may-end-tenure';
import type { PostToFill } from '@zeren/domain/registry/organizations/tenures/may-start-tenure';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { ClosureRepository } from '../tree/closure.repository';

/** A tenure as it stands. */
export interface TenureFacts {
  readonly id: string;
  readonly postId: string;
  readonly personId: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly startNote: string | null;
  readonly endReason: EndReason | null;
  readonly endNote: string | null;
  readonly correctionNote: string | null;
  readonly version: number;
}

/** A tenure with the organisation of its post and the name of its person. */
export interface RecordedTenure extends TenureFacts {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly postTitle: string;
  readonly personName: string;
}

/** What a correction may change, and why. */
export type CorrectedTenure = Pick<TenureFacts, 'kind' | 'startsOn' | 'endsOn' | 'correctionNote'>;

/** A post as far as filling it goes. */
export interface LockedPost extends PostToFill {
  readonly id: string;
  readonly organizationId: string;
}

const recordedTenure = (said: (column: string) => string): string => `
  t.id, t.post_id AS "postId", t.person_id AS "personId", t.kind,
  t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn", ${said('t.start_note')} AS "startNote",
  ${said('t.end_reason')} AS "endReason", ${said('t.end_note')} AS "endNote",
  ${said('t.correction_note')} AS "correctionNote", t.version, p.organization_id AS "organizationId", o.name_zh AS "organizationName",
  p.title AS "postTitle", person.name AS "personName"`;

export const RECORDED_TENURE = recordedTenure((column) => column);

/**
 * For whoever may only know who holds what, as superiors are known from below: why somebody came and went is said to
 * those who have the post in sight, and to themselves.
 */
export const TENURE_AS_FAR_AS_SEEN = recordedTenure(
  (column) => `CASE WHEN (SELECT app_sees_all()) OR t.person_id = app_person()
    OR t.post_id IN (SELECT app_posts()) THEN ${column} END`,
);

export const RECORDED_TENURE_JOINS = `
  JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
  JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
  JOIN person ON person.district_id = t.district_id AND person.id = t.person_id`;

/** A tenure that ends, as it was seen. */
export interface EndingTenure {
  readonly id: string;
  readonly version: number;
  readonly ending: TenureEnding;
}

/** Tenures as they are recorded by hand; imports write theirs in one statement. */
@Injectable()
export class TenuresRepository {
  constructor(private readonly closure: ClosureRepository) {}

  /** Keeps imports of the district out while tenures are recorded, and other clerks from the same posts. */
  async lockPosts(tx: WriteTx, postIds: readonly string[]): Promise<LockedPost[]> {
    await this.closure.holdTree(tx);
    return tx.sql<LockedPost>(
      'tenures.lock-posts',
      `SELECT id, organization_id AS "organizationId", valid_from::text AS "validFrom", valid_to::text AS "validTo"
       FROM post WHERE district_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [tx.districtId, postIds],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<RecordedTenure[]> {
    return tx.sql<RecordedTenure>(
      'tenures.by-ids',
      `SELECT ${RECORDED_TENURE} FROM tenure t ${RECORDED_TENURE_JOINS}
       WHERE t.district_id = $1 AND t.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** The tenures of posts, oldest first. */
  ofPosts(tx: ReadTx, postIds: readonly string[]): Promise<RecordedTenure[]> {
    return tx.sql<RecordedTenure>(
      'tenures.of-posts',
      `SELECT ${RECORDED_TENURE} FROM tenure t ${RECORDED_TENURE_JOINS}
       WHERE t.district_id = $1 AND t.post_id = ANY($2::uuid[]) ORDER BY t.starts_on, t.id`,
      [tx.districtId, postIds],
    );
  }

  /** An entry that was merged takes no post any more; held against a merge until the tenures are recorded. */
  async people(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.sql<{ id: string; name: string }>(
      'tenures.people',
      `SELECT id, name FROM person WHERE district_id = $1 AND id = ANY($2::uuid[]) AND merged_into_id IS NULL
       ORDER BY id FOR KEY SHARE`,
      [tx.districtId, ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** They lie ahead until their turn is told, be that at once. */
  async insert(
    tx: WriteTx,
    tenures: readonly Pick<
      TenureFacts,
      'id' | 'postId' | 'personId' | 'kind' | 'startsOn' | 'endsOn' | 'startNote'
    >[],
  ): Promise<void> {
    const column = <K extends keyof (typeof tenures)[number]>(key: K) => tenures.map((one) => one[key]);
    await tx.change(
      'tenures.insert',
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on, ends_on, start_note, phase)
       SELECT $1, t.*, 'ahead'
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::date[], $8::text[]) AS t`,
      [
        ...[tx.districtId, column('id'), column('postId'), column('personId'), column('kind')],
        ...[column('startsOn'), column('endsOn'), column('startNote')],
      ],
    );
  }

  /** Answers the ids of those that were of the version that was seen. */
  async end(tx: WriteTx, tenures: readonly EndingTenure[]): Promise<ReadonlySet<string>> {
    const rows = await tx.sql<{ id: string }>(
      'tenures.end',
      `UPDATE tenure SET ends_on = t.ends_on, end_reason = t.end_reason, end_note = t.end_note,
                         version = tenure.version + 1
       FROM unnest($2::uuid[], $3::int[], $4::date[], $5::text[], $6::text[])
            AS t(id, version, ends_on, end_reason, end_note)
       WHERE tenure.district_id = $1 AND tenure.id = t.id AND tenure.version = t.version
       RETURNING tenure.id`,
      [
        ...[tx.districtId, tenures.map(({ id }) => id), tenures.map(({ version }) => version)],
        ...[tenures.map(({ ending }) => ending.endsOn), tenures.map(({ ending }) => ending.endReason)],
        tenures.map(({ ending }) => ending.endNote),
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** An open end has no reason any more. */
  correct(
    tx: WriteTx,
    id: string,
    version: number,
    { kind, startsOn, endsOn, correctionNote }: CorrectedTenure,
  ): Promise<number> {
    return tx.change(
      'tenures.correct',
      `UPDATE tenure SET kind = $4, starts_on = $5, ends_on = $6,
                         end_reason = CASE WHEN $6::date IS NOT NULL THEN end_reason END,
                         end_note = CASE WHEN $6::date IS NOT NULL THEN end_note END,
                         correction_note = $7, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version, kind, startsOn, endsOn, correctionNote],
    );
  }

  /** Tenures of an entry that is merged belong to the one that stays; what they are does not change. */
  async moveToPerson(
    tx: WriteTx,
    ids: readonly string[],
    personId: string,
    correctionNote: string,
  ): Promise<void> {
    await tx.change(
      'tenures.move-to-person',
      `UPDATE tenure SET person_id = $3, correction_note = $4, version = version + 1
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids, personId, correctionNote],
    );
  }
}
