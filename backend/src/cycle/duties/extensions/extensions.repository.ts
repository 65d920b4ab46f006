import { Injectable } from '@nestjs/common';
import type { ExtensionState } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A request for more time, as it is stored. */
export interface ExtensionRecord {
  readonly id: string;
  readonly dutyId: string;
  /** The date that held when it was asked. */
  readonly dueBefore: string;
  readonly askedFor: string;
  readonly reason: string;
  readonly askedByPersonId: string;
  readonly askedByTenureId: string;
  readonly askedAt: Date;
  readonly deciderOrganizationId: string;
  readonly state: ExtensionState;
  readonly decidedByTenureId: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly version: number;
}

/** A request that waits for a post's decision. */
export interface AskedOfPost {
  readonly postId: string;
  readonly dutyId: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly dueBefore: string;
}

export interface NewExtension {
  readonly id: string;
  readonly dutyId: string;
  readonly dueBefore: string;
  readonly askedFor: string;
  readonly reason: string;
  readonly decider: { readonly organizationId: string; readonly postId: string };
}

/** For whom requests wait: their bodies, and whose they do not decide about. */
export interface WaitingFor {
  readonly bodies: readonly string[];
  readonly postId: string;
  readonly personId: string | null;
  /** Their organisation, unless they head it: its head decides there. */
  readonly notOf: string | null;
}

const COLUMNS = `e.id, e.duty_id AS "dutyId", e.due_before::text AS "dueBefore", e.asked_for::text AS "askedFor", e.reason,
  e.asked_by_person_id AS "askedByPersonId", e.asked_by_tenure_id AS "askedByTenureId", e.asked_at AS "askedAt",
  e.decider_organization_id AS "deciderOrganizationId", e.state,
  e.decided_by_tenure_id AS "decidedByTenureId", e.decided_at AS "decidedAt", e.decision_reason AS "decisionReason", e.version`;

/** The only queries on `duty_extension`, and the date that a granted one leaves on its duty. */
@Injectable()
export class ExtensionsRepository {
  /** The first one asked first. */
  ofDuty(tx: ReadTx, dutyId: string): Promise<ExtensionRecord[]> {
    return tx.sql<ExtensionRecord>(
      'duties.extensions.of-duty',
      `SELECT ${COLUMNS} FROM duty_extension e WHERE e.district_id = $1 AND e.duty_id = $2 ORDER BY e.asked_at, e.id`,
      [tx.districtId, dutyId],
    );
  }

  /** What waits for somebody's answer, the nearest date first. */
  waitingFor(
    tx: ReadTx,
    { bodies, postId, personId, notOf }: WaitingFor,
    limit: number,
  ): Promise<ExtensionRecord[]> {
    return tx.sql<ExtensionRecord>(
      'duties.extensions.waiting-for',
      `SELECT ${COLUMNS} FROM duty_extension e
       JOIN duty d ON d.district_id = e.district_id AND d.id = e.duty_id AND d.state = 'owed'
       WHERE e.district_id = $1 AND e.state = 'asked' AND e.decider_organization_id = ANY($2::uuid[])
         AND d.post_id <> $3 AND e.asked_by_person_id IS DISTINCT FROM $4
         AND d.organization_id IS DISTINCT FROM $5::uuid
       ORDER BY e.due_before, e.id LIMIT $6`,
      [tx.districtId, bodies, postId, personId, notOf, limit],
    );
  }

  /** What these posts were asked to decide and have not, with what it is about; the nearest date first. */
  askedOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<AskedOfPost[]> {
    return tx.sql<AskedOfPost>(
      'duties.extensions.asked-of-posts',
      `SELECT e.decider_post_id AS "postId", e.duty_id AS "dutyId", d.title, d.title_en AS "titleEn",
              e.due_before::text AS "dueBefore"
       FROM duty_extension e
       JOIN duty d ON d.district_id = e.district_id AND d.id = e.duty_id AND d.state = 'owed'
       WHERE e.district_id = $1 AND e.state = 'asked' AND e.decider_post_id = ANY($2::uuid[])
       ORDER BY e.due_before, e.id`,
      [tx.districtId, postIds],
    );
  }

  /** 0 when another one of the duty waits already. */
  ask(tx: WriteTx, asked: NewExtension): Promise<number> {
    return tx.change(
      'duties.extensions.ask',
      `INSERT INTO duty_extension (district_id, id, duty_id, due_before, asked_for, reason, asked_by_person_id,
                                   asked_by_tenure_id, asked_at, decider_organization_id, decider_post_id, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asked')
       ON CONFLICT (district_id, duty_id) WHERE state = 'asked' DO NOTHING`,
      [
        ...[tx.districtId, asked.id, asked.dutyId, asked.dueBefore, asked.askedFor, asked.reason],
        ...[tx.actor.personId, tx.actor.tenureId, tx.now, asked.decider.organizationId, asked.decider.postId],
      ],
    );
  }

  /** The compare-and-set of an answer, or of taking the request back. */
  settle(
    tx: WriteTx,
    { id, version }: ExtensionRecord,
    state: Exclude<ExtensionState, 'asked'>,
    reason: string | null,
  ): Promise<number> {
    return tx.change(
      'duties.extensions.settle',
      `UPDATE duty_extension SET state = $4, decided_by_tenure_id = $5, decided_at = $6, decision_reason = $7,
                                 version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'asked'`,
      [tx.districtId, id, version, state, tx.actor.tenureId, tx.now, reason],
    );
  }

  /** Takes back what still waits of these duties; answers what it was. */
  withdrawOf(
    tx: WriteTx,
    dutyIds: readonly string[],
  ): Promise<{ readonly dutyId: string; readonly askedFor: string }[]> {
    return tx.sql(
      'duties.extensions.withdraw-of',
      `UPDATE duty_extension SET state = 'withdrawn', decided_by_tenure_id = $3, decided_at = $4, version = version + 1
       WHERE district_id = $1 AND duty_id = ANY($2::uuid[]) AND state = 'asked'
       RETURNING duty_id AS "dutyId", asked_for::text AS "askedFor"`,
      [tx.districtId, dutyIds, tx.actor.tenureId, tx.now],
    );
  }

  /** The due date stays as it was dated. No new version: a report that is being typed must not fail because of good news. */
  extend(tx: WriteTx, dutyId: string, extendedTo: string): Promise<number> {
    return tx.change(
      'duties.extensions.extend',
      `UPDATE duty SET extended_to = $3 WHERE district_id = $1 AND id = $2 AND state = 'owed'`,
      [tx.districtId, dutyId, extendedTo],
    );
  }
}
