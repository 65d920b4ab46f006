import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  inSight,
  securedByDistrict,
  securedByOrganization,
  securedBySpecialPolicies,
  seenFromBelow,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

const TABLES = [
  'assessment_snapshot',
  'assessment_row',
  'assessment_fact',
  'assessment_unit',
  'assessment',
  'fact_value',
  'fact_definition',
  'assessment_scheme',
] as const;

const BODY_IN_SIGHT = (table: string) => `EXISTS (
  SELECT 1 FROM assessment a WHERE a.district_id = ${table}.district_id AND a.id = ${table}.assessment_id
    AND ${inSight('a.organization_id')})`;

const BODY_GOVERNED = (table: string) => `EXISTS (
  SELECT 1 FROM assessment a WHERE a.district_id = ${table}.district_id AND a.id = ${table}.assessment_id
    AND ${governed('a.organization_id')})`;

/** What hangs on a unit of an assessment: seen with the unit, written by whoever has the assessing body in sight. */
const securedByUnit = (table: string) => `
  ${securedBySpecialPolicies(table)}
  CREATE POLICY of_a_unit_in_sight ON ${table} FOR SELECT TO zeren_app USING (district_id = app_district() AND EXISTS (
    SELECT 1 FROM assessment_unit u WHERE u.district_id = ${table}.district_id
      AND u.assessment_id = ${table}.assessment_id AND u.organization_id = ${table}.organization_id));
  CREATE POLICY added_by_the_body ON ${table} FOR INSERT TO zeren_app
    WITH CHECK (district_id = app_district() AND ${BODY_GOVERNED(table)});
  CREATE POLICY changed_by_the_body ON ${table} FOR UPDATE TO zeren_app
    USING (district_id = app_district() AND ${BODY_GOVERNED(table)});`;

/** Schemes, facts, and assessments from their facts to their scores (model: fact, scheme, score). */
export class Assessments1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessment_scheme (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body whose rule it is.
        organization_id uuid NOT NULL,
        -- As the document names it; of a document that can't be read, a stand-in.
        code text NOT NULL,
        version_no integer NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        document jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'published')),
        -- Of the canonical text of the document, once it is published.
        digest bytea,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        published_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, published_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK ((state = 'published') = (published_at IS NOT NULL AND digest IS NOT NULL))
      );
      CREATE UNIQUE INDEX assessment_scheme_once ON assessment_scheme (district_id, organization_id, code, version_no)
        WHERE state = 'published';
      CREATE INDEX assessment_scheme_page ON assessment_scheme (district_id, created_at DESC, id DESC);
      REVOKE DELETE ON assessment_scheme FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON assessment_scheme FROM zeren_worker;
      ${securedByOrganization('assessment_scheme')}
      ${seenFromBelow('assessment_scheme')}
      ${writtenOnlyWhere('assessment_scheme', governed('organization_id'), ['INSERT'])}
      -- A published version never changes (decision 10).
      CREATE POLICY drafts_changed ON assessment_scheme AS RESTRICTIVE FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND state = 'draft' AND ${governed('organization_id')})
        WITH CHECK (district_id = app_district() AND ${governed('organization_id')});

      -- What rules may name, and where its values come from: one meaning in the whole district.
      CREATE TABLE fact_definition (
        district_id uuid NOT NULL,
        key text NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('number', 'flag', 'word', 'tally', 'register', 'marks', 'ranks')),
        unit text,
        words text[],
        source text NOT NULL CHECK (source IN ('room', 'sheet', 'survey', 'marks')),
        -- Who checks the values of a sheet.
        verifier text,
        PRIMARY KEY (district_id, key)
      );
      REVOKE DELETE ON fact_definition FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON fact_definition FROM zeren_worker;
      ${securedByDistrict('fact_definition')}

      CREATE TABLE fact_value (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        fact_key text NOT NULL,
        organization_id uuid NOT NULL,
        as_of date NOT NULL,
        -- The source of the scheme that measured it; empty for what has one truth.
        source_code text NOT NULL DEFAULT '',
        value jsonb NOT NULL,
        -- What proves it: a document and its number, minutes, a ledger.
        evidence text,
        entered_by_person_id uuid,
        entered_by_tenure_id uuid,
        entered_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, fact_key) REFERENCES fact_definition (district_id, key),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, entered_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, entered_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE UNIQUE INDEX fact_value_once ON fact_value (district_id, as_of, organization_id, fact_key, source_code);
      REVOKE DELETE ON fact_value FROM zeren_worker;
      REVOKE INSERT, UPDATE ON fact_value FROM zeren_worker;
      ${securedByOrganization('fact_value')}
      ${writtenOnlyWhere('fact_value', governed('organization_id'))}

      CREATE TABLE assessment (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body that assesses.
        organization_id uuid NOT NULL,
        scheme_id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('half-year', 'year-end')),
        year integer NOT NULL,
        period_from date NOT NULL,
        -- Facts hold as of this day.
        as_of date NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'frozen', 'scoring', 'scored')),
        facts_digest bytea,
        frozen_at timestamptz,
        -- How often it was scored; an objection that was upheld makes one more.
        revision integer NOT NULL DEFAULT 0,
        inputs_digest bytea,
        scored_at timestamptz,
        -- How far the job is, and when it was last heard of.
        units_total integer NOT NULL DEFAULT 0,
        units_done integer NOT NULL DEFAULT 0,
        worked_at timestamptz,
        refusal jsonb,
        -- All marks are in: from here on they are shown to whoever leads the assessment.
        marks_in_at timestamptz,
        created_at timestamptz NOT NULL,
        created_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, scheme_id) REFERENCES assessment_scheme (district_id, id),
        FOREIGN KEY (district_id, created_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK (as_of >= period_from)
      );
      CREATE INDEX assessment_page ON assessment (district_id, as_of DESC, id DESC);
      CREATE INDEX assessment_waiting ON assessment (district_id, id) WHERE state = 'scoring';
      REVOKE DELETE ON assessment FROM zeren_app, zeren_worker;
      REVOKE INSERT ON assessment FROM zeren_worker;
      ${securedByOrganization('assessment')}
      ${seenFromBelow('assessment')}
      ${writtenOnlyWhere('assessment', governed('organization_id'), ['INSERT', 'UPDATE'])}
      -- The job looks in which districts something waits; it reads and writes inside one district only.
      CREATE POLICY waiting_anywhere ON assessment FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state = 'scoring');

      CREATE TABLE assessment_unit (
        district_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        group_id uuid NOT NULL,
        -- Names and the head as of the day: a score is a document.
        group_name text NOT NULL,
        organization_name text NOT NULL,
        post_id uuid,
        tenure_id uuid,
        person_id uuid,
        person_name text,
        total numeric(12,6),
        place integer,
        grade_code text,
        complete boolean,
        grade_reasons jsonb NOT NULL DEFAULT '[]',
        -- [{code, zh, en, of, points, state, missing}]: what the table of the assessment shows of each unit.
        indicators jsonb NOT NULL DEFAULT '[]',
        -- Points that rest on no room and no evidence.
        unsupported numeric(12,6),
        -- Told one to one (results): before, only the assessing body sees it.
        told_at timestamptz,
        PRIMARY KEY (district_id, assessment_id, organization_id),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, group_id) REFERENCES assessment_group (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id)
      );
      CREATE INDEX assessment_unit_place ON assessment_unit (district_id, assessment_id, group_name, place, organization_id);
      CREATE INDEX assessment_unit_person ON assessment_unit (district_id, person_id);
      REVOKE DELETE ON assessment_unit FROM zeren_app, zeren_worker;
      REVOKE INSERT ON assessment_unit FROM zeren_worker;
      ${securedByOrganization('assessment_unit')}
      CREATE POLICY of_the_body_or_told ON assessment_unit AS RESTRICTIVE FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (told_at IS NOT NULL OR ${BODY_IN_SIGHT('assessment_unit')}));
      ${writtenOnlyWhere('assessment_unit', BODY_GOVERNED('assessment_unit'), ['INSERT', 'UPDATE'])}

      -- Facts as they were frozen.
      CREATE TABLE assessment_fact (
        district_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        fact_key text NOT NULL,
        source_code text NOT NULL,
        value jsonb NOT NULL,
        origin text NOT NULL CHECK (origin IN ('room', 'sheet')),
        evidence text,
        entered_by_person_id uuid,
        -- What an upheld objection put in its place.
        corrected_from jsonb,
        PRIMARY KEY (district_id, assessment_id, organization_id, fact_key, source_code),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, entered_by_person_id) REFERENCES person (district_id, id)
      );
      REVOKE DELETE ON assessment_fact FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON assessment_fact FROM zeren_worker;
      ${securedByUnit('assessment_fact')}

      -- The explanation is the score: the rows of a unit add up to its total.
      CREATE TABLE assessment_row (
        district_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        revision integer NOT NULL,
        organization_id uuid NOT NULL,
        ordinal integer NOT NULL,
        -- Null for what is about the whole.
        indicator_code text,
        step text NOT NULL,
        source_code text NOT NULL,
        by_code text,
        text_zh text NOT NULL,
        text_en text NOT NULL,
        points numeric(24,12) NOT NULL,
        facts text[] NOT NULL,
        -- Whether every fact behind it comes from a room or names its evidence.
        supported boolean NOT NULL,
        PRIMARY KEY (district_id, assessment_id, revision, organization_id, ordinal),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE INSERT, UPDATE, DELETE ON assessment_row FROM zeren_app;
      REVOKE UPDATE, DELETE ON assessment_row FROM zeren_worker;
      ${securedByUnit('assessment_row')}

      -- All that each scoring rested on, as one canonical text.
      CREATE TABLE assessment_snapshot (
        district_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        revision integer NOT NULL,
        organization_id uuid NOT NULL,
        inputs text NOT NULL,
        digest bytea NOT NULL,
        result_digest bytea NOT NULL,
        PRIMARY KEY (district_id, assessment_id, revision),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE INSERT, UPDATE, DELETE ON assessment_snapshot FROM zeren_app;
      REVOKE UPDATE, DELETE ON assessment_snapshot FROM zeren_worker;
      ${securedByOrganization('assessment_snapshot')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.map(unsecured).join('\n'));
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
  }
}
