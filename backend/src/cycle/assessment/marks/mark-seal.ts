import { instant } from '../../../platform/record/sealed-kind';
import type { SealedKind } from '../../../platform/record/sealed-kind';

/** A scorer's mark, as the record keeps it: a mark that was edited later must show (decision 9). */
export const markSeal: SealedKind = {
  kind: 'assessment-mark',
  rows: `SELECT m.id, jsonb_build_object('id', m.id, 'assessmentId', m.assessment_id, 'organizationId', m.organization_id,
           'key', m.fact_key, 'personId', m.person_id, 'points', trim_scale(m.points)::text, 'reason', m.reason,
           'tenureId', m.given_by_tenure_id, 'givenAt', ${instant('m.given_at')}) AS row
         FROM assessment_mark m WHERE m.district_id = $1`,
  words: `SELECT m.id, concat(a.name, ' ', o.name_zh) AS words FROM assessment_mark m
          JOIN assessment a ON a.district_id = m.district_id AND a.id = m.assessment_id
          JOIN organization o ON o.district_id = m.district_id AND o.id = m.organization_id
          WHERE m.district_id = $1`,
  tables: [{ table: 'assessment_mark', id: 'id', derived: [] }],
  addedLater: true,
};
