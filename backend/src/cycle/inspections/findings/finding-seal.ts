import { instant } from '../../../platform/record/sealed-kind';
import type { SealedKind } from '../../../platform/record/sealed-kind';

/** A finding, what its unit said to it, and what became of it, as the record keeps them. */
export const findingSeal: SealedKind = {
  kind: 'finding',
  rows: `SELECT f.id, jsonb_build_object('id', f.id, 'organizationId', f.organization_id, 'postId', f.post_id,
           'itemId', f.item_id, 'sourceCode', f.source_code, 'dimensionCode', f.dimension_code,
           'domainCode', f.domain_code, 'severityCode', f.severity_code, 'title', f.title, 'request', f.request,
           'clause', f.clause, 'foundOn', f.found_on, 'foundByTenureId', f.found_by_tenure_id,
           'foundByPersonId', f.found_by_person_id, 'state', f.state, 'answerBy', f.answer_by, 'answer', f.answer,
           'caseText', f.case_text, 'answeredByTenureId', f.answered_by_tenure_id,
           'answeredAt', ${instant('f.answered_at')}, 'settledByTenureId', f.settled_by_tenure_id,
           'settledAt', ${instant('f.settled_at')}, 'reason', f.settle_reason, 'disposition', f.disposition,
           'dispositionReason', f.disposition_reason, 'disposeBy', f.dispose_by,
           'disposedByTenureId', f.disposed_by_tenure_id, 'disposedAt', ${instant('f.disposed_at')},
           'createdAt', ${instant('f.created_at')}, 'version', f.version) AS row
         FROM finding f WHERE f.district_id = $1`,
  words: `SELECT f.id, concat(o.name_zh, ' ', f.title) AS words
          FROM finding f JOIN organization o ON o.district_id = f.district_id AND o.id = f.organization_id
          WHERE f.district_id = $1`,
  tables: [{ table: 'finding', id: 'id', derived: [] }],
  addedLater: true,
};
