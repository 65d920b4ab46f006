import { instant } from '../../platform/record/sealed-kind';
import type { SealedKind } from '../../platform/record/sealed-kind';

/** An agreement as the record keeps it: the text, who is bound by it, and how it stands. */
export const agreementSeal: SealedKind = {
  kind: 'agreement',
  rows: `SELECT a.id, jsonb_build_object('id', a.id, 'lineageId', a.lineage_id, 'versionNo', a.version_no,
           'latest', a.latest, 'year', a.year, 'batchId', a.batch_id, 'listId', a.list_id, 'postId', a.post_id,
           'organizationId', a.organization_id, 'issuerPostId', a.issuer_post_id,
           'issuerOrganizationId', a.issuer_organization_id, 'levelCode', a.level_code,
           'organizationName', a.organization_name, 'postTitle', a.post_title,
           'issuerOrganizationName', a.issuer_organization_name, 'issuerPostTitle', a.issuer_post_title,
           'title', a.title, 'document', a.document, 'digest', encode(a.digest, 'hex'), 'validFrom', a.valid_from,
           'validTo', a.valid_to, 'state', a.state, 'dueOn', a.due_on, 'onPaper', a.on_paper,
           'paperSignedOn', a.paper_signed_on, 'reason', a.reason, 'madeAt', ${instant('a.made_at')},
           'madeByTenureId', a.made_by_tenure_id, 'inForceAt', ${instant('a.in_force_at')}, 'version', a.version) AS row
         FROM agreement a WHERE a.district_id = $1`,
  words: `SELECT a.id, concat(a.organization_name, ' ', a.post_title, ' ', a.year) AS words
          FROM agreement a WHERE a.district_id = $1`,
  tables: [{ table: 'agreement', id: 'id', derived: [] }],
  addedLater: true,
};

/** The signatures under an agreement, as the record keeps them: who signed for which side, when, over which text. */
export const agreementSignatureSeal: SealedKind = {
  kind: 'agreement-signature',
  rows: `SELECT s.agreement_id AS id, jsonb_build_object('id', s.agreement_id, 'signatures', jsonb_agg(jsonb_build_object(
           'role', s.role, 'signedAs', s.signed_as, 'personId', s.person_id, 'personName', s.person_name,
           'tenureId', s.tenure_id, 'digest', encode(s.digest, 'hex'), 'signature', encode(s.signature, 'base64'),
           'keyId', s.key_id, 'steppedUpBy', s.stepped_up_by, 'signedAt', ${instant('s.signed_at')})
           ORDER BY s.role)) AS row
         FROM agreement_signature s WHERE s.district_id = $1 GROUP BY s.agreement_id`,
  words: agreementSeal.words,
  tables: [{ table: 'agreement_signature', id: 'agreement_id', derived: [] }],
  addedLater: true,
};
