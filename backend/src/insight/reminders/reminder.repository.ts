import { Injectable } from '@nestjs/common';
import { ACT_STEPS } from '@zeren/domain/insight/reminders/act-steps';
import { ORDER_ACTS } from '@zeren/domain/insight/reminders/order-ladder';
import type { ReminderKind } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';

/** What a reminder is about. */
export type ReminderSubject =
  | 'duty'
  | 'responsibility-list'
  | 'handover'
  | 'agreement'
  | 'accountability-matter'
  | 'rectification-order'
  | 'finding';

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

/** An agreement that waits for a signature, or for its issuer after it was declined. */
export interface OpenAgreementRow {
  readonly state: 'made' | 'signed' | 'declined';
  readonly dueOn: string;
  readonly postId: string;
  readonly issuerPostId: string;
  /** The post of who made it; null where that is not known. */
  readonly makerPostId: string | null;
}

/** A matter of accountability in which the post that decides has to act by a day. */
export interface OpenMatterRow {
  readonly postId: string;
  readonly dueOn: string;
  /** Whether somebody else brought it: a proposal, an appeal. */
  readonly asked: boolean;
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

/** The day by which a duty (alias `d`) is owed now. */
export const DUE = `greatest(d.due_on, d.extended_to)`;

/** By when somebody has to act in a matter of accountability (alias `m`): its step, or the first appeal without an answer. */
export const MATTER_DUE = `CASE WHEN m.state IN ('proposed', 'to-hand-over', 'handed-over') THEN m.due_on END, (
  SELECT min(x.appeal_answer_due_on) FROM accountability_measure x
  WHERE x.district_id = m.district_id AND x.matter_id = m.id AND x.state = 'in-effect'
    AND x.appealed_on IS NOT NULL AND x.appeal_answered_on IS NULL)`;

/** Said because somebody acted: not part of a ladder that comes down or is cut short. */
export const OF_AN_ACT = `('duty-chased', ${[...ACT_STEPS, ...ORDER_ACTS].map((step) => `'${step}'`).join(', ')})`;

/** The grace that a duty (alias `d`) falls due in, by the date that holds. */
export const GRACE = `(SELECT max(g.ends_on) FROM duty_grace g
                WHERE g.district_id = d.district_id AND g.post_id = d.post_id AND ${DUE} BETWEEN g.starts_on AND g.ends_on)`;

const DATED = `d.id, d.post_id AS "postId", d.opens_on::text AS "opensOn", ${DUE}::text AS "dueOn",
  ${GRACE}::text AS "graceUntil", d.checking_class AS "checkingClass"`;

const ISSUED = `id, post_id AS "postId", receipt_due_on::text AS "receiptDueOn",
  to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "issuedAt"`;

/** What is to be said of subjects, put up and taken down. What is due is claimed in `ReminderClaims`. */
@Injectable()
export class ReminderRepository {
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

  /** A duty of which an act is told, whatever it has come to. */
  dutyOfAct(
    tx: ReadTx,
    dutyId: string,
  ): Promise<{ readonly id: string; readonly postId: string } | undefined> {
    return tx.sqlOne<{ id: string; postId: string }>(
      'reminders.duty-of-act',
      `SELECT id, post_id AS "postId" FROM duty WHERE district_id = $1 AND id = $2`,
      [tx.districtId, dutyId],
    );
  }

  /** The post that decides about a request for more time. */
  async extensionDecider(tx: ReadTx, extensionId: string): Promise<string | undefined> {
    const row = await tx.sqlOne<{ postId: string }>(
      'reminders.extension-decider',
      `SELECT decider_post_id AS "postId" FROM duty_extension WHERE district_id = $1 AND id = $2 AND state = 'asked'`,
      [tx.districtId, extensionId],
    );
    return row?.postId;
  }

  owedDutiesOfPost(tx: ReadTx, postId: string): Promise<DatedDutyRow[]> {
    return tx.sql<DatedDutyRow>(
      'reminders.owed-duties-of-post',
      `SELECT ${DATED} FROM duty d
       WHERE d.district_id = $1 AND d.post_id = $2 AND d.state IN ('owed', 'returned')`,
      [tx.districtId, postId],
    );
  }

  /** What a directive still asks of its targets. */
  owedDutiesOfDirective(tx: ReadTx, directiveId: string): Promise<DatedDutyRow[]> {
    return tx.sql<DatedDutyRow>(
      'reminders.owed-duties-of-directive',
      `SELECT ${DATED} FROM duty d
       WHERE d.district_id = $1 AND d.directive_id = $2 AND d.state IN ('owed', 'returned')`,
      [tx.districtId, directiveId],
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

  openAgreement(tx: ReadTx, agreementId: string): Promise<OpenAgreementRow | undefined> {
    return tx.sqlOne<OpenAgreementRow>(
      'reminders.open-agreement',
      `SELECT a.state, a.due_on::text AS "dueOn", a.post_id AS "postId", a.issuer_post_id AS "issuerPostId",
              t.post_id AS "makerPostId"
       FROM agreement a LEFT JOIN tenure t ON t.district_id = a.district_id AND t.id = a.made_by_tenure_id
       WHERE a.district_id = $1 AND a.id = $2 AND a.state IN ('made', 'signed', 'declined')`,
      [tx.districtId, agreementId],
    );
  }

  openMatter(tx: ReadTx, matterId: string): Promise<OpenMatterRow | undefined> {
    return tx.sqlOne<OpenMatterRow>(
      'reminders.open-matter',
      `SELECT m.decider_post_id AS "postId", coalesce(${MATTER_DUE})::text AS "dueOn",
              m.state NOT IN ('to-hand-over', 'handed-over') AS asked
       FROM accountability_matter m
       WHERE m.district_id = $1 AND m.id = $2 AND coalesce(${MATTER_DUE}) IS NOT NULL`,
      [tx.districtId, matterId],
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
         AND r.kind NOT IN ${OF_AN_ACT}`,
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
         AND kind NOT IN ${OF_AN_ACT}`,
      [tx.districtId, subjectKind, subjectIds],
    );
  }
}
