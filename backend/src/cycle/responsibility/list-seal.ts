import { instant } from '../../platform/record/sealed-kind';
import type { SealedKind } from '../../platform/record/sealed-kind';

const ITEM = `jsonb_build_object('id', i.id, 'lineageId', i.lineage_id, 'sort', i.sort, 'code', i.code,
  'textZh', i.text_zh, 'textEn', i.text_en, 'dimensionCode', i.dimension_code, 'domainCode', i.domain_code,
  'levelCode', i.level_code, 'typeCode', i.type_code, 'cadencePhrase', i.cadence_phrase,
  'cadenceClauses', i.cadence_clauses, 'evidenceAsked', i.evidence_asked, 'basis', i.basis,
  'checkingClass', i.checking_class, 'lineWork', i.line_work, 'quantity', i.quantity::text,
  'quantityUnit', i.quantity_unit, 'standard', i.standard, 'weight', i.weight::text, 'templateId', i.template_id,
  'templateCode', i.template_code, 'version', i.version)`;

/** A list with all its items from the day it is issued on, as the record keeps it: what the holder was given, and when. */
export const listSeal: SealedKind = {
  kind: 'responsibility-list',
  rows: `SELECT l.id, jsonb_build_object('id', l.id, 'listSetId', l.list_set_id, 'postId', l.post_id,
           'organizationId', l.organization_id, 'year', l.year, 'versionNo', l.version_no, 'state', l.state,
           'issuedAt', ${instant('l.issued_at')}, 'issuedByTenureId', l.issued_by_tenure_id,
           'receiptDueOn', l.receipt_due_on, 'receivedAt', ${instant('l.received_at')},
           'receivedByTenureId', l.received_by_tenure_id, 'createdAt', ${instant('l.created_at')},
           'amendReason', l.amend_reason, 'closedAt', ${instant('l.closed_at')}, 'version', l.version,
           'items', (SELECT coalesce(jsonb_agg(${ITEM} ORDER BY i.sort, i.id), '[]') FROM responsibility_item i
                     WHERE i.district_id = l.district_id AND i.list_id = l.id)) AS row
         FROM responsibility_list l WHERE l.district_id = $1 AND l.state <> 'draft'`,
  words: `SELECT l.id, concat(o.name_zh, ' ', post.title, ' ', l.year) AS words
          FROM responsibility_list l
          JOIN organization o ON o.district_id = l.district_id AND o.id = l.organization_id
          JOIN post ON post.district_id = l.district_id AND post.id = l.post_id
          WHERE l.district_id = $1`,
  tables: [
    {
      table: 'responsibility_list',
      id: 'id',
      derived: ['l2_id', 'l3_id', 'l4_id', 'item_count', 'undated_count', 'search_text'],
    },
    { table: 'responsibility_item', id: 'list_id', derived: ['carried_over'] },
  ],
};
