import { Injectable } from '@nestjs/common';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { LIST_COLUMNS } from '../list-rows';
import type { ListRecord } from '../list-rows';

/** An item of the library with the template it stands in. */
export type LibraryEntry = WholeTemplateItem & { readonly templateId: string; readonly postKind: string };

/** What drafting the library's items into a set needs. */
@Injectable()
export class DraftItemsRepository {
  /** One drafting into a set at a time: a second click finds the first one's items. */
  async lockSet(tx: WriteTx, listSetId: string): Promise<void> {
    await tx.sql(
      'draft-items.lock-set',
      'SELECT id FROM list_set WHERE district_id = $1 AND id = $2 FOR UPDATE',
      [tx.districtId, listSetId],
    );
  }

  /** The library's items for these dimensions and domains, in its order. */
  entries(tx: ReadTx, dimensions: readonly string[], domains: readonly string[]): Promise<LibraryEntry[]> {
    return tx.sql<LibraryEntry>(
      'draft-items.entries',
      `SELECT t.id AS "templateId", t.post_kind AS "postKind", i.code, i.text_zh AS "textZh", i.text_en AS "textEn",
              i.dimension_code AS dimension, i.domain_code AS domain, i.type_code AS type,
              i.cadence_phrase AS "cadencePhrase", i.cadence_clauses AS "cadenceClauses",
              i.evidence_asked AS "evidenceAsked", i.basis, i.checking_class AS "checkingClass",
              trim_scale(i.weight)::text AS weight, i.line_work AS "lineWork",
              trim_scale(i.quantity)::text AS quantity, i.quantity_unit AS "quantityUnit", i.standard
       FROM list_template t
       JOIN list_template_item i ON i.district_id = t.district_id AND i.template_id = t.id
       WHERE t.district_id = $1 AND t.state = 'published'
         AND i.dimension_code = ANY($2::text[]) AND i.domain_code = ANY($3::text[])
       ORDER BY t.post_kind, i.sort LIMIT 5000`,
      [tx.districtId, dimensions, domains],
    );
  }

  /** `dimension:domain` of every cell of a set that has an item. */
  async filled(tx: ReadTx, listSetId: string): Promise<Set<string>> {
    const rows = await tx.sql<{ cell: string }>(
      'draft-items.filled',
      `SELECT DISTINCT i.dimension_code || ':' || i.domain_code AS cell
       FROM responsibility_list l
       JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
       WHERE l.district_id = $1 AND l.list_set_id = $2 AND l.state <> 'superseded'`,
      [tx.districtId, listSetId],
    );
    return new Set(rows.map(({ cell }) => cell));
  }

  /** The kinds of posts that bear lists of a set. */
  async postKinds(tx: ReadTx, listSetId: string): Promise<Set<string>> {
    const rows = await tx.sql<{ kind: string }>(
      'draft-items.post-kinds',
      `SELECT DISTINCT p.kind FROM responsibility_list l
       JOIN post p ON p.district_id = l.district_id AND p.id = l.post_id
       WHERE l.district_id = $1 AND l.list_set_id = $2 AND l.state <> 'superseded'`,
      [tx.districtId, listSetId],
    );
    return new Set(rows.map(({ kind }) => kind));
  }

  /** The lists of these posts for a year that are drafted or running, a draft before the one that it amends. */
  lists(tx: ReadTx, year: number, postIds: readonly string[]): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'draft-items.lists',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.year = $2 AND l.post_id = ANY($3::uuid[])
         AND l.state IN ('draft', 'issued', 'objected', 'received')
       ORDER BY l.post_id, l.state <> 'draft', l.version_no DESC`,
      [tx.districtId, year, postIds],
    );
  }
}
