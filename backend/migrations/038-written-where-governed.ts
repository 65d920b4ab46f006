import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, inSight, writtenOnlyWhere } from './row-security';

const DISTRICT = '(SELECT app_district())';
const ROOTS = '(SELECT app_roots())::uuid[]';

const existsIn = (parent: string, own: string, condition: string) =>
  `EXISTS (SELECT 1 FROM ${parent} p WHERE p.district_id = app_district() AND p.id = ${own} AND ${condition})`;
const onPost = (column: string) => `((SELECT app_sees_all()) OR ${column} IN (SELECT app_posts_governed()))`;
const ofPerson = (column: string) =>
  `((SELECT app_sees_all()) OR ${column} = app_person() OR ${column} IN (SELECT app_people_governed()))`;

/** What is asked of an organisation is changed by whoever guides it with the right to assign, too. */
const assigned = (column: string) =>
  `(${governed(column)} OR ${column} IN (SELECT app_organizations_assigned()))`;

/** Both sides of a handover work on it, wherever they are now. */
const handedOver = (alias: string) =>
  `(${governed(`${alias}.organization_id`)} OR ${alias}.outgoing_person_id = app_person() OR ${alias}.incoming_person_id = app_person())`;

const searched = `CASE subject_kind
  WHEN 'organization' THEN ${existsIn('organization', 'subject_id', `(${governed('p.id')} OR p.parent_id IN (SELECT app_organizations_governed()))`)}
  WHEN 'post' THEN ${onPost('subject_id')}
  ELSE ${ofPerson('subject_id')} END`;

/** Under which condition the rows of each table are written, beside being in sight. */
const WRITTEN: readonly (readonly [table: string, condition: string])[] = [
  ['organization', `(${governed('id')} OR parent_id IN (SELECT app_organizations_governed()))`],
  ['post', governed('organization_id')],
  ['tenure', onPost('post_id')],
  ['person_contact', ofPerson('person_id')],
  // Terms and holidays of the whole district are set by whoever has all of it below them.
  ['occurrence', governed('organization_id')],
  ['evidence', governed('organization_id')],
  [
    'evidence_link',
    `(subject_kind <> 'duty' OR ${existsIn('duty', 'subject_id', assigned('p.organization_id'))})`,
  ],
  ['list_set', governed('organization_id')],
  ['list_set_check', governed('organization_id')],
  ['list_set_reason', governed('organization_id')],
  ['responsibility_list', governed('organization_id')],
  ['responsibility_item', existsIn('responsibility_list', 'list_id', governed('p.organization_id'))],
  ['list_objection', existsIn('responsibility_list', 'list_id', governed('p.organization_id'))],
  ['duty', assigned('organization_id')],
  ['duty_report', existsIn('duty', 'duty_id', assigned('p.organization_id'))],
  ['duty_grace', onPost('post_id')],
  ['counter_delta', assigned('organization_id')],
  ['handover_batch', governed('organization_id')],
  ['handover_batch_post', existsIn('handover_batch', 'batch_id', governed('p.organization_id'))],
  ['handover', handedOver('handover')],
  ['handover_item', existsIn('handover', 'handover_id', handedOver('p'))],
  ['handover_signature', existsIn('handover', 'handover_id', handedOver('p'))],
  ['organization_past', governed('organization_id')],
  ['organization_unit_class', governed('organization_id')],
  ['assessment_group', governed('organization_id')],
  ['assessment_group_member', existsIn('assessment_group', 'group_id', governed('p.organization_id'))],
  ['search_name', searched],
  ['search_key', searched],
];

const VERBS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/**
 * Sight is not power: what is seen by guidance is not written, and what is seen from below neither. And a few policies say
 * less than they did: what waits for a job is found before a district is entered only; contributions are seen with the
 * lists at either end; old contacts in the record are seen by whoever sees the present ones.
 */
export class WrittenWhereGoverned1700000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app_organizations_governed() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT descendant_id FROM organization_closure
              WHERE district_id = ${DISTRICT} AND ancestor_id = ANY (${ROOTS}) AND via = 'tree'
              UNION ALL SELECT app_organization() WHERE app_organization() IS NOT NULL $$;
      CREATE FUNCTION app_organizations_assigned() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
        AS $$ SELECT c.descendant_id FROM organization_closure c
              JOIN organization_guidance g ON g.district_id = c.district_id AND g.id::text = c.via
              WHERE c.district_id = ${DISTRICT} AND c.ancestor_id = ANY (${ROOTS}) AND c.via <> 'tree'
                AND 'assign' = ANY (g.rights) $$;
      CREATE FUNCTION app_posts_governed() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT p.id FROM (SELECT DISTINCT app_organizations_governed() AS id) o
              JOIN post p ON p.district_id = ${DISTRICT} AND p.organization_id = o.id $$;
      CREATE FUNCTION app_people_governed() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT t.person_id FROM (SELECT app_posts_governed() AS id) p
              JOIN tenure t ON t.district_id = ${DISTRICT} AND t.post_id = p.id $$;

      ${WRITTEN.map(([table, condition]) => writtenOnlyWhere(table, condition, VERBS)).join('')}
      -- A person is made before their first tenure.
      ${writtenOnlyWhere('person', ofPerson('id'), ['UPDATE', 'DELETE'])}

      DROP POLICY waiting_anywhere ON list_set_check;
      CREATE POLICY due ON list_set_check FOR SELECT TO zeren_worker USING (app_district() IS NULL AND state <> 'done');

      DROP POLICY of_the_district_for_all ON duty_grace;
      CREATE POLICY in_sight ON duty_grace TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR post_id IN (SELECT app_posts())));

      DROP POLICY of_a_row_in_sight ON item_contribution;
      CREATE POLICY of_a_list_in_sight ON item_contribution FOR SELECT TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR EXISTS (
          SELECT 1 FROM responsibility_item i
          WHERE i.district_id = app_district() AND i.lineage_id IN (lower_lineage_id, upper_lineage_id))));
      ${['INSERT', 'DELETE']
        .map(
          (
            verb,
          ) => `CREATE POLICY ${verb.toLowerCase()}_from_below ON item_contribution FOR ${verb} TO zeren_app
        ${verb === 'INSERT' ? 'WITH CHECK' : 'USING'} (district_id = app_district() AND ((SELECT app_sees_all()) OR EXISTS (
          SELECT 1 FROM responsibility_item i
          JOIN responsibility_list l ON l.district_id = i.district_id AND l.id = i.list_id
          WHERE i.district_id = app_district() AND i.lineage_id = lower_lineage_id AND ${governed('l.organization_id')})));`,
        )
        .join('\n')}

      -- Names are seen from below, histories are not; how somebody was reached is of whoever has their present post in sight.
      CREATE OR REPLACE FUNCTION audit_subject_in_sight(kind text, id uuid) RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT CASE kind
          WHEN 'organization' THEN ${inSight('$2')}
          WHEN 'post' THEN ((SELECT app_sees_all()) OR $2 IN (SELECT app_posts()))
          WHEN 'person' THEN ((SELECT app_sees_all()) OR $2 = app_person() OR $2 IN (SELECT app_people_now()))
          WHEN 'tenure' THEN EXISTS (
            SELECT 1 FROM tenure t WHERE t.district_id = app_district() AND t.id = $2
              AND ((SELECT app_sees_all()) OR t.person_id = app_person() OR t.post_id IN (SELECT app_posts())))
          WHEN 'capability-grant' THEN EXISTS (
            SELECT 1 FROM capability_grant g WHERE g.district_id = app_district() AND g.id = $2)
          WHEN 'list-set' THEN EXISTS (SELECT 1 FROM list_set s WHERE s.district_id = app_district() AND s.id = $2)
          WHEN 'responsibility-list' THEN EXISTS (
            SELECT 1 FROM responsibility_list l WHERE l.district_id = app_district() AND l.id = $2)
          WHEN 'duty' THEN EXISTS (SELECT 1 FROM duty d WHERE d.district_id = app_district() AND d.id = $2)
          ELSE false END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const unwritten = [...WRITTEN.map(([table]) => table), 'person'].flatMap((table) =>
      VERBS.map((verb) => `DROP POLICY IF EXISTS ${verb.toLowerCase()}_where_governed ON ${table};`),
    );
    await runner.query(`
      CREATE OR REPLACE FUNCTION audit_subject_in_sight(kind text, id uuid) RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT CASE kind
          WHEN 'organization' THEN EXISTS (SELECT 1 FROM organization o WHERE o.district_id = app_district() AND o.id = $2)
          WHEN 'post' THEN EXISTS (SELECT 1 FROM post p WHERE p.district_id = app_district() AND p.id = $2)
          WHEN 'person' THEN EXISTS (SELECT 1 FROM person p WHERE p.district_id = app_district() AND p.id = $2)
          WHEN 'tenure' THEN EXISTS (SELECT 1 FROM tenure t WHERE t.district_id = app_district() AND t.id = $2)
          WHEN 'capability-grant' THEN EXISTS (
            SELECT 1 FROM capability_grant g WHERE g.district_id = app_district() AND g.id = $2)
          WHEN 'list-set' THEN EXISTS (SELECT 1 FROM list_set s WHERE s.district_id = app_district() AND s.id = $2)
          WHEN 'responsibility-list' THEN EXISTS (
            SELECT 1 FROM responsibility_list l WHERE l.district_id = app_district() AND l.id = $2)
          WHEN 'duty' THEN EXISTS (SELECT 1 FROM duty d WHERE d.district_id = app_district() AND d.id = $2)
          ELSE false END $$;

      DROP POLICY delete_from_below ON item_contribution;
      DROP POLICY insert_from_below ON item_contribution;
      DROP POLICY of_a_list_in_sight ON item_contribution;
      CREATE POLICY of_a_row_in_sight ON item_contribution TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_district()) OR EXISTS (
          SELECT 1 FROM list_set p WHERE p.district_id = item_contribution.district_id AND p.id = item_contribution.lower_list_set_id)));
      DROP POLICY in_sight ON duty_grace;
      CREATE POLICY of_the_district_for_all ON duty_grace TO zeren_app USING (district_id = app_district());
      DROP POLICY due ON list_set_check;
      CREATE POLICY waiting_anywhere ON list_set_check FOR SELECT TO zeren_worker USING (state <> 'done');
      ${unwritten.join('\n')}
      DROP FUNCTION app_people_governed();
      DROP FUNCTION app_posts_governed();
      DROP FUNCTION app_organizations_assigned();
      DROP FUNCTION app_organizations_governed();
    `);
  }
}
