import { instant } from '../../../platform/record/sealed-kind';
import type { SealedKind } from '../../../platform/record/sealed-kind';

/** What somebody verified, how and with which judgement, as the record keeps it. */
export const verificationSeal: SealedKind = {
  kind: 'verification-act',
  rows: `SELECT v.id, jsonb_build_object('id', v.id, 'subjectKind', v.subject_kind, 'subjectId', v.subject_id,
           'organizationId', v.organization_id, 'verificationKind', v.kind, 'verdict', v.result, 'heldOn', v.held_on,
           'object', v.object, 'strength', v.strength, 'doubt', v.doubt, 'noDoubtBecause', v.no_doubt_because,
           'opened', v.opened, 'verifiedByTenureId', v.verified_by_tenure_id,
           'verifiedAt', ${instant('v.verified_at')}) AS row
         FROM verification_act v WHERE v.district_id = $1`,
  words: `SELECT v.id, concat(o.name_zh, ' ', v.held_on, ' ', v.object) AS words
          FROM verification_act v
          JOIN organization o ON o.district_id = v.district_id AND o.id = v.organization_id
          WHERE v.district_id = $1`,
  tables: [{ table: 'verification_act', id: 'id', derived: [] }],
};
