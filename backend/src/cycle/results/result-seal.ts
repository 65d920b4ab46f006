import { instant } from '../../platform/record/sealed-kind';
import type { SealedKind } from '../../platform/record/sealed-kind';

/** A unit's result, as the record keeps it from its opening to its use (decision 9). */
export const resultSeal: SealedKind = {
  kind: 'assessment-result',
  rows: `SELECT r.id, jsonb_build_object('id', r.id, 'roundId', r.round_id, 'assessmentId', r.assessment_id,
           'organizationId', r.organization_id, 'postId', r.post_id, 'tenureId', r.tenure_id, 'personId', r.person_id,
           'toldAt', ${instant('r.told_at')}, 'toldByTenureId', r.told_by_tenure_id, 'toldWords', r.told_words,
           'total', trim_scale(r.total)::text, 'place', r.place, 'gradeCode', r.grade_code,
           'finalAt', ${instant('r.final_at')}, 'useDueOn', r.use_due_on, 'useKind', r.use_kind, 'useWords', r.use_words,
           'usedByTenureId', r.used_by_tenure_id, 'usedAt', ${instant('r.used_at')}, 'version', r.version) AS row
         FROM assessment_result r WHERE r.district_id = $1`,
  words: `SELECT r.id, concat(a.name, ' ', o.name_zh) AS words FROM assessment_result r
          JOIN assessment a ON a.district_id = r.district_id AND a.id = r.assessment_id
          JOIN organization o ON o.district_id = r.district_id AND o.id = r.organization_id
          WHERE r.district_id = $1`,
  // That it was read changes nothing of the result.
  tables: [{ table: 'assessment_result', id: 'id', derived: ['read_at', 'read_by_person_id'] }],
  addedLater: true,
};
