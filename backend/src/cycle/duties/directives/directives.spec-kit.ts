import { randomUUID } from 'node:crypto';
import type { TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';
import { openDuties } from '../duties.spec-kit';
import type { DutiesKit } from '../duties.spec-kit';
import { DirectiveIssuingService } from './directive-issuing.service';
import { DirectiveTablesService } from './directive-tables.service';
import { DirectivesService } from './directives.service';
import type { DirectiveBody, TargetBody } from './dto/directive-requests.dto';
import type { DirectiveTargetDto } from './dto/directives.dto';

export const column = (key: string, name: string, more: Partial<TableColumn> = {}): TableColumn => ({
  ...{ key, name, type: 'text', required: false, total: false, known: null, choices: [] },
  ...more,
});

/** What the specs ask of units: what is known is not asked. */
export const COLUMNS: readonly TableColumn[] = [
  column('c1', '书记', { known: 'head-name' }),
  column('c2', '阵地名称', { required: true }),
  column('c3', '面积（平方米）', { type: 'number', required: true, total: true }),
  column('c4', '启用日期', { type: 'date' }),
];

export const TODAY = '2026-11-23T02:00:00Z';

export interface DirectivesKit extends DutiesKit {
  readonly directives: DirectivesService;
  readonly issuing: DirectiveIssuingService;
  readonly tables: DirectiveTablesService;
  /** A draft of the county's, with a table unless the spec says otherwise. */
  draft(targets: readonly TargetBody[], more?: Partial<DirectiveBody>): Promise<string>;
  /** Drafted and issued; answers the directive's id. */
  issued(targets: readonly TargetBody[], more?: Partial<DirectiveBody>): Promise<string>;
  target(directiveId: string, postId: string): Promise<DirectiveTargetDto>;
  /** So many villages below 望舒镇党委, each with a head post that is vacant. */
  villages(count: number): Promise<string[]>;
}

export async function openDirectives(): Promise<DirectivesKit> {
  const kit = await openDuties();
  const directives = kit.module.get(DirectivesService);
  const issuing = kit.module.get(DirectiveIssuingService);
  const { districtId, organizations } = kit.county;
  const county = kit.actor('county');
  const draft: DirectivesKit['draft'] = async (targets, more = {}) => {
    const { id } = await directives.draft(county, {
      sourceCode: '批示',
      title: '摸清党员教育阵地底数',
      content: '请逐处核实，列出清单。',
      issuer: '县委书记',
      dueOn: '2026-12-10',
      checkingClass: '备案',
      tableColumns: COLUMNS.map((each) => ({ ...each, choices: [...each.choices] })),
      ...more,
      targets: [...targets],
    });
    return id;
  };
  return {
    ...kit,
    directives,
    issuing,
    tables: kit.module.get(DirectiveTablesService),
    draft,
    issued: async (targets, more) => {
      const id = await draft(targets, more);
      await issuing.issue(county, id, 1);
      return id;
    },
    target: async (directiveId, postId) =>
      (await directives.one(county, directiveId)).targets.find((each) => each.postId === postId)!,
    villages: async (count) => {
      const ids = Array.from({ length: count }, () => randomUUID());
      const names = ids.map((_, index) => `第${index + 1}村党支部`);
      await kit.database.owner.query(
        `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_pinyin, name_initials, kind_code,
                                   level_code, domain_code, l2_id, l3_id, sort)
         SELECT $1, t.id, $2, t.id::text, t.name, t.name, t.name, '党支部', '村', '农村', $2, t.id, 100
         FROM unnest($3::uuid[], $4::text[]) AS t(id, name)`,
        [districtId, organizations.wangshu, ids, names],
      );
      await kit.database.owner.query(
        `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth)
         SELECT $1, a.id, t.id, 'tree', a.depth
         FROM unnest($2::uuid[]) AS t(id),
              LATERAL (VALUES (t.id, 0), ($3::uuid, 1), ($4::uuid, 2)) AS a(id, depth)`,
        [districtId, ids, organizations.wangshu, organizations.county],
      );
      await kit.database.owner.query(
        `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head)
         SELECT $1, t.id, t.id, t.id::text, '村党组织书记', '村党组织书记', true FROM unnest($2::uuid[]) AS t(id)`,
        [districtId, ids],
      );
      return ids;
    },
  };
}
