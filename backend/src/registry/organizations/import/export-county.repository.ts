import { Injectable } from '@nestjs/common';
import { RIGHT_WORDS } from '@zeren/domain/registry/organizations/import/check-guidance-rows';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { ReadTx } from '../../../platform/database/transaction';
import type { CountyValues } from './county-template';

/** What the actor has below them by 隶属 (`$2`: the roots, null for the whole district) and is in force on `$3`. */
const BELOW = (id: string) => `($2::uuid[] IS NULL OR ${id} IN (
  SELECT c.descendant_id FROM organization_closure c
  WHERE c.district_id = $1 AND c.via = 'tree' AND c.ancestor_id = ANY($2::uuid[])))`;
const THERE = (alias: string) => `(${alias}.valid_to IS NULL OR ${alias}.valid_to > $3::date)`;

/** What was taken back on its first day holds on none. */
const LIVE = (alias: string) => `(${alias}.valid_to IS NULL OR ${alias}.valid_to > ${alias}.valid_from)`;
/** The first day and the last one that counts. */
const DAYS = (alias: string) => `${alias}.valid_from, ${alias}.valid_to - 1`;
const GROUPS = `assessment_group g
  JOIN organization body ON g.district_id = $1 AND body.district_id = $1 AND body.id = g.organization_id AND ${THERE('body')}`;

/** A row as an array of cells, in the order of the sheet's columns. */
type Cells = (string | number | null)[];

/**
 * A county as the sheets of its workbook, one statement each: what is in force, superiors before what is below. Of dated
 * lists what was is in it too, for what is there still.
 */
@Injectable()
export class ExportCountyRepository {
  async values(tx: ReadTx): Promise<Required<CountyValues>> {
    return {
      organizations: await this.organizations(tx),
      guidance: await this.guidance(tx),
      posts: await this.posts(tx),
      people: await this.people(tx),
      tenures: await this.tenures(tx),
      unitClasses: await this.unitClasses(tx),
      groups: await this.groups(tx),
      groupMembers: await this.groupMembers(tx),
    };
  }

  private organizations(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'organizations',
      `SELECT jsonb_build_array(o.code, parent.code, o.name_zh, o.name_en, o.kind_code, o.level_code, o.domain_code,
                                o.member_count) AS cells
       FROM organization o
       LEFT JOIN organization parent ON parent.district_id = $1 AND parent.id = o.parent_id
       JOIN LATERAL (SELECT count(*) AS depth FROM organization_closure c
                     WHERE c.district_id = $1 AND c.descendant_id = o.id AND c.via = 'tree') up ON true
       WHERE o.district_id = $1 AND ${THERE('o')} AND ${BELOW('o.id')}
       ORDER BY up.depth, parent.sort, parent.code, o.sort, o.code`,
    );
  }

  private async guidance(tx: ReadTx): Promise<Cells[]> {
    const rows = await this.cells(
      tx,
      'guidance',
      `SELECT jsonb_build_array(guide.code, guided.code, e.kind_code, p.code, e.with_subtree, e.rights,
                                trim_scale(e.score_share * 100)::text, e.basis, e.valid_from, e.valid_to - 1) AS cells
       FROM organization_guidance e
       JOIN organization guide ON guide.district_id = $1 AND guide.id = e.guide_id AND ${THERE('guide')}
       JOIN organization guided ON guided.district_id = $1 AND guided.id = e.guided_id AND ${THERE('guided')}
       LEFT JOIN post p ON p.district_id = $1 AND p.id = e.post_id
       WHERE e.district_id = $1 AND (e.valid_to IS NULL OR e.valid_to > greatest($3::date, e.valid_from))
         AND (p.id IS NULL OR ${THERE('p')}) AND ${BELOW('e.guide_id')} AND ${BELOW('e.guided_id')}
       ORDER BY guide.code, guided.code, e.kind_code, p.code, e.valid_from`,
    );
    return rows.map(([guide, guided, kind, post, subtree, rights, share, ...rest]) => [
      ...[guide!, guided!, kind!, post!, subtree ? '是' : '否'],
      (rights as unknown as GuidanceRight[]).map((right) => RIGHT_WORDS[right]).join('、'),
      share === null ? null : `${share}%`,
      ...rest,
    ]);
  }

  private posts(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'posts',
      `SELECT jsonb_build_array(p.code, o.code, p.title, p.kind, ${YES_NO('p.is_head')}, ${YES_NO('p.in_team')},
                                p.line_work) AS cells
       FROM post p JOIN organization o ON o.district_id = $1 AND o.id = p.organization_id AND ${THERE('o')}
       WHERE p.district_id = $1 AND ${THERE('p')} AND ${BELOW('o.id')}
       ORDER BY o.code, p.sort, p.code`,
    );
  }

  /** Contacts are those that the actor may see: row-level security leaves the others out. */
  private people(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'people',
      `SELECT jsonb_build_array(person.code, person.name, contact.email, contact.mobile) AS cells
       FROM person
       LEFT JOIN person_contact contact ON contact.district_id = $1 AND contact.person_id = person.id
       WHERE person.district_id = $1 AND ($2::uuid[] IS NULL OR EXISTS (
         SELECT 1 FROM tenure t
         JOIN post p ON p.district_id = $1 AND p.id = t.post_id AND ${THERE('p')}
         WHERE t.district_id = $1 AND t.person_id = person.id AND ${BELOW('p.organization_id')}))
       ORDER BY person.code`,
    );
  }

  private tenures(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'tenures',
      `SELECT jsonb_build_array(p.code, person.code, t.kind, t.starts_on, t.ends_on) AS cells
       FROM tenure t
       JOIN post p ON p.district_id = $1 AND p.id = t.post_id AND ${THERE('p')}
       JOIN organization o ON o.district_id = $1 AND o.id = p.organization_id AND ${THERE('o')}
       JOIN person ON person.district_id = $1 AND person.id = t.person_id
       WHERE t.district_id = $1 AND ${BELOW('o.id')}
       ORDER BY p.code, t.starts_on, person.code`,
    );
  }

  private unitClasses(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'unit-classes',
      `SELECT jsonb_build_array(o.code, o.name_zh, c.class_code, ${DAYS('c')}, c.basis) AS cells
       FROM organization_unit_class c
       JOIN organization o ON o.district_id = $1 AND o.id = c.organization_id AND ${THERE('o')}
       WHERE c.district_id = $1 AND ${LIVE('c')} AND ${BELOW('o.id')}
       ORDER BY o.code, c.valid_from`,
    );
  }

  private groups(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'groups',
      `SELECT jsonb_build_array(g.name, g.object_code, body.code, g.class_code, ${DAYS('g')}, g.basis) AS cells
       FROM ${GROUPS} WHERE ${LIVE('g')} AND ${BELOW('body.id')}
       ORDER BY g.object_code, g.name, body.code, g.valid_from`,
    );
  }

  private groupMembers(tx: ReadTx): Promise<Cells[]> {
    return this.cells(
      tx,
      'group-members',
      `SELECT jsonb_build_array(g.name, g.object_code, body.code, o.code, o.name_zh, ${DAYS('m')}) AS cells
       FROM ${GROUPS}
       JOIN assessment_group_member m ON m.district_id = $1 AND m.group_id = g.id AND ${LIVE('m')}
       JOIN organization o ON o.district_id = $1 AND o.id = m.organization_id AND ${THERE('o')}
       WHERE ${LIVE('g')} AND ${BELOW('body.id')} AND ${BELOW('o.id')}
       ORDER BY g.object_code, g.name, body.code, g.valid_from, o.code, m.valid_from`,
    );
  }

  private async cells(tx: ReadTx, sheet: string, text: string): Promise<Cells[]> {
    const roots = tx.actor.seesWholeDistrict ? null : tx.actor.rootOrganizationIds;
    const rows = await tx.sql<{ cells: Cells }>(`organization-export.${sheet}`, text, [
      tx.districtId,
      roots,
      tx.today,
    ]);
    return rows.map(({ cells }) => cells);
  }
}

const YES_NO = (column: string): string => `CASE WHEN ${column} THEN '是' ELSE '否' END`;
