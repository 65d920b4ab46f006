import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';
import type { ItemRecord } from '../list-rows';

/** An item as somebody left it in the sheet; its lineage is its own where it is new to the list. */
export type ItemToSave = Omit<ItemRecord, 'listId' | 'carriedOver' | 'version'>;

/** Writes what was changed in a draft's sheet. */
@Injectable()
export class EditItemsRepository {
  /** Claims the draft at the version that was looked at; 0 when it was changed, or issued, meanwhile. */
  claim(tx: WriteTx, listId: string, version: number): Promise<number> {
    return tx.change(
      'responsibility-items.claim-draft',
      `UPDATE responsibility_list SET version = version
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, listId, version],
    );
  }

  remove(tx: WriteTx, listId: string, ids: readonly string[]): Promise<number> {
    return tx.change(
      'responsibility-items.remove',
      `DELETE FROM responsibility_item WHERE district_id = $1 AND list_id = $2 AND id = ANY($3::uuid[])`,
      [tx.districtId, listId, ids],
    );
  }

  /** Inserts what is new and changes what is there, all in one statement. */
  save(tx: WriteTx, listId: string, items: readonly ItemToSave[]): Promise<number> {
    return tx.change(
      'responsibility-items.save',
      `INSERT INTO responsibility_item AS i (district_id, id, list_id, lineage_id, sort, code, text_zh, text_en,
         dimension_code, domain_code, level_code, type_code, cadence_phrase, cadence_clauses, evidence_asked, basis,
         checking_class, line_work, quantity, quantity_unit, standard, weight, template_id, template_code)
       SELECT $1, r."id", $2, r."lineageId", r."sort", r."code", r."textZh", r."textEn", r."dimensionCode",
              r."domainCode", r."levelCode", r."typeCode", r."cadencePhrase", nullif(r."cadenceClauses", 'null'),
              r."evidenceAsked", r."basis", r."checkingClass", r."lineWork", r."quantity", r."quantityUnit",
              r."standard", r."weight", r."templateId", r."templateCode"
       FROM jsonb_to_recordset($3::jsonb) AS r("id" uuid, "lineageId" uuid, "sort" int, "code" text, "textZh" text,
              "textEn" text, "dimensionCode" text, "domainCode" text, "levelCode" text, "typeCode" text,
              "cadencePhrase" text, "cadenceClauses" jsonb, "evidenceAsked" text, "basis" text, "checkingClass" text,
              "lineWork" text, "quantity" numeric, "quantityUnit" text, "standard" text, "weight" numeric,
              "templateId" uuid, "templateCode" text)
       ON CONFLICT (district_id, id) DO UPDATE
       SET sort = excluded.sort, code = excluded.code, text_zh = excluded.text_zh, text_en = excluded.text_en,
           dimension_code = excluded.dimension_code, domain_code = excluded.domain_code,
           level_code = excluded.level_code, type_code = excluded.type_code,
           cadence_phrase = excluded.cadence_phrase, cadence_clauses = excluded.cadence_clauses,
           evidence_asked = excluded.evidence_asked, basis = excluded.basis,
           checking_class = excluded.checking_class, line_work = excluded.line_work, quantity = excluded.quantity,
           quantity_unit = excluded.quantity_unit, standard = excluded.standard, weight = excluded.weight,
           version = i.version + 1
       WHERE i.list_id = $2`,
      [tx.districtId, listId, JSON.stringify(items)],
    );
  }

  /** Puts the items in the given order; those that are not named keep their place behind them. */
  order(tx: WriteTx, listId: string, ids: readonly string[]): Promise<number> {
    return tx.change(
      'responsibility-items.order',
      `UPDATE responsibility_item i SET sort = t.place
       FROM unnest($3::uuid[]) WITH ORDINALITY AS t(id, place)
       WHERE i.district_id = $1 AND i.list_id = $2 AND i.id = t.id`,
      [tx.districtId, listId, ids],
    );
  }
}
