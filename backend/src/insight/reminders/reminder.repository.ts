import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ReminderKind } from '@zeren/domain/insight/reminders/reminder-ladder';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';

/** What a reminder is about. */
export type ReminderSubject = 'duty' | 'responsibility-list' | 'handover';

/** One thing to be said of a subject at an instant. */
export interface NewReminder {
  readonly kind: ReminderKind;
  readonly subjectId: string;
  readonly postId: string;
  /** Whom to tell by name; null or left out: whoever answers for the post when it is told. */
  readonly personId?: string | null;
  /** How many superiors up; left out: none. */
  readonly climb?: number;
  readonly dueAt: string;
}

/** A handover that somebody has to sign. */
export interface OpenHandoverRow {
  readonly id: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly side: 'hand-over' | 'take-over';
  /** Who has to sign; null where nobody is named and the head stands in. */
  readonly personId: string | null;
  readonly dueOn: string;
}

/** A duty that may be spoken of. */
export interface DatedDutyRow {
  readonly id: string;
  readonly postId: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly graceUntil: string | null;
  readonly checkingClass: string;
}

/** A list that waits for its receipt. */
export interface IssuedListRow {
  readonly id: string;
  readonly postId: string;
  readonly issuedAt: string;
  readonly receiptDueOn: string | null;
}

/** An objection that waits for its reply, and the post that gave the list out. */
export interface OpenObjectionRow {
  readonly listId: string;
  readonly replyDueOn: string;
  /** Null where it is not known who issued the list and its body has no head. */
  readonly answeringPostId: string | null;
}

/** A reminder just claimed, with what is known of its subject. */
export interface ClaimedReminderRow {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly subjectKind: ReminderSubject;
  readonly subjectId: string;
  readonly postId: string;
  readonly personId: string | null;
  readonly climb: number;
  readonly postTitle: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly title: string | null;
  readonly titleEn: string | null;
  readonly year: number | null;
  readonly dueOn: string | null;
  readonly dueAt: Date;
  /** Whether something is still waiting: a duty not reported, a list not received or not replied about, a side not signed. */
  readonly open: boolean;
  /** Whether a later step of the same ladder is due too: after an outage one message is enough. */
  readonly outrun: boolean;
}

/** The grace that a duty (alias `d`) falls due in. */
const GRACE = `(SELECT max(g.ends_on) FROM duty_grace g
                WHERE g.district_id = d.district_id AND g.post_id = d.post_id AND d.due_on BETWEEN g.starts_on AND g.ends_on)`;

const DATED = `d.id, d.post_id AS "postId", d.opens_on::text AS "opensOn", d.due_on::text AS "dueOn",
  ${GRACE}::text AS "graceUntil", d.checking_class AS "checkingClass"`;

const ISSUED = `id, post_id AS "postId", receipt_due_on::text AS "receiptDueOn",
  to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "issuedAt"`;

/** Said to whoever has to reply to an objection, not to whoever has to sign for the list. */
const TO_REPLY = `r.kind IN ('objection-raised', 'objection-due', 'objection-overdue')`;

/** The only queries on `reminder`. */
@Injectable()
export class ReminderRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Districts in which something is due now: what a worker may see across districts. */
  async districtsWithDue(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM district d WHERE EXISTS (
         SELECT 1 FROM reminder r
         WHERE r.district_id = d.id AND r.state = 'waiting' AND r.due_at <= clock_now())`,
    );
    return rows.map(({ id }) => id);
  }

  owedDuties(tx: ReadTx, listId: string): Promise<DatedDutyRow[]> {
    return tx.sql<DatedDutyRow>(
      'reminders.owed-duties',
      `SELECT ${DATED}
       FROM responsibility_item i JOIN duty d ON d.district_id = i.district_id AND d.item_id = i.id
       WHERE i.district_id = $1 AND i.list_id = $2 AND d.state IN ('owed', 'returned')`,
      [tx.districtId, listId],
    );
  }

  owedDuty(tx: ReadTx, dutyId: string): Promise<DatedDutyRow | undefined> {
    return tx.sqlOne<DatedDutyRow>(
      'reminders.owed-duty',
      `SELECT ${DATED} FROM duty d WHERE d.district_id = $1 AND d.id = $2 AND d.state IN ('owed', 'returned')`,
      [tx.districtId, dutyId],
    );
  }

  owedDutiesOfPost(tx: ReadTx, postId: string): Promise<DatedDutyRow[]> {
    return tx.sql<DatedDutyRow>(
      'reminders.owed-duties-of-post',
      `SELECT ${DATED} FROM duty d
       WHERE d.district_id = $1 AND d.post_id = $2 AND d.state IN ('owed', 'returned')`,
      [tx.districtId, postId],
    );
  }

  /** What a directive still asks of its targets, or of one of them. */
  owedDutiesOfDirective(tx: ReadTx, directiveId: string, dutyId: string | null): Promise<DatedDutyRow[]> {
    return tx.sql<DatedDutyRow>(
      'reminders.owed-duties-of-directive',
      `SELECT ${DATED} FROM duty d
       WHERE d.district_id = $1 AND d.directive_id = $2 AND ($3::uuid IS NULL OR d.id = $3)
         AND d.state IN ('owed', 'returned')`,
      [tx.districtId, directiveId, dutyId],
    );
  }

  /** Drops what waits for duties of a directive that was withdrawn. */
  dropWaitingOfDirective(tx: WriteTx, directiveId: string): Promise<number> {
    return tx.change(
      'reminders.drop-of-directive',
      `UPDATE reminder r SET state = 'dropped' FROM duty d
       WHERE d.district_id = $1 AND d.directive_id = $2 AND d.state = 'withdrawn'
         AND r.district_id = $1 AND r.subject_kind = 'duty' AND r.subject_id = d.id AND r.state = 'waiting'`,
      [tx.districtId, directiveId],
    );
  }

  /** Duties of a class of checking that are still owed, in portions by id. */
  owedDutiesOfClass(
    tx: ReadTx,
    checkingClass: string,
    after: string | null,
    limit: number,
  ): Promise<DatedDutyRow[]> {
    return tx.sql<DatedDutyRow>(
      'reminders.owed-duties-of-class',
      `SELECT ${DATED} FROM duty d
       WHERE d.district_id = $1 AND d.checking_class = $2 AND d.state IN ('owed', 'returned')
         AND ($3::uuid IS NULL OR d.id > $3::uuid)
       ORDER BY d.id LIMIT $4`,
      [tx.districtId, checkingClass, after, limit],
    );
  }

  /** Lists that wait for their receipt, in portions by id. */
  issuedLists(tx: ReadTx, after: string | null, limit: number): Promise<IssuedListRow[]> {
    return tx.sql<IssuedListRow>(
      'reminders.issued-lists',
      `SELECT ${ISSUED} FROM responsibility_list
       WHERE district_id = $1 AND state = 'issued' AND ($2::uuid IS NULL OR id > $2::uuid)
       ORDER BY id LIMIT $3`,
      [tx.districtId, after, limit],
    );
  }

  openHandover(tx: ReadTx, handoverId: string): Promise<OpenHandoverRow | undefined> {
    return tx.sqlOne<OpenHandoverRow>(
      'reminders.open-handover',
      `SELECT id, post_id AS "postId", organization_id AS "organizationId", due_on::text AS "dueOn",
              CASE state WHEN 'gathered' THEN 'hand-over' ELSE 'take-over' END AS side,
              CASE state WHEN 'gathered' THEN outgoing_person_id ELSE incoming_person_id END AS "personId"
       FROM handover WHERE district_id = $1 AND id = $2 AND state IN ('gathered', 'handed-over')`,
      [tx.districtId, handoverId],
    );
  }

  issuedList(tx: ReadTx, listId: string): Promise<IssuedListRow | undefined> {
    return tx.sqlOne<IssuedListRow>(
      'reminders.issued-list',
      `SELECT ${ISSUED}
       FROM responsibility_list WHERE district_id = $1 AND id = $2 AND state = 'issued'`,
      [tx.districtId, listId],
    );
  }

  /** Whoever issued the list replies; where that is not known, the head of the body that keeps it. */
  openObjection(tx: ReadTx, objectionId: string): Promise<OpenObjectionRow | undefined> {
    return tx.sqlOne<OpenObjectionRow>(
      'reminders.open-objection',
      `SELECT l.id AS "listId", o.reply_due_on::text AS "replyDueOn", coalesce(te.post_id, head.id) AS "answeringPostId"
       FROM list_objection o
       JOIN responsibility_list l ON l.district_id = o.district_id AND l.id = o.list_id AND l.state = 'objected'
       JOIN list_set s ON s.district_id = l.district_id AND s.id = l.list_set_id
       LEFT JOIN tenure te ON te.district_id = l.district_id AND te.id = l.issued_by_tenure_id
       LEFT JOIN LATERAL (
         SELECT h.id FROM post h
         WHERE h.district_id = s.district_id AND h.organization_id = s.organization_id AND h.is_head
         ORDER BY h.sort, h.id LIMIT 1) head ON true
       WHERE o.district_id = $1 AND o.id = $2 AND o.outcome IS NULL`,
      [tx.districtId, objectionId],
    );
  }

  /** Inserts what is not there yet; what was dropped and is due again waits anew; what was told stays told. */
  insert(tx: WriteTx, subjectKind: ReminderSubject, reminders: readonly NewReminder[]): Promise<number> {
    return tx.change(
      'reminders.insert',
      `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, person_id, climb, due_at)
       SELECT $1, t.id, t.kind, $2, t.subject_id, t.post_id, t.person_id, t.climb, t.due_at
       FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::smallint[], $9::timestamptz[])
            AS t(id, kind, subject_id, post_id, person_id, climb, due_at)
       ON CONFLICT (district_id, subject_kind, subject_id, kind, due_at)
       DO UPDATE SET state = 'waiting', post_id = excluded.post_id, person_id = excluded.person_id,
                     climb = excluded.climb
       WHERE reminder.state = 'dropped'`,
      [
        tx.districtId,
        subjectKind,
        reminders.map(() => uuidv7()),
        reminders.map(({ kind }) => kind),
        reminders.map(({ subjectId }) => subjectId),
        reminders.map(({ postId }) => postId),
        reminders.map(({ personId }) => personId ?? null),
        reminders.map(({ climb }) => climb ?? 0),
        reminders.map(({ dueAt }) => dueAt),
      ],
    );
  }

  dropWaiting(tx: WriteTx, subjectKind: ReminderSubject, subjectId: string): Promise<number> {
    return tx.change(
      'reminders.drop',
      `UPDATE reminder SET state = 'dropped'
       WHERE district_id = $1 AND subject_kind = $2 AND subject_id = $3 AND state = 'waiting'`,
      [tx.districtId, subjectKind, subjectId],
    );
  }

  /** Drops what waits for any duty of a list: before its ladders are made anew, or when it was replaced. */
  dropWaitingOfList(tx: WriteTx, listId: string): Promise<number> {
    return tx.change(
      'reminders.drop-of-list',
      `UPDATE reminder r SET state = 'dropped'
       FROM responsibility_item i JOIN duty d ON d.district_id = i.district_id AND d.item_id = i.id
       WHERE i.district_id = $1 AND i.list_id = $2
         AND r.district_id = $1 AND r.subject_kind = 'duty' AND r.subject_id = d.id AND r.state = 'waiting'
         AND r.kind <> 'duty-chased'`,
      [tx.districtId, listId],
    );
  }

  /** What was said by hand still holds: only the ladder comes down. */
  dropWaitingOfSubjects(
    tx: WriteTx,
    subjectKind: ReminderSubject,
    subjectIds: readonly string[],
  ): Promise<number> {
    return tx.change(
      'reminders.drop-of-subjects',
      `UPDATE reminder SET state = 'dropped'
       WHERE district_id = $1 AND subject_kind = $2 AND subject_id = ANY($3::uuid[]) AND state = 'waiting'
         AND kind <> 'duty-chased'`,
      [tx.districtId, subjectKind, subjectIds],
    );
  }

  /** Takes what is due by the database's clock; whatever another worker holds is left to it. */
  async claimDue(tx: WriteTx, limit: number): Promise<ClaimedReminderRow[]> {
    const claimed = await tx.sql<{ id: string }>(
      'reminders.claim',
      `WITH due AS (
         SELECT id FROM reminder
         WHERE district_id = $1 AND state = 'waiting' AND due_at <= clock_now()
         ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE reminder r SET state = 'claimed' FROM due WHERE r.district_id = $1 AND r.id = due.id
       RETURNING r.id`,
      [tx.districtId, limit],
    );
    if (claimed.length === 0) return [];
    return tx.sql<ClaimedReminderRow>(
      'reminders.claimed',
      `SELECT r.id, r.kind, r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.post_id AS "postId",
              r.person_id AS "personId", r.climb, p.title AS "postTitle", p.organization_id AS "organizationId",
              o.name_zh AS "organizationName",
              coalesce(d.title, h.organization_name || ' ' || h.post_title,
                       CASE WHEN ${TO_REPLY} THEN lo.name_zh || ' ' || lp.title END) AS title,
              d.title_en AS "titleEn", l.year,
              coalesce(CASE WHEN d.due_on < (clock_now() AT TIME ZONE 'Asia/Shanghai')::date THEN greatest(d.due_on, ${GRACE}) ELSE d.due_on END,
                       CASE WHEN ${TO_REPLY} THEN (
                         SELECT o.reply_due_on FROM list_objection o
                         WHERE o.district_id = $1 AND o.list_id = l.id AND o.outcome IS NULL
                         ORDER BY o.raised_at DESC LIMIT 1)
                       ELSE l.receipt_due_on END, h.due_on)::text AS "dueOn", r.due_at AS "dueAt",
              coalesce(d.state IN ('owed', 'returned'),
                       CASE WHEN ${TO_REPLY} THEN l.state = 'objected' ELSE l.state = 'issued' END,
                       CASE WHEN r.kind LIKE 'hand-over-%' THEN h.state = 'gathered'
                            WHEN r.kind LIKE 'take-over-%' THEN h.state = 'handed-over'
                            ELSE h.state IN ('gathered', 'handed-over') END, false) AS open,
              -- What somebody said by hand is told as such.
              r.kind NOT LIKE '%-chased' AND EXISTS (
                      SELECT 1 FROM reminder later
                      WHERE later.district_id = $1 AND later.subject_kind = r.subject_kind
                        AND later.subject_id = r.subject_id AND later.due_at > r.due_at
                        AND later.person_id IS NOT DISTINCT FROM r.person_id AND later.post_id = r.post_id
                        AND later.climb = r.climb
                        AND later.due_at <= clock_now() AND later.state <> 'dropped') AS outrun
       FROM unnest($2::uuid[]) AS c(id)
       JOIN reminder r ON r.district_id = $1 AND r.id = c.id
       JOIN post p ON p.district_id = $1 AND p.id = r.post_id
       JOIN organization o ON o.district_id = $1 AND o.id = p.organization_id
       LEFT JOIN duty d ON r.subject_kind = 'duty' AND d.district_id = $1 AND d.id = r.subject_id
       LEFT JOIN responsibility_list l
         ON r.subject_kind = 'responsibility-list' AND l.district_id = $1 AND l.id = r.subject_id
       LEFT JOIN post lp ON lp.district_id = $1 AND lp.id = l.post_id
       LEFT JOIN organization lo ON lo.district_id = $1 AND lo.id = l.organization_id
       LEFT JOIN handover h ON r.subject_kind = 'handover' AND h.district_id = $1 AND h.id = r.subject_id`,
      [tx.districtId, claimed.map(({ id }) => id)],
    );
  }

  /** Marks claimed reminders that told nobody, for there was nothing left to tell. */
  dropClaimed(tx: WriteTx, ids: readonly string[]): Promise<number> {
    return tx.change(
      'reminders.drop-claimed',
      `UPDATE reminder SET state = 'dropped' WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state = 'claimed'`,
      [tx.districtId, ids],
    );
  }
}
