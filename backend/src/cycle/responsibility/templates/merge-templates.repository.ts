import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { ItemToSave } from '../items/edit-items.repository';
import { LIST_COLUMNS } from '../list-rows';
import type { ListRecord } from '../list-rows';
import { keptCondition } from '../list-sight';

/** An item of one of many lists as a merge leaves it. */
export type MergedItem = ItemToSave & { readonly listId: string };

/** Which lists were made from which versions. */
export interface MadeFrom {
  readonly postKind: string;
  readonly versionIds: readonly string[];
  readonly codes: readonly string[];
}

const MADE_FROM = `FROM responsibility_list l
  JOIN post p ON p.district_id = l.district_id AND p.id = l.post_id AND p.kind = $2
  WHERE l.district_id = $1 AND l.year >= $3 AND l.state IN ('draft', 'issued', 'objected', 'received')
    AND (l.state = 'draft' OR NOT EXISTS (
          SELECT 1 FROM responsibility_list d
          WHERE d.district_id = l.district_id AND d.post_id = l.post_id AND d.year = l.year AND d.state = 'draft'))
    AND EXISTS (
          SELECT 1 FROM responsibility_item i
          WHERE i.district_id = l.district_id AND i.list_id = l.id
            AND (i.template_id = ANY($4::uuid[]) OR (i.template_id IS NULL AND i.code = ANY($5::text[]))))
    AND ${keptCondition(6)}`;

const parametersOf = (tx: ReadTx, { postKind, versionIds, codes }: MadeFrom): unknown[] => [
  tx.districtId,
  postKind,
  Number(tx.today.slice(0, 4)),
  versionIds,
  codes,
  tx.actor.rootOrganizationIds,
];

/** Lists that were made from a template, and what merging its next version writes to them. */
@Injectable()
export class MergeTemplatesRepository {
  /**
   * The running lists of a kind of post that were made from one of the versions: by the template that their items name,
   * or by the number of an item whose origin nobody noted. Where an amended version is being drafted, that one.
   */
  madeFrom(
    tx: ReadTx,
    origin: MadeFrom,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'list-templates.made-from',
      `SELECT ${LIST_COLUMNS} ${MADE_FROM} AND ($7::uuid IS NULL OR l.id > $7) ORDER BY l.id LIMIT $8`,
      [...parametersOf(tx, origin), after, limit],
    );
  }

  /** How many there are. */
  async countMadeFrom(tx: ReadTx, origin: MadeFrom): Promise<number> {
    const row = await tx.sqlOne<{ n: number }>(
      'list-templates.count-made-from',
      `SELECT count(*)::int AS n ${MADE_FROM}`,
      parametersOf(tx, origin),
    );
    return row!.n;
  }

  /** The questions about this version to which a list, or an older version of it, was answered to keep its own words. */
  async kept(tx: ReadTx, templateId: string, listIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows = await tx.sql<{ listId: string; key: string }>(
      'list-templates.kept-wordings',
      `SELECT l.id AS "listId", k.question_key AS key
       FROM responsibility_list l
       JOIN responsibility_list v ON v.district_id = l.district_id AND v.post_id = l.post_id AND v.year = l.year
       JOIN kept_wording k ON k.district_id = v.district_id AND k.list_id = v.id AND k.template_id = $2
       WHERE l.district_id = $1 AND l.id = ANY($3::uuid[])`,
      [tx.districtId, templateId, listIds],
    );
    const kept = new Map<string, Set<string>>();
    for (const { listId, key } of rows) kept.set(listId, (kept.get(listId) ?? new Set()).add(key));
    return kept;
  }

  keep(
    tx: WriteTx,
    templateId: string,
    questions: readonly { readonly listId: string; readonly key: string }[],
  ): Promise<number> {
    return tx.change(
      'list-templates.keep-wordings',
      `INSERT INTO kept_wording (district_id, template_id, list_id, question_key, kept_by_tenure_id, kept_at)
       SELECT $1, $2, t.list_id, t.key, $5, $6 FROM unnest($3::uuid[], $4::text[]) AS t(list_id, key)
       ON CONFLICT DO NOTHING`,
      [
        tx.districtId,
        templateId,
        questions.map(({ listId }) => listId),
        questions.map(({ key }) => key),
        tx.actor.tenureId,
        tx.now,
      ],
    );
  }

  /** Locks lists until the end of the transaction; answers what they are now. */
  lock(tx: WriteTx, ids: readonly string[]): Promise<{ id: string; version: number; state: string }[]> {
    return tx.sql(
      'list-templates.lock-lists',
      `SELECT id, version, state FROM responsibility_list
       WHERE district_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
      [tx.districtId, ids],
    );
  }

  /** Inserts what is new and changes what is there, in all drafts at once. */
  save(tx: WriteTx, items: readonly MergedItem[]): Promise<number> {
    return tx.change(
      'list-templates.save-items',
      `INSERT INTO responsibility_item AS i (district_id, id, list_id, lineage_id, sort, code, text_zh, text_en,
         dimension_code, domain_code, level_code, type_code, cadence_phrase, cadence_clauses, evidence_asked, basis,
         checking_class, line_work, quantity, quantity_unit, standard, weight, template_id, template_code)
       SELECT $1, r."id", r."listId", r."lineageId", r."sort", r."code", r."textZh", r."textEn", r."dimensionCode",
              r."domainCode", r."levelCode", r."typeCode", r."cadencePhrase", nullif(r."cadenceClauses", 'null'),
              r."evidenceAsked", r."basis", r."checkingClass", r."lineWork", r."quantity", r."quantityUnit",
              r."standard", r."weight", r."templateId", r."templateCode"
       FROM jsonb_to_recordset($2::jsonb) AS r("id" uuid, "listId" uuid, "lineageId" uuid, "sort" int, "code" text,
              "textZh" text, "textEn" text, "dimensionCode" text, "domainCode" text, "levelCode" text, "typeCode" text,
              "cadencePhrase" text, "cadenceClauses" jsonb, "evidenceAsked" text, "basis" text, "checkingClass" text,
              "lineWork" text, "quantity" numeric, "quantityUnit" text, "standard" text, "weight" numeric,
              "templateId" uuid, "templateCode" text)
       ON CONFLICT (district_id, id) DO UPDATE
       SET text_zh = excluded.text_zh, text_en = excluded.text_en, dimension_code = excluded.dimension_code,
           domain_code = excluded.domain_code, type_code = excluded.type_code,
           cadence_phrase = excluded.cadence_phrase, cadence_clauses = excluded.cadence_clauses,
           evidence_asked = excluded.evidence_asked, basis = excluded.basis,
           checking_class = excluded.checking_class, line_work = excluded.line_work, quantity = excluded.quantity,
           quantity_unit = excluded.quantity_unit, standard = excluded.standard, weight = excluded.weight,
           template_id = excluded.template_id, template_code = excluded.template_code, version = i.version + 1
       WHERE i.list_id = excluded.list_id`,
      [tx.districtId, JSON.stringify(items)],
    );
  }

  remove(tx: WriteTx, listIds: readonly string[], itemIds: readonly string[]): Promise<number> {
    return tx.change(
      'list-templates.remove-list-items',
      `DELETE FROM responsibility_item
       WHERE district_id = $1 AND list_id = ANY($2::uuid[]) AND id = ANY($3::uuid[])`,
      [tx.districtId, listIds, itemIds],
    );
  }
}
