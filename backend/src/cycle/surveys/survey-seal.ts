import { instant } from '../../platform/record/sealed-kind';
import type { SealedKind } from '../../platform/record/sealed-kind';

/** A survey as the record keeps it: what was asked when it opened, and the count and digest of its ballots when it closed. */
export const surveySeal: SealedKind = {
  kind: 'survey',
  rows: `SELECT s.id, jsonb_build_object('id', s.id, 'organizationId', s.organization_id, 'title', s.title,
           'intro', s.intro, 'state', s.state, 'questionnaireNumber', s.questionnaire_number,
           'askedDigest', s.asked_digest, 'createdAt', ${instant('s.created_at')},
           'createdByTenureId', s.created_by_tenure_id, 'openedAt', ${instant('s.opened_at')},
           'openedByTenureId', s.opened_by_tenure_id, 'closedAt', ${instant('s.closed_at')},
           'closedByTenureId', s.closed_by_tenure_id, 'counts', s.counts, 'ballotsDigest', s.ballots_digest,
           'version', s.version) AS row
         FROM survey s WHERE s.district_id = $1`,
  words: `SELECT s.id, concat(o.name_zh, ' ', s.title) AS words
          FROM survey s JOIN organization o ON o.district_id = s.district_id AND o.id = s.organization_id
          WHERE s.district_id = $1`,
  tables: [{ table: 'survey', id: 'id', derived: [] }],
  addedLater: true,
};
