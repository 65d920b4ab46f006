import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { ListState } from '@zeren/domain/cycle/responsibility/list-states';

/** A list as it is stored. */
export interface ListRecord {
  readonly id: string;
  readonly listSetId: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly l2Id: string | null;
  readonly l3Id: string | null;
  readonly l4Id: string | null;
  readonly year: number;
  readonly versionNo: number;
  readonly state: ListState;
  readonly issuedAt: Date | null;
  readonly issuedByTenureId: string | null;
  readonly receiptDueOn: string | null;
  readonly receivedAt: Date | null;
  readonly receivedByTenureId: string | null;
  readonly itemCount: number;
  readonly undatedCount: number;
  readonly amendReason: string | null;
  readonly version: number;
}

/** An item as it is stored. */
export interface ItemRecord {
  readonly id: string;
  readonly listId: string;
  readonly lineageId: string;
  readonly sort: number;
  readonly code: string | null;
  readonly textZh: string;
  readonly textEn: string | null;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly levelCode: string;
  readonly typeCode: string;
  readonly cadencePhrase: string;
  /** Null until somebody has said what the phrase means. */
  readonly cadenceClauses: readonly CadenceClause[] | null;
  readonly evidenceAsked: string | null;
  readonly basis: string;
  readonly checkingClass: string;
  readonly lineWork: string | null;
  /** A promised number as a decimal string, in `quantityUnit`. */
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly standard: string | null;
  /** 0 to 100 as a decimal string. */
  readonly weight: string | null;
  /** The template's item it was made from; null for what was added locally. */
  readonly templateId: string | null;
  readonly templateCode: string | null;
  /** How many duties of its lineage stayed open in the year it was copied from. */
  readonly carriedOver: number;
  readonly version: number;
}

export const LIST_COLUMNS = `l.id, l.list_set_id AS "listSetId", l.post_id AS "postId",
  l.organization_id AS "organizationId", l.l2_id AS "l2Id", l.l3_id AS "l3Id", l.l4_id AS "l4Id", l.year,
  l.version_no AS "versionNo", l.state, l.issued_at AS "issuedAt", l.issued_by_tenure_id AS "issuedByTenureId",
  l.receipt_due_on::text AS "receiptDueOn", l.received_at AS "receivedAt",
  l.received_by_tenure_id AS "receivedByTenureId", l.item_count AS "itemCount", l.undated_count AS "undatedCount",
  l.amend_reason AS "amendReason", l.version`;

export const ITEM_COLUMNS = `i.id, i.list_id AS "listId", i.lineage_id AS "lineageId", i.sort, i.code,
  i.text_zh AS "textZh", i.text_en AS "textEn", i.dimension_code AS "dimensionCode", i.domain_code AS "domainCode",
  i.level_code AS "levelCode", i.type_code AS "typeCode", i.cadence_phrase AS "cadencePhrase",
  i.cadence_clauses AS "cadenceClauses", i.evidence_asked AS "evidenceAsked", i.basis,
  i.checking_class AS "checkingClass", i.line_work AS "lineWork",
  trim_scale(i.quantity)::text AS quantity, i.quantity_unit AS "quantityUnit", i.standard,
  trim_scale(i.weight)::text AS weight, i.template_id AS "templateId", i.template_code AS "templateCode",
  i.carried_over AS "carriedOver", i.version`;

/** Items by their list, each list's in their order. */
export function itemsByList(items: readonly ItemRecord[]): Map<string, ItemRecord[]> {
  const lists = new Map<string, ItemRecord[]>();
  for (const item of items) {
    const list = lists.get(item.listId);
    if (list) list.push(item);
    else lists.set(item.listId, [item]);
  }
  return lists;
}
