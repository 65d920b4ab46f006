import type {
  AssessmentKind,
  AssessmentState,
} from '@zeren/domain/cycle/assessment/rounds/assessment-states';
import type { Refusal } from '@zeren/domain/platform/refusal';

/** An assessment as it is stored. */
export interface AssessmentRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly schemeNameEn: string;
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly year: number;
  readonly periodFrom: string;
  readonly asOf: string;
  readonly state: AssessmentState;
  readonly factsDigest: string | null;
  readonly frozenAt: Date | null;
  readonly revision: number;
  readonly inputsDigest: string | null;
  readonly scoredAt: Date | null;
  readonly unitsTotal: number;
  readonly unitsDone: number;
  readonly refusal: Pick<Refusal, 'code' | 'zh' | 'en'> | null;
  readonly marksInAt: Date | null;
  /** Its results are closed for good. */
  readonly finalAt: Date | null;
  readonly version: number;
}

/** An indicator of a unit as its assessment's table shows it. */
export interface UnitIndicator {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly of: string;
  readonly points: string;
  readonly state: string;
  readonly missing: string | null;
}

/** A unit of an assessment, with its score once there is one. */
export interface UnitRecord {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly postId: string | null;
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly total: string | null;
  readonly place: number | null;
  readonly gradeCode: string | null;
  readonly complete: boolean | null;
  readonly gradeReasons: readonly { readonly zh: string; readonly en: string }[];
  readonly indicators: readonly UnitIndicator[];
  readonly unsupported: string | null;
  readonly toldAt: Date | null;
}

/** A frozen fact. */
export interface FrozenFact {
  readonly organizationId: string;
  readonly key: string;
  readonly source: string;
  readonly value: unknown;
  readonly origin: 'room' | 'sheet';
  readonly evidence: string | null;
  readonly enteredByPersonId: string | null;
  readonly correctedFrom: unknown;
}

export const ASSESSMENT_COLUMNS = `a.id, a.organization_id AS "organizationId", o.name_zh AS "organizationName",
  a.scheme_id AS "schemeId", s.name_zh AS "schemeName", s.name_en AS "schemeNameEn", a.name, a.kind, a.year,
  a.period_from::text AS "periodFrom", a.as_of::text AS "asOf", a.state, encode(a.facts_digest, 'hex') AS "factsDigest",
  a.frozen_at AS "frozenAt", a.revision, encode(a.inputs_digest, 'hex') AS "inputsDigest", a.scored_at AS "scoredAt",
  a.units_total AS "unitsTotal", a.units_done AS "unitsDone", a.refusal, a.marks_in_at AS "marksInAt",
  a.final_at AS "finalAt", a.version`;

export const ASSESSMENT_FROM = `assessment a
  JOIN organization o ON o.district_id = a.district_id AND o.id = a.organization_id
  JOIN assessment_scheme s ON s.district_id = a.district_id AND s.id = a.scheme_id`;

/** A decimal of the database without the zeros that its column adds. */
export const plainDecimal = (column: string): string => `trim_scale(${column})::text`;

export const UNIT_COLUMNS = `u.organization_id AS "organizationId", u.organization_name AS "organizationName",
  u.group_id AS "groupId", u.group_name AS "groupName", u.post_id AS "postId", u.tenure_id AS "tenureId",
  u.person_id AS "personId", u.person_name AS "personName", ${plainDecimal('u.total')} AS total, u.place,
  u.grade_code AS "gradeCode", u.complete, u.grade_reasons AS "gradeReasons", u.indicators,
  ${plainDecimal('u.unsupported')} AS unsupported, u.told_at AS "toldAt"`;
