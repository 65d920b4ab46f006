import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { OrganizationRow, PostRow } from '../../../registry/organizations';

/** An item that a result asks for. */
export interface AskedItem {
  readonly textZh: string;
  readonly textEn: string;
  readonly basis: string;
}

/** The first items of a year, written by the product into drafts: a clerk dates, edits and issues them, or takes them out. */
@Injectable()
export class ResultItemsRepository {
  /** The draft of a post for a year, made where there is no list; undefined where one is in force already. */
  async draftOf(
    tx: WriteTx,
    body: OrganizationRow,
    post: PostRow,
    year: number,
  ): Promise<string | undefined> {
    await tx.change(
      'result-items.claim-set',
      `INSERT INTO list_set (district_id, id, organization_id, year, title) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (district_id, organization_id, year) DO NOTHING`,
      [tx.districtId, uuidv7(), body.id, year, `${body.nameZh}${year}年责任清单`],
    );
    await tx.change(
      'result-items.open-draft',
      `INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, l2_id, l3_id, l4_id,
                                        search_text, year, version_no, state, created_at)
       SELECT $1, $2, s.id, $4, $5, $6, $7, $8, $9, $3, 1, 'draft', $10
       FROM list_set s WHERE s.district_id = $1 AND s.organization_id = $11 AND s.year = $3
       ON CONFLICT (district_id, post_id, year, version_no) DO NOTHING`,
      [
        ...[tx.districtId, uuidv7(), year, post.id, post.organizationId, post.l2Id, post.l3Id, post.l4Id],
        ...[`${post.organizationName} ${post.title}`, tx.now, body.id],
      ],
    );
    const row = await tx.sqlOne<{ id: string }>(
      'result-items.draft-of',
      `SELECT id FROM responsibility_list WHERE district_id = $1 AND post_id = $2 AND year = $3 AND state = 'draft' FOR UPDATE`,
      [tx.districtId, post.id, year],
    );
    return row?.id;
  }

  /** Items without a date: when they are due is for people to say before the list is issued. */
  async add(tx: WriteTx, listId: string, post: PostRow, items: readonly AskedItem[]): Promise<number> {
    const added = await tx.change(
      'result-items.add',
      `INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, text_zh, text_en, dimension_code,
                                        domain_code, level_code, type_code, cadence_phrase, basis, checking_class)
       SELECT $1, t.id, $2, t.id, coalesce((SELECT max(i.sort) FROM responsibility_item i
              WHERE i.district_id = $1 AND i.list_id = $2), 0) + t.place, t.zh, t.en, '组织建设', $3, $4, '成效', '待定', t.basis, '必核'
       FROM unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS t(id, zh, en, basis, place)
       WHERE NOT EXISTS (SELECT 1 FROM responsibility_item i
         WHERE i.district_id = $1 AND i.list_id = $2 AND i.text_zh = t.zh)`,
      [
        ...[tx.districtId, listId, post.domainCode ?? '农村', post.levelCode],
        ...[items.map(() => uuidv7()), items.map(({ textZh }) => textZh), items.map(({ textEn }) => textEn)],
        items.map(({ basis }) => basis),
      ],
    );
    await tx.change(
      'result-items.recount',
      `UPDATE responsibility_list SET item_count = item_count + $3, undated_count = undated_count + $3, version = version + 1
       WHERE district_id = $1 AND id = $2`,
      [tx.districtId, listId, added],
    );
    return added;
  }
}
