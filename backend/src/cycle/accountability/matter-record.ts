import type { ProposalFact } from '@zeren/domain/cycle/accountability/accountability-rules';
import type {
  AppealAnswer,
  CaseRole,
  MatterState,
  MeasureState,
  MeasureTarget,
} from '@zeren/domain/cycle/accountability/matter-states';

/** A matter as it is stored. Days are 'yyyy-MM-dd'. */
export interface MatterRecord {
  readonly id: string;
  readonly origin: 'rule' | 'by-hand';
  readonly ruleCode: string;
  readonly organizationId: string;
  readonly postId: string | null;
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly organizationName: string;
  readonly postTitle: string | null;
  readonly personName: string | null;
  readonly facts: readonly ProposalFact[];
  readonly note: string | null;
  readonly proposedAt: Date;
  readonly proposedByTenureId: string | null;
  readonly deciderOrganizationId: string;
  readonly deciderPostId: string;
  readonly deciderName: string;
  readonly state: MatterState;
  readonly dueOn: string | null;
  readonly bodyCode: string | null;
  readonly decidedAt: Date | null;
  readonly decidedOn: string | null;
  readonly decidedByTenureId: string | null;
  readonly decisionReason: string | null;
  readonly bodyName: string | null;
  readonly letterNumber: string | null;
  readonly handedOn: string | null;
  readonly receiptNumber: string | null;
  readonly receivedOn: string | null;
  readonly conclusionNumber: string | null;
  readonly concludedOn: string | null;
  readonly version: number;
}

/** The columns of {@link MatterRecord}, of a table that goes by `m`. */
export const MATTER_COLUMNS = `
  m.id, m.origin, m.rule_code AS "ruleCode", m.organization_id AS "organizationId", m.post_id AS "postId",
  m.tenure_id AS "tenureId", m.person_id AS "personId", m.organization_name AS "organizationName",
  m.post_title AS "postTitle", m.person_name AS "personName", m.facts, m.note, m.proposed_at AS "proposedAt",
  m.proposed_by_tenure_id AS "proposedByTenureId", m.decider_organization_id AS "deciderOrganizationId",
  m.decider_post_id AS "deciderPostId", m.decider_name AS "deciderName", m.state, m.due_on::text AS "dueOn",
  m.body_code AS "bodyCode", m.decided_at AS "decidedAt",
  (m.decided_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "decidedOn", m.decided_by_tenure_id AS "decidedByTenureId",
  m.decision_reason AS "decisionReason", m.body_name AS "bodyName", m.letter_number AS "letterNumber",
  m.handed_on::text AS "handedOn", m.receipt_number AS "receiptNumber", m.received_on::text AS "receivedOn",
  m.conclusion_number AS "conclusionNumber", m.concluded_on::text AS "concludedOn", m.version`;

/** A member of a matter. */
export interface CaseMemberRecord {
  readonly matterId: string;
  readonly postId: string;
  readonly role: CaseRole;
}

/** A measure as it is stored. */
export interface MeasureRecord {
  readonly id: string;
  readonly matterId: string;
  readonly target: MeasureTarget;
  readonly organizationId: string;
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly organizationName: string;
  readonly subjectName: string;
  readonly formCode: string;
  readonly decidedBy: string;
  readonly number: string;
  readonly decidedOn: string;
  readonly deliveredOn: string;
  readonly months: number | null;
  readonly endsOn: string;
  readonly state: MeasureState;
  readonly appealedOn: string | null;
  readonly appealAnswerDueOn: string | null;
  readonly appealAnswer: AppealAnswer | null;
  readonly appealAnsweredOn: string | null;
  readonly appealAnswerNumber: string | null;
  readonly correctedOn: string | null;
  readonly correctionNumber: string | null;
  readonly correctedBy: string | null;
  readonly version: number;
}

/** The columns of {@link MeasureRecord}, of a table that goes by `x`. */
export const MEASURE_COLUMNS = `
  x.id, x.matter_id AS "matterId", x.target, x.organization_id AS "organizationId", x.tenure_id AS "tenureId",
  x.person_id AS "personId", x.organization_name AS "organizationName", x.subject_name AS "subjectName",
  x.form_code AS "formCode", x.decided_by AS "decidedBy", x.number, x.decided_on::text AS "decidedOn",
  x.delivered_on::text AS "deliveredOn", x.months, x.ends_on::text AS "endsOn", x.state,
  x.appealed_on::text AS "appealedOn", x.appeal_answer_due_on::text AS "appealAnswerDueOn",
  x.appeal_answer AS "appealAnswer", x.appeal_answered_on::text AS "appealAnsweredOn",
  x.appeal_answer_number AS "appealAnswerNumber", x.corrected_on::text AS "correctedOn",
  x.correction_number AS "correctionNumber", x.corrected_by AS "correctedBy", x.version`;
