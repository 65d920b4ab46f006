import { instant } from '../../platform/record/sealed-kind';
import type { SealedKind } from '../../platform/record/sealed-kind';

/** The signatures under a handover, as the record keeps them: who signed for which side, how, and over which list. */
export const signatureSeal: SealedKind = {
  kind: 'handover-signature',
  rows: `SELECT s.handover_id AS id, jsonb_build_object('id', s.handover_id, 'signatures', jsonb_agg(jsonb_build_object(
           'side', s.side, 'signedAs', s.signed_as, 'personId', s.person_id, 'personName', s.person_name,
           'tenureId', s.tenure_id, 'words', s.words, 'reason', s.reason, 'listDigest', encode(s.list_digest, 'hex'),
           'signedAt', ${instant('s.signed_at')}) ORDER BY s.side)) AS row
         FROM handover_signature s WHERE s.district_id = $1 GROUP BY s.handover_id`,
  words: `SELECT h.id, concat(h.organization_name, ' ', h.post_title, ' ', h.outgoing_name) AS words
          FROM handover h WHERE h.district_id = $1`,
  tables: [{ table: 'handover_signature', id: 'handover_id', derived: [] }],
  addedLater: true,
};
