import { Injectable } from '@nestjs/common';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

/** A template version as it is stored. */
export interface TemplateRecord {
  readonly id: string;
  readonly postKind: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly title: string;
  readonly versionNo: number;
  readonly state: 'draft' | 'published' | 'superseded';
  readonly note: string | null;
  readonly publishedAt: Date | null;
  readonly version: number;
}

/** What a new version begins with. */
export interface TemplateToDraft {
  readonly postKind: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly title: string;
  readonly items: readonly WholeTemplateItem[];
}

const TEMPLATE_COLUMNS = `t.id, t.post_kind AS "postKind", t.level_code AS "levelCode", t.domain_code AS "domainCode",
  t.title, t.version_no AS "versionNo", t.state, t.note, t.published_at AS "publishedAt", t.version`;

const ITEM_COLUMNS = `i.code, i.text_zh AS "textZh", i.text_en AS "textEn", i.dimension_code AS dimension,
  i.domain_code AS domain, i.type_code AS type, i.cadence_phrase AS "cadencePhrase",
  i.cadence_clauses AS "cadenceClauses", i.evidence_asked AS "evidenceAsked", i.basis,
  i.checking_class AS "checkingClass", trim_scale(i.weight)::text AS weight, i.line_work AS "lineWork",
  trim_scale(i.quantity)::text AS quantity, i.quantity_unit AS "quantityUnit", i.standard`;

/** Templates and their versions. */
@Injectable()
export class TemplatesRepository {
  /** One row a kind of post: the version in force, else its first draft. */
  page(
    tx: ReadTx,
    level: string | null,
    domain: string | null,
  ): Promise<(TemplateRecord & { readonly itemCount: number; readonly draftId: string | null })[]> {
    return tx.sql(
      'list-templates.page',
      `SELECT ${TEMPLATE_COLUMNS}, d.id AS "draftId",
              (SELECT count(*)::int FROM list_template_item i
               WHERE i.district_id = t.district_id AND i.template_id = t.id) AS "itemCount"
       FROM list_template t
       LEFT JOIN list_template d ON d.district_id = t.district_id AND d.post_kind = t.post_kind AND d.state = 'draft'
                                AND d.id <> t.id
       WHERE t.district_id = $1 AND ($2::text IS NULL OR t.level_code = $2) AND ($3::text IS NULL OR t.domain_code = $3)
         AND (t.state = 'published' OR (t.state = 'draft' AND NOT EXISTS (
               SELECT 1 FROM list_template p
               WHERE p.district_id = t.district_id AND p.post_kind = t.post_kind AND p.state = 'published')))
       ORDER BY t.level_code, t.domain_code NULLS FIRST, t.post_kind LIMIT 500`,
      [tx.districtId, level, domain],
    );
  }

  one(tx: ReadTx, id: string): Promise<TemplateRecord | undefined> {
    return tx.sqlOne<TemplateRecord>(
      'list-templates.one',
      `SELECT ${TEMPLATE_COLUMNS} FROM list_template t WHERE t.district_id = $1 AND t.id = $2`,
      [tx.districtId, id],
    );
  }

  /** Every version for a kind of post, the newest first. */
  versions(tx: ReadTx, postKind: string): Promise<TemplateRecord[]> {
    return tx.sql<TemplateRecord>(
      'list-templates.versions',
      `SELECT ${TEMPLATE_COLUMNS} FROM list_template t
       WHERE t.district_id = $1 AND t.post_kind = $2 ORDER BY t.version_no DESC LIMIT 200`,
      [tx.districtId, postKind],
    );
  }

  /** Those of the kinds of posts that have a template, drafted or in force. */
  async known(tx: ReadTx, postKinds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.sql<{ postKind: string }>(
      'list-templates.known',
      `SELECT DISTINCT t.post_kind AS "postKind" FROM list_template t
       WHERE t.district_id = $1 AND t.post_kind = ANY($2::text[])`,
      [tx.districtId, postKinds],
    );
    return new Set(rows.map(({ postKind }) => postKind));
  }

  /** The items of versions, in their order. */
  async itemsOf(tx: ReadTx, ids: readonly string[]): Promise<Map<string, WholeTemplateItem[]>> {
    const rows = await tx.sql<WholeTemplateItem & { templateId: string }>(
      'list-templates.items',
      `SELECT i.template_id AS "templateId", ${ITEM_COLUMNS} FROM list_template_item i
       WHERE i.district_id = $1 AND i.template_id = ANY($2::uuid[]) ORDER BY i.template_id, i.sort`,
      [tx.districtId, ids],
    );
    const items = new Map<string, WholeTemplateItem[]>(ids.map((id) => [id, []]));
    for (const { templateId, ...item } of rows) items.get(templateId)!.push(item);
    return items;
  }

  /** Every number that any version for a kind of post has given. */
  async usedCodes(tx: ReadTx, postKind: string): Promise<string[]> {
    const rows = await tx.sql<{ code: string }>(
      'list-templates.used-codes',
      `SELECT DISTINCT i.code FROM list_template t
       JOIN list_template_item i ON i.district_id = t.district_id AND i.template_id = t.id
       WHERE t.district_id = $1 AND t.post_kind = $2`,
      [tx.districtId, postKind],
    );
    return rows.map(({ code }) => code);
  }

  /** Opens the next version as a draft; undefined when one is drafted already. */
  async draft(tx: WriteTx, template: TemplateToDraft): Promise<string | undefined> {
    const drafted = await tx.sqlOne<{ id: string }>(
      'list-templates.draft',
      `INSERT INTO list_template (district_id, id, post_kind, level_code, domain_code, title, version_no, state, created_at)
       SELECT $1, $2, $3, $4, $5, $6, coalesce(max(v.version_no), 0) + 1, 'draft', $7
       FROM list_template v WHERE v.district_id = $1 AND v.post_kind = $3
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        tx.districtId,
        uuidv7(),
        template.postKind,
        template.levelCode,
        template.domainCode,
        template.title,
        tx.now,
      ],
    );
    if (drafted) await this.replaceItems(tx, drafted.id, template.items);
    return drafted?.id;
  }

  /** Changes a draft that is as it was looked at; answers its new row. */
  change(
    tx: WriteTx,
    { id, version }: { readonly id: string; readonly version: number },
    title: string,
    note: string | null,
  ): Promise<TemplateRecord | undefined> {
    return tx.sqlOne<TemplateRecord>(
      'list-templates.change',
      `UPDATE list_template t SET title = $4, note = $5, version = t.version + 1
       WHERE t.district_id = $1 AND t.id = $2 AND t.version = $3 AND t.state = 'draft'
       RETURNING ${TEMPLATE_COLUMNS}`,
      [tx.districtId, id, version, title, note],
    );
  }

  async replaceItems(tx: WriteTx, id: string, items: readonly WholeTemplateItem[]): Promise<void> {
    await tx.change(
      'list-templates.remove-items',
      'DELETE FROM list_template_item WHERE district_id = $1 AND template_id = $2',
      [tx.districtId, id],
    );
    await tx.change(
      'list-templates.add-items',
      `INSERT INTO list_template_item (district_id, id, template_id, code, sort, text_zh, text_en, dimension_code,
         domain_code, type_code, cadence_phrase, cadence_clauses, evidence_asked, basis, checking_class, weight, line_work,
         quantity, quantity_unit, standard)
       SELECT $1, r."id", $2, r."code", r."sort", r."textZh", r."textEn", r."dimension", r."domain", r."type",
              r."cadencePhrase", nullif(r."cadenceClauses", 'null'), r."evidenceAsked", r."basis", r."checkingClass",
              r."weight", r."lineWork", r."quantity", r."quantityUnit", r."standard"
       FROM jsonb_to_recordset($3::jsonb) AS r("id" uuid, "code" text, "sort" int, "textZh" text, "textEn" text,
              "dimension" text, "domain" text, "type" text, "cadencePhrase" text, "cadenceClauses" jsonb,
              "evidenceAsked" text, "basis" text, "checkingClass" text, "weight" numeric, "lineWork" text,
              "quantity" numeric, "quantityUnit" text, "standard" text)`,
      [
        tx.districtId,
        id,
        JSON.stringify(items.map((item, index) => ({ ...item, id: uuidv7(), sort: index + 1 }))),
      ],
    );
  }

  /** Takes a draft away with its items; false when it was changed or published meanwhile, or anything names it. */
  async discard(tx: WriteTx, { id, version }: Pick<TemplateRecord, 'id' | 'version'>): Promise<boolean> {
    const held = await tx.sqlOne(
      'list-templates.hold-draft',
      `SELECT t.id FROM list_template t
       WHERE t.district_id = $1 AND t.id = $2 AND t.version = $3 AND t.state = 'draft'
         AND NOT EXISTS (SELECT 1 FROM responsibility_item i WHERE i.district_id = $1 AND i.template_id = t.id)
         AND NOT EXISTS (SELECT 1 FROM kept_wording k WHERE k.district_id = $1 AND k.template_id = t.id)
         AND NOT EXISTS (SELECT 1 FROM template_run r WHERE r.district_id = $1 AND r.template_id = t.id)
       FOR UPDATE`,
      [tx.districtId, id, version],
    );
    if (!held) return false;
    await tx.change(
      'list-templates.discard-items',
      'DELETE FROM list_template_item WHERE district_id = $1 AND template_id = $2',
      [tx.districtId, id],
    );
    const gone = await tx.change(
      'list-templates.discard',
      `DELETE FROM list_template WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, id, version],
    );
    return gone > 0;
  }

  /** Puts a draft in force in the place of the version before; undefined when it was changed meanwhile. */
  async publish(tx: WriteTx, draft: TemplateRecord): Promise<TemplateRecord | undefined> {
    await tx.change(
      'list-templates.supersede',
      `UPDATE list_template SET state = 'superseded', version = version + 1
       WHERE district_id = $1 AND post_kind = $2 AND state = 'published'`,
      [tx.districtId, draft.postKind],
    );
    return tx.sqlOne<TemplateRecord>(
      'list-templates.publish',
      `UPDATE list_template t
       SET state = 'published', published_at = $4, published_by_tenure_id = $5, version = t.version + 1
       WHERE t.district_id = $1 AND t.id = $2 AND t.version = $3 AND t.state = 'draft'
       RETURNING ${TEMPLATE_COLUMNS}`,
      [tx.districtId, draft.id, draft.version, tx.now, tx.actor.tenureId],
    );
  }

  /** One list for each kind of post of a set, the first in the order of the tree that has items. */
  firstLists(tx: ReadTx, listSetId: string): Promise<{ listId: string; postId: string }[]> {
    return tx.sql(
      'list-templates.first-lists',
      `SELECT DISTINCT ON (p.kind) l.id AS "listId", l.post_id AS "postId"
       FROM responsibility_list l
       JOIN post p ON p.district_id = l.district_id AND p.id = l.post_id
       WHERE l.district_id = $1 AND l.list_set_id = $2 AND l.state <> 'superseded' AND l.item_count > 0
       ORDER BY p.kind, l.id LIMIT 200`,
      [tx.districtId, listSetId],
    );
  }
}
