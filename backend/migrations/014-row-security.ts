import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  inSight,
  securedByDistrict,
  securedByOrganization,
  securedByParent,
  securedBySpecialPolicies,
  seenFromBelow,
  seenWithSubject,
  unsecured,
} from './row-security';

/** The day in Asia/Shanghai, as policies ask for it. */
const TODAY = `(clock_now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** A post of an organisation in sight; posts of superiors are seen, but what hangs on them is not. */
const onPostInSight = (table: string) => `((SELECT app_sees_all()) OR EXISTS (
  SELECT 1 FROM post p WHERE p.district_id = ${table}.district_id AND p.id = ${table}.post_id
    AND p.organization_id IN (SELECT app_organizations())))`;

/** What the three administrators read of who is who: never more than names, posts and the tree. */
const namedForAdministrators = (table: string) => `
  CREATE POLICY for_administrators ON ${table} FOR SELECT TO zeren_app
    USING (app_administrator() IN ('system', 'audit')
           OR (app_administrator() = 'security' AND district_id = app_district()));`;

/** What the job process finds before it has entered a district: which districts it must enter now. */
const dueAcrossDistricts = (table: string, condition: string) => `
  CREATE POLICY due ON ${table} FOR SELECT TO zeren_worker USING (app_district() IS NULL AND ${condition});`;

const TABLES = [
  'organization',
  'organization_closure',
  'post',
  'person',
  'person_contact',
  'tenure',
  'occurrence',
  'capability_grant',
  'evidence',
  'evidence_link',
  'evidence_opening',
  'list_set',
  'responsibility_list',
  'responsibility_item',
  'duty',
  'duty_report',
  'duty_draft',
  'reminder',
  'notice',
  'delivery',
  'import_run',
  'counter_delta',
  'node_counter',
  'audit_entry',
  'outbox',
  'event_receipt',
] as const;

/**
 * Row-level security on every table of a district (decision 6): the last line, behind permissions, policies and scopes.
 * Whoever forgets a WHERE is shown nothing that is not theirs; whoever sets nothing is shown nothing.
 *
 * Accounts, sessions and catalogues stand outside districts (`account` names the district of its person), and `district`
 * itself is what guards read before any district is entered: names of counties, nothing else.
 */
export class RowSecurity1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.functions(runner);
    await this.contacts(runner);
    await this.who(runner);
    await this.work(runner);
    await this.told(runner);
    await this.record(runner);
  }

  private async functions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.account', true), '')::uuid $$;
      -- The organisation of the post acted under.
      CREATE FUNCTION app_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.organization', true), '')::uuid $$;
      -- Which of the three administrators acts: 'system', 'security' or 'audit'.
      CREATE FUNCTION app_administrator() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.administrator', true), '') $$;

      -- In sight are the subtrees of one's roots, and the organisation of one's own post: its duties, and for a head
      -- those of its vacant posts, are one's own without any grant. Rows of the closure other than 'tree' are edges of
      -- guidance that grant sight.
      CREATE OR REPLACE FUNCTION app_organizations() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT descendant_id FROM organization_closure
              WHERE district_id = app_district() AND ancestor_id = ANY (app_roots())
              UNION ALL SELECT app_organization() WHERE app_organization() IS NOT NULL $$;

      -- Whoever has the top of the tree in sight has all of it: asked first, so that no set is made for them.
      CREATE FUNCTION app_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT app_sees_district() OR EXISTS (
                SELECT 1 FROM organization_closure own
                WHERE own.district_id = app_district() AND own.descendant_id = ANY (app_roots())
                  AND own.ancestor_id = own.descendant_id AND own.via = 'tree'
                  AND NOT EXISTS (SELECT 1 FROM organization_closure up
                                  WHERE up.district_id = own.district_id AND up.descendant_id = own.descendant_id
                                    AND up.via = 'tree' AND up.depth > 0)) $$;

      -- The organisations on the way up from what is in sight: those that issue to it, and that a path names.
      CREATE FUNCTION app_organizations_above() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
        AS $$ SELECT up.ancestor_id FROM organization_closure up
              WHERE up.district_id = app_district() AND up.descendant_id IN (
                SELECT unnest(app_roots())
                UNION ALL SELECT app_organization()
                UNION ALL SELECT guided.descendant_id FROM organization_closure guided
                          WHERE guided.district_id = app_district() AND guided.ancestor_id = ANY (app_roots())
                            AND guided.via <> 'tree') $$;
    `);
  }

  /** How somebody is reached leaves the row that names them: the names of superiors are seen, their telephones are not. */
  private async contacts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_contact (
        district_id uuid NOT NULL,
        person_id uuid NOT NULL,
        email text,
        mobile text,
        PRIMARY KEY (district_id, person_id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id)
      );
      REVOKE DELETE ON person_contact FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON person_contact FROM zeren_worker;
      INSERT INTO person_contact (district_id, person_id, email, mobile)
      SELECT district_id, id, email, mobile FROM person WHERE email IS NOT NULL OR mobile IS NOT NULL;
      ALTER TABLE person DROP COLUMN email, DROP COLUMN mobile;
    `);
  }

  private async who(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Ids and depths only, and what all other policies ask: it may ask nothing of them.
      ${securedByDistrict('organization_closure')}

      -- A new organisation is in no closure yet: it is seen and made below one in sight.
      ${securedBySpecialPolicies('organization')}
      CREATE POLICY in_sight ON organization TO zeren_app
        USING (district_id = app_district() AND (${inSight('id')} OR parent_id IN (SELECT app_organizations())));
      ${seenFromBelow('organization', 'id')}
      ${namedForAdministrators('organization')}

      ${securedByOrganization('post')}
      ${seenFromBelow('post')}
      ${namedForAdministrators('post')}

      -- Tenures of posts in sight, of any time: who answered then. One's own wherever they are. Those of superiors are
      -- read, for they issue, check and sign; a tenure of somewhere else is never seen, though its person may be.
      ${securedBySpecialPolicies('tenure')}
      CREATE POLICY in_sight ON tenure TO zeren_app
        USING (district_id = app_district() AND ${onPostInSight('tenure')});
      CREATE POLICY of_a_visible_post ON tenure FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (person_id = app_person() OR EXISTS (
          SELECT 1 FROM post p WHERE p.district_id = tenure.district_id AND p.id = tenure.post_id)));
      ${namedForAdministrators('tenure')}

      -- The name of somebody whose tenure is seen. A person is made before their first tenure, in one transaction, and
      -- seen from then on: the statement that makes one asks for nothing back.
      ${securedBySpecialPolicies('person')}
      CREATE POLICY of_a_tenure_in_sight ON person TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR id = app_person() OR EXISTS (
          SELECT 1 FROM tenure t WHERE t.district_id = person.district_id AND t.person_id = person.id)));
      CREATE POLICY before_a_tenure ON person FOR INSERT TO zeren_app WITH CHECK (district_id = app_district());
      ${namedForAdministrators('person')}

      -- Reached by those who have them in sight now: whoever left a post there is out of it, and superiors are not in it.
      ${securedBySpecialPolicies('person_contact')}
      CREATE POLICY in_sight_now ON person_contact TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR person_id = app_person() OR EXISTS (
          SELECT 1 FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
          WHERE t.district_id = person_contact.district_id AND t.person_id = person_contact.person_id
            AND (t.ends_on IS NULL OR t.ends_on >= ${TODAY}) AND p.organization_id IN (SELECT app_organizations()))));

      -- Terms and holidays are the district's; a matter of one organisation is seen there, above and below.
      ${securedBySpecialPolicies('occurrence')}
      CREATE POLICY in_sight ON occurrence TO zeren_app
        USING (district_id = app_district() AND (organization_id IS NULL OR ${inSight('organization_id')}));
      ${seenFromBelow('occurrence')}

      -- Grants are the security administrator's, in the county that they have entered; a person reads their own.
      ${securedBySpecialPolicies('capability_grant')}
      CREATE POLICY of_the_security_administrator ON capability_grant TO zeren_app
        USING (district_id = app_district() AND (app_administrator() = 'security' OR app_sees_district()));
      CREATE POLICY ones_own ON capability_grant FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (person_id = app_person() OR post_id IN (
          SELECT t.post_id FROM tenure t WHERE t.district_id = app_district() AND t.person_id = app_person())));
    `);
  }

  private async work(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${securedByOrganization('list_set')}
      ${seenFromBelow('list_set')}
      ${securedByOrganization('responsibility_list')}
      ${securedByParent('responsibility_item', 'responsibility_list', 'list_id')}

      ${securedByOrganization('duty')}
      ${dueAcrossDistricts('duty', `light_turns_on <= ${TODAY}`)}
      ${securedByParent('duty_report', 'duty', 'duty_id')}
      -- What somebody typed and has not sent is nobody else's.
      ${securedBySpecialPolicies('duty_draft')}
      CREATE POLICY ones_own ON duty_draft TO zeren_app
        USING (district_id = app_district() AND person_id = app_person());

      ${securedByOrganization('evidence')}
      CREATE POLICY of_a_subject_in_sight ON evidence FOR SELECT TO zeren_app
        USING (district_id = app_district() AND EXISTS (
          SELECT 1 FROM evidence_link l WHERE l.district_id = evidence.district_id AND l.evidence_id = evidence.id));
      ${securedBySpecialPolicies('evidence_link')}
      CREATE POLICY of_the_product ON evidence_link TO zeren_app
        USING (district_id = app_district() AND app_sees_district());
      ${seenWithSubject('evidence_link', 'duty', 'duty')}
      ${securedByParent('evidence_opening', 'evidence', 'evidence_id')}

      ${securedByOrganization('counter_delta')}
      ${dueAcrossDistricts('counter_delta', 'true')}
      ${securedByOrganization('node_counter')}
      REVOKE UPDATE, DELETE ON counter_delta FROM zeren_app;
      REVOKE INSERT, UPDATE ON node_counter FROM zeren_app;

      -- A dry run is its uploader's: the account, or the person whom the product lets act before they have one; those of
      -- the product's own acts name the district.
      ${securedBySpecialPolicies('import_run')}
      CREATE POLICY of_the_uploader ON import_run TO zeren_app
        USING (district_id = app_district() AND (created_by IN (app_account(), app_person()) OR app_sees_district()));
    `);
  }

  private async told(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only jobs remind.
      ${securedBySpecialPolicies('reminder')}
      ${dueAcrossDistricts('reminder', `state = 'waiting' AND due_at <= clock_now()`)}
      REVOKE ALL ON reminder FROM zeren_app;

      -- An inbox is its reader's.
      ${securedBySpecialPolicies('notice')}
      CREATE POLICY ones_own ON notice TO zeren_app
        USING (district_id = app_district() AND person_id = app_person());
      REVOKE INSERT ON notice FROM zeren_app;

      ${securedByOrganization('delivery')}
      ${dueAcrossDistricts('delivery', `state IN ('queued', 'sending') AND next_attempt_at <= clock_now()`)}
      REVOKE INSERT, UPDATE ON delivery FROM zeren_app;
    `);
  }

  private async record(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Everybody adds to the record of the district they act in; the audit administrator alone reads it, of all districts.
      -- A subject's history is shown by an act of the product, after the subject's room has said who may see it.
      ${securedBySpecialPolicies('audit_entry')}
      CREATE POLICY adding ON audit_entry FOR INSERT TO zeren_app WITH CHECK (district_id = app_district());
      CREATE POLICY of_the_audit_administrator ON audit_entry FOR SELECT TO zeren_app
        USING (app_administrator() = 'audit');
      CREATE POLICY of_the_product ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND app_sees_district());

      -- The API tells, jobs hear. The relay hands events over before any district is entered.
      ${securedBySpecialPolicies('outbox')}
      CREATE POLICY telling ON outbox FOR INSERT TO zeren_app WITH CHECK (district_id = app_district());
      CREATE POLICY relayed ON outbox TO zeren_worker USING (app_district() IS NULL);
      REVOKE SELECT ON outbox FROM zeren_app;
      ${securedBySpecialPolicies('event_receipt')}
      CREATE POLICY pruned_with_its_event ON event_receipt TO zeren_worker USING (app_district() IS NULL);
      REVOKE SELECT ON event_receipt FROM zeren_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(unsecured(table));
    await runner.query(`
      GRANT SELECT ON event_receipt, outbox TO zeren_app;
      GRANT INSERT, UPDATE ON delivery, node_counter TO zeren_app;
      GRANT INSERT ON notice TO zeren_app;
      GRANT SELECT, INSERT, UPDATE ON reminder TO zeren_app;
      GRANT UPDATE, DELETE ON counter_delta TO zeren_app;
      ALTER TABLE person ADD COLUMN email text, ADD COLUMN mobile text;
      UPDATE person p SET email = c.email, mobile = c.mobile FROM person_contact c
      WHERE c.district_id = p.district_id AND c.person_id = p.id;
      DROP TABLE person_contact;
      DROP FUNCTION app_organizations_above();
      DROP FUNCTION app_sees_all();
      CREATE OR REPLACE FUNCTION app_organizations() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
        AS $$ SELECT descendant_id FROM organization_closure
              WHERE district_id = app_district() AND ancestor_id = ANY (app_roots()) $$;
      DROP FUNCTION app_administrator();
      DROP FUNCTION app_organization();
      DROP FUNCTION app_account();
    `);
  }
}
