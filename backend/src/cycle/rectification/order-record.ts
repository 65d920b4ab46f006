import type { OrderState } from '@zeren/domain/cycle/rectification/rectification-states';

/** How what was submitted stands to its date. */
export type OrderOutcome = 'early' | 'ok' | 'late';

/** An order as it is stored. Days are 'yyyy-MM-dd'. */
export interface OrderRecord {
  readonly id: string;
  readonly findingId: string;
  readonly year: number;
  readonly number: number;
  readonly round: number;
  readonly organizationId: string;
  readonly postId: string;
  readonly leaderPostId: string | null;
  readonly sourceCode: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly severityCode: string;
  readonly apart: boolean;
  readonly title: string;
  readonly request: string | null;
  readonly foundOn: string;
  readonly finderPersonId: string | null;
  readonly issuerOrganizationId: string;
  readonly issuedByTenureId: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly standsDueOn: string;
  readonly state: OrderState;
  readonly receivedOn: string | null;
  readonly measures: string | null;
  readonly plannedByPersonId: string | null;
  readonly planApprovedAt: Date | null;
  readonly result: string | null;
  readonly heldSince: string | null;
  readonly submittedOn: string | null;
  readonly submittedByPersonId: string | null;
  readonly outcome: OrderOutcome | null;
  readonly evidenceCount: number;
  readonly verificationActId: string | null;
  readonly verifiedOn: string | null;
  readonly verifiedByPersonId: string | null;
  readonly closedAt: Date | null;
  readonly lookBackOn: string | null;
  readonly passedOn: string | null;
  readonly version: number;
}

/** The columns of {@link OrderRecord}, of a table that goes by `o`. */
export const ORDER_COLUMNS = `
  o.id, o.finding_id AS "findingId", o.year, o.number, o.round, o.organization_id AS "organizationId", o.post_id AS "postId",
  o.leader_post_id AS "leaderPostId", o.source_code AS "sourceCode", o.dimension_code AS "dimensionCode",
  o.domain_code AS "domainCode", o.severity_code AS "severityCode", o.apart, o.title, o.request,
  o.found_on::text AS "foundOn", o.finder_person_id AS "finderPersonId",
  o.issuer_organization_id AS "issuerOrganizationId", o.issued_by_tenure_id AS "issuedByTenureId",
  o.issued_on::text AS "issuedOn", o.due_on::text AS "dueOn", o.stands_due_on::text AS "standsDueOn", o.state,
  o.received_on::text AS "receivedOn", o.measures, o.planned_by_person_id AS "plannedByPersonId",
  o.plan_approved_at AS "planApprovedAt", o.result, o.held_since::text AS "heldSince",
  o.submitted_on::text AS "submittedOn", o.submitted_by_person_id AS "submittedByPersonId", o.outcome,
  o.evidence_count AS "evidenceCount", o.verification_act_id AS "verificationActId",
  o.verified_on::text AS "verifiedOn", o.verified_by_person_id AS "verifiedByPersonId", o.closed_at AS "closedAt",
  o.look_back_on::text AS "lookBackOn", o.passed_on::text AS "passedOn", o.version`;
