import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { DraftRow } from '../import/apply-list-import.repository';

/** Drafts that are made of a template's items. */
@Injectable()
export class OpenListsRepository {
  /** Those of the posts that have any list of the year. */
  async listed(tx: ReadTx, year: number, postIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.sql<{ postId: string }>(
      'open-lists.listed',
      `SELECT DISTINCT l.post_id AS "postId" FROM responsibility_list l
       WHERE l.district_id = $1 AND l.year = $2 AND l.post_id = ANY($3::uuid[])`,
      [tx.districtId, year, postIds],
    );
    return new Set(rows.map(({ postId }) => postId));
  }

  /**
   * Fills drafts with the template's items. An item that the post had of this template in an earlier year goes on with
   * its lineage.
   */
  async fill(
    tx: WriteTx,
    template: { readonly id: string; readonly postKind: string; readonly levelCode: string },
    year: number,
    drafts: readonly DraftRow[],
    itemCount: number,
  ): Promise<number> {
    return tx.change(
      'open-lists.fill',
      `WITH known AS (
         SELECT DISTINCT ON (l.post_id, i.template_code) l.post_id, i.template_code, i.lineage_id
         FROM responsibility_list l
         JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
         JOIN list_template v ON v.district_id = i.district_id AND v.id = i.template_id AND v.post_kind = $6
         WHERE l.district_id = $1 AND l.post_id = ANY($4::uuid[]) AND l.year < $5
         ORDER BY l.post_id, i.template_code, l.year DESC, l.version_no DESC
       ), source AS (
         SELECT t.list_id AS new_list_id, t.post_id, i.*, row_number() OVER (ORDER BY t.place, i.sort, i.id) AS at
         FROM unnest($3::uuid[], $4::uuid[]) WITH ORDINALITY AS t(list_id, post_id, place)
         JOIN list_template_item i ON i.district_id = $1 AND i.template_id = $2
       )
       INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, code, text_zh, text_en,
         dimension_code, domain_code, level_code, type_code, cadence_phrase, cadence_clauses, evidence_asked, basis,
         checking_class, line_work, quantity, quantity_unit, standard, weight, template_id, template_code)
       SELECT $1, ids.id, s.new_list_id, coalesce(known.lineage_id, ids.id), s.sort, s.code, s.text_zh, s.text_en,
              s.dimension_code, s.domain_code, $7, s.type_code, s.cadence_phrase, s.cadence_clauses, s.evidence_asked,
              s.basis, s.checking_class, s.line_work, s.quantity, s.quantity_unit, s.standard, s.weight, $2, s.code
       FROM source s
       JOIN unnest($8::uuid[]) WITH ORDINALITY AS ids(id, at) USING (at)
       LEFT JOIN known ON known.post_id = s.post_id AND known.template_code = s.code`,
      [
        tx.districtId,
        template.id,
        drafts.map(({ id }) => id),
        drafts.map(({ postId }) => postId),
        year,
        template.postKind,
        template.levelCode,
        Array.from({ length: drafts.length * itemCount }, () => uuidv7()),
      ],
    );
  }
}
