import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ReminderKind } from '@zeren/domain/insight/reminders/reminder-ladder';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { WriteTx } from '../../platform/database/transaction';
import { graceOfOrder } from './orders-told.repository';
import { DUE, GRACE, MATTER_DUE, OF_AN_ACT } from './reminder.repository';
import type { ReminderSubject } from './reminder.repository';

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
  /** Whose duty it is, and what was written with the act that is told of. */
  readonly bearer: string | null;
  readonly reason: string | null;
  readonly dueOn: string | null;
  readonly dueAt: Date;
  /** Whether something is still waiting: a duty not reported, a list not received or not replied about, a side not signed. */
  readonly open: boolean;
  /** Whether a later step of the same ladder is due too: after an outage one message is enough. */
  readonly outrun: boolean;
}

/** What was written with the act that is told of (aliases `r`, `ag`, `ro`). */
const REASON = `CASE r.kind
  WHEN 'duty-extension-refused' THEN (
    SELECT e.decision_reason FROM duty_extension e
    WHERE e.district_id = $1 AND e.duty_id = r.subject_id AND e.state = 'refused' ORDER BY e.decided_at DESC LIMIT 1)
  WHEN 'duty-sent-back' THEN (
    SELECT a.doubt FROM verification_act a
    WHERE a.district_id = $1 AND a.subject_kind = 'duty' AND a.subject_id = r.subject_id AND a.result = 'returned'
    ORDER BY a.verified_at DESC LIMIT 1)
  WHEN 'agreement-declined' THEN ag.reason
  WHEN 'order-extension-refused' THEN (
    SELECT e.decision_reason FROM rectification_extension e
    WHERE e.district_id = $1 AND e.order_id = r.subject_id AND e.state = 'refused' ORDER BY e.decided_at DESC LIMIT 1)
  WHEN 'order-sent-back' THEN (
    SELECT a.doubt FROM verification_act a
    WHERE a.district_id = $1 AND a.subject_kind = 'rectification-order' AND a.subject_id = r.subject_id
      AND a.result = 'returned' ORDER BY a.verified_at DESC LIMIT 1)
  ELSE (SELECT s.text FROM rectification_step s
        WHERE s.district_id = $1 AND s.order_id = ro.id
          AND s.verb = CASE r.kind WHEN 'order-plan-returned' THEN 'return-plan' WHEN 'order-held' THEN 'hold'
                                   WHEN 'order-withdrawn' THEN 'withdraw' END
        ORDER BY s.at DESC, s.id DESC LIMIT 1) END`;

/** Whether what somebody's act is told of (aliases `r`, `d`) still stands; null for what is no act. */
const ACT_STANDS = `CASE r.kind
  WHEN 'duty-confirmed' THEN d.state = 'verified'
  WHEN 'duty-sent-back' THEN d.state = 'returned'
  WHEN 'duty-extension-asked' THEN d.state = 'owed' AND EXISTS (
    SELECT 1 FROM duty_extension e WHERE e.district_id = $1 AND e.duty_id = d.id AND e.state = 'asked') END`;

/** Whether an order or a finding still stands as the reminder says (aliases `r`, `ro`, `fi`); null for what is neither. */
const ORDER_OPEN = `CASE
  WHEN r.kind IN ('order-issued', 'order-reopened') THEN ro.state = 'issued'
  WHEN r.kind = 'order-plan-asked' THEN ro.state = 'planned'
  WHEN r.kind = 'order-plan-returned' THEN ro.state = 'received'
  WHEN r.kind IN ('order-plan-approved', 'order-resumed', 'order-sent-back') THEN ro.state = 'working'
  WHEN r.kind = 'order-held' THEN ro.state = 'held'
  WHEN r.kind = 'order-to-verify' THEN ro.state = 'submitted'
  WHEN r.kind = 'order-to-close' THEN ro.state = 'verified'
  WHEN r.kind IN ('order-closed', 'order-look-back', 'order-look-back-overdue') THEN ro.state = 'closed'
  WHEN r.kind = 'order-withdrawn' THEN ro.state = 'withdrawn'
  WHEN r.kind = 'order-handed-on' THEN ro.state NOT IN ('passed', 'withdrawn')
  WHEN r.kind = 'order-extension-asked' THEN EXISTS (
    SELECT 1 FROM rectification_extension e WHERE e.district_id = $1 AND e.order_id = ro.id AND e.state = 'asked')
  WHEN r.kind LIKE 'order-%' THEN ro.state IN ('issued', 'received', 'planned', 'working')
  WHEN r.kind = 'finding-put' THEN fi.state = 'put' AND fi.answer IS NULL
  WHEN r.kind = 'finding-answer-due' THEN fi.state = 'put' AND fi.answer IS NULL
    AND fi.answer_by >= (clock_now() AT TIME ZONE 'Asia/Shanghai')::date
  WHEN r.kind LIKE 'finding-%' THEN fi.state = 'confirmed' AND fi.disposition IS NULL END`;

/** Whether somebody is still waited for as the reminder says (aliases `r`, `ag`). */
const AGREEMENT_OPEN = `CASE WHEN r.kind LIKE 'agreement-sign-%' THEN ag.state = 'made'
                            WHEN r.kind LIKE 'agreement-countersign-%' THEN ag.state = 'signed'
                            WHEN r.kind = 'agreement-declined' THEN ag.state = 'declined'
                            ELSE ag.state IN ('made', 'signed') END`;

/** Whether somebody has to act (alias `m`) who is a member: of a vacant post nobody is told in its stead, nor is whom it concerns. */
const MATTER_OPEN = `CASE WHEN m.id IS NOT NULL THEN coalesce(${MATTER_DUE}) IS NOT NULL AND EXISTS (
  SELECT 1 FROM tenure te
  WHERE te.district_id = $1 AND te.post_id = r.post_id AND te.person_id IS DISTINCT FROM m.person_id
    AND (clock_now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN te.starts_on AND coalesce(te.ends_on, 'infinity')) END`;

/** Said to whoever has to reply to an objection, not to whoever has to sign for the list. */
const TO_REPLY = `r.kind IN ('objection-raised', 'objection-due', 'objection-overdue')`;

/** Takes what is due, and knows what is to be said of it. */
@Injectable()
export class ReminderClaims {
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
                       ag.organization_name || '《' || ag.title || '》',
                       CASE WHEN ${TO_REPLY} THEN lo.name_zh || ' ' || lp.title END,
                       '整改〔' || ro.year || '〕' || ro.number || '号“' || ro.title || '”', fi.title) AS title,
              d.title_en AS "titleEn", l.year,
              coalesce(CASE WHEN d.id IS NOT NULL OR ro.id IS NOT NULL THEN bo.name_zh || ' ' || bp.title END,
                       CASE ag.state WHEN 'signed' THEN ag.issuer_organization_name || ' ' || ag.issuer_post_title
                                     ELSE ag.organization_name || ' ' || ag.post_title END) AS bearer, ${REASON} AS reason,
              coalesce(CASE WHEN ${DUE} < (clock_now() AT TIME ZONE 'Asia/Shanghai')::date THEN greatest(${DUE}, ${GRACE}) ELSE ${DUE} END,
                       CASE WHEN ${TO_REPLY} THEN (
                         SELECT o.reply_due_on FROM list_objection o
                         WHERE o.district_id = $1 AND o.list_id = l.id AND o.outcome IS NULL
                         ORDER BY o.raised_at DESC LIMIT 1)
                       ELSE l.receipt_due_on END, h.due_on, ag.due_on, ${MATTER_DUE},
                       CASE WHEN ro.state = 'closed' THEN ro.look_back_on
                            WHEN ro.stands_due_on < (clock_now() AT TIME ZONE 'Asia/Shanghai')::date
                              THEN greatest(ro.stands_due_on, ${graceOfOrder('ro')})
                            ELSE ro.stands_due_on END,
                       CASE WHEN fi.state = 'confirmed' THEN fi.dispose_by ELSE fi.answer_by END)::text AS "dueOn", r.due_at AS "dueAt",
              coalesce(${ORDER_OPEN}, ${ACT_STANDS}, d.state IN ('owed', 'returned'),
                       CASE WHEN ${TO_REPLY} THEN l.state = 'objected' ELSE l.state = 'issued' END,
                       CASE WHEN r.kind LIKE 'hand-over-%' THEN h.state = 'gathered'
                            WHEN r.kind LIKE 'take-over-%' THEN h.state = 'handed-over'
                            ELSE h.state IN ('gathered', 'handed-over') END, ${AGREEMENT_OPEN}, ${MATTER_OPEN}, false) AS open,
              -- What somebody said by hand is told as such.
              r.kind NOT LIKE '%-chased' AND r.kind NOT IN ${OF_AN_ACT} AND EXISTS (
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
       LEFT JOIN rectification_order ro
         ON r.subject_kind = 'rectification-order' AND ro.district_id = $1 AND ro.id = r.subject_id
       LEFT JOIN finding fi ON r.subject_kind = 'finding' AND fi.district_id = $1 AND fi.id = r.subject_id
       LEFT JOIN post bp ON bp.district_id = $1 AND bp.id = coalesce(d.post_id, ro.post_id)
       LEFT JOIN organization bo ON bo.district_id = $1 AND bo.id = coalesce(d.organization_id, ro.organization_id)
       LEFT JOIN responsibility_list l
         ON r.subject_kind = 'responsibility-list' AND l.district_id = $1 AND l.id = r.subject_id
       LEFT JOIN post lp ON lp.district_id = $1 AND lp.id = l.post_id
       LEFT JOIN organization lo ON lo.district_id = $1 AND lo.id = l.organization_id
       LEFT JOIN handover h ON r.subject_kind = 'handover' AND h.district_id = $1 AND h.id = r.subject_id
       LEFT JOIN agreement ag ON r.subject_kind = 'agreement' AND ag.district_id = $1 AND ag.id = r.subject_id
       LEFT JOIN accountability_matter m
         ON r.subject_kind = 'accountability-matter' AND m.district_id = $1 AND m.id = r.subject_id`,
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
