import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByOrganization,
  securedByParent,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** What is looked at everywhere, and in one domain: how, and of which dimension. */
const ROWS = [
  [
    'T01',
    '班子会议记录：有议题、有讨论、有决定',
    'Minutes: subjects, discussion, decisions',
    null,
    'check',
    '组织建设',
  ],
  [
    'T02',
    '书记知道本年度责任清单里最要紧的三件事',
    'The secretary names the three weightiest items of the year',
    null,
    'ask',
    '思想建设',
  ],
  ['T03', '上次发现的问题改到了位', 'What was found last time has been put right', null, 'look', '作风建设'],
  [
    'R01',
    '三会一课记录与现场询问一致',
    'Records of branch meetings agree with what members say',
    '农村',
    'ask',
    '组织建设',
  ],
  ['R02', '党群服务中心开门、有人值守', 'The service centre is open and staffed', '农村', 'look', '作风建设'],
  [
    'R03',
    '村级重大事项按“四议两公开”办理',
    'Weighty village matters went through all steps',
    '农村',
    'check',
    '组织建设',
  ],
  [
    'A01',
    '党支部书记由本部门主要负责人担任或有说明',
    'The head leads the branch, or it is said why not',
    '机关',
    'check',
    '组织建设',
  ],
] as const;

/** Visits: a checklist made when one begins, written row by row. The unit and those above it see it from then on. */
export class InspectionVisits1700000000126 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inspection_visit (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        held_on date NOT NULL,
        -- Written down afterwards from paper.
        on_paper boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'finished')),
        started_at timestamptz NOT NULL,
        started_by_tenure_id uuid,
        finished_at timestamptz,
        finished_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, inspection_id, organization_id),
        FOREIGN KEY (district_id, inspection_id) REFERENCES inspection (district_id, id),
        FOREIGN KEY (district_id, plan_id) REFERENCES inspection_plan (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, started_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, finished_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE INDEX inspection_visit_of_plan ON inspection_visit (district_id, plan_id, organization_id);
      REVOKE DELETE ON inspection_visit FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON inspection_visit FROM zeren_worker;
      ${securedByOrganization('inspection_visit')}
      ${writtenOnlyWhere('inspection_visit', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE TABLE inspection_row (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        visit_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('template', 'item', 'duty', 'finding')),
        text text NOT NULL,
        method text NOT NULL CHECK (method IN ('look', 'check', 'ask', 'test')),
        dimension_code text,
        domain_code text,
        item_id uuid,
        result text CHECK (result IN ('in-order', 'problem', 'unseen')),
        note text,
        finding_id uuid,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, visit_id, position),
        FOREIGN KEY (district_id, visit_id) REFERENCES inspection_visit (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, finding_id) REFERENCES finding (district_id, id),
        CHECK (finding_id IS NULL OR result = 'problem')
      );
      REVOKE DELETE ON inspection_row FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON inspection_row FROM zeren_worker;
      ${securedByParent('inspection_row', 'inspection_visit', 'visit_id')}
      ${writtenOnlyWhere('inspection_row', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE POLICY of_a_visit_in_sight ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND subject_kind = 'inspection-visit' AND EXISTS (
          SELECT 1 FROM inspection_visit v WHERE v.district_id = app_district() AND v.id = subject_id));
    `);
    for (const [index, [code, zh, en, domain, method, dimension]] of ROWS.entries())
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level, attributes)
         VALUES ('inspection-rows', $1, $2, $3, $4, '示例', $5)`,
        [code, zh, en, (index + 1) * 10, JSON.stringify({ domain, method, dimension })],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue = 'inspection-rows';
      DROP POLICY of_a_visit_in_sight ON audit_entry;
      ${['inspection_row', 'inspection_visit'].map(unsecured).join('')}
      DROP TABLE inspection_row, inspection_visit;
    `);
  }
}
