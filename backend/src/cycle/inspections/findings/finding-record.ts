import type {
  Disposition,
  FindingAnswer,
  FindingState,
} from '@zeren/domain/cycle/inspections/finding-states';

/** What whoever finds says of it. Days are 'yyyy-MM-dd'. */
export interface FindingText {
  readonly organizationId: string;
  readonly postId: string | null;
  readonly itemId: string | null;
  readonly sourceCode: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly severityCode: string;
  readonly title: string;
  readonly request: string | null;
  readonly clause: string | null;
  readonly foundOn: string;
}

/** A finding as it is stored. */
export interface FindingRecord extends FindingText {
  readonly id: string;
  readonly foundByTenureId: string;
  readonly foundByPersonId: string;
  readonly state: FindingState;
  readonly answerBy: string;
  readonly answer: FindingAnswer | null;
  readonly caseText: string | null;
  readonly answeredByTenureId: string | null;
  readonly answeredAt: Date | null;
  readonly settledByTenureId: string | null;
  readonly settledAt: Date | null;
  readonly settleReason: string | null;
  readonly disposition: Disposition | null;
  readonly dispositionReason: string | null;
  readonly disposeBy: string | null;
  readonly disposedByTenureId: string | null;
  readonly disposedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** The columns of {@link FindingRecord}, of a table that goes by `f`. */
export const FINDING_COLUMNS = `
  f.id, f.organization_id AS "organizationId", f.post_id AS "postId", f.item_id AS "itemId", f.source_code AS "sourceCode",
  f.dimension_code AS "dimensionCode", f.domain_code AS "domainCode", f.severity_code AS "severityCode", f.title, f.request,
  f.clause, f.found_on::text AS "foundOn", f.found_by_tenure_id AS "foundByTenureId",
  f.found_by_person_id AS "foundByPersonId", f.state, f.answer_by::text AS "answerBy", f.answer, f.case_text AS "caseText",
  f.answered_by_tenure_id AS "answeredByTenureId", f.answered_at AS "answeredAt",
  f.settled_by_tenure_id AS "settledByTenureId", f.settled_at AS "settledAt", f.settle_reason AS "settleReason",
  f.disposition, f.disposition_reason AS "dispositionReason", f.dispose_by::text AS "disposeBy",
  f.disposed_by_tenure_id AS "disposedByTenureId", f.disposed_at AS "disposedAt", f.created_at AS "createdAt", f.version`;
