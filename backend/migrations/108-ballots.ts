import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByOrganization,
  securedByParent,
  securedBySpecialPolicies,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** The survey is being closed in this very transaction, by somebody who governs it: its count is not sealed yet. */
const beingClosed = (table: string) => `EXISTS (SELECT 1 FROM survey s
  WHERE s.district_id = ${table}.district_id AND s.id = ${table}.survey_id AND s.state = 'closed'
    AND s.ballots_digest IS NULL AND ${governed('s.organization_id')})`;

/** The ticket in the voter's hand is one of this urn's group. */
const byTicket = `EXISTS (SELECT 1 FROM survey_ticket t
  WHERE t.hash = app_ticket() AND t.district_id = survey_urn.district_id AND t.survey_id = survey_urn.survey_id
    AND t.group_id = survey_urn.group_id)`;

/**
 * Tickets, urns and ballots. Nothing here names a person or an instant, and no id tells of an order: see decision record
 * 0107. The job process has no business with any of it.
 */
export class Ballots1700000000108 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The hash of the ticket that a voter holds, in the transaction that serves them.
      CREATE FUNCTION app_ticket() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT decode(nullif(current_setting('app.ticket', true), ''), 'hex') $$;

      CREATE TABLE survey_ticket_batch (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        survey_id uuid NOT NULL,
        group_id uuid NOT NULL,
        number integer NOT NULL,
        tickets integer NOT NULL,
        made_at timestamptz NOT NULL,
        made_by_tenure_id uuid,
        voided_at timestamptz,
        voided_by_tenure_id uuid,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, survey_id, number),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id),
        FOREIGN KEY (district_id, group_id) REFERENCES survey_group (district_id, id)
      );
      REVOKE DELETE ON survey_ticket_batch FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON survey_ticket_batch FROM zeren_worker;
      ${securedByParent('survey_ticket_batch', 'survey', 'survey_id')}
      ${writtenOnlyWhere(
        'survey_ticket_batch',
        `EXISTS (SELECT 1 FROM survey p WHERE p.district_id = app_district() AND p.id = survey_id AND ${governed('p.organization_id')})`,
      )}

      CREATE TABLE survey_ticket (
        district_id uuid NOT NULL,
        survey_id uuid NOT NULL,
        -- SHA-256 of the printed code; the code itself is kept nowhere.
        hash bytea NOT NULL,
        group_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('unused', 'spent', 'void')),
        PRIMARY KEY (district_id, survey_id, hash),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id),
        FOREIGN KEY (district_id, group_id) REFERENCES survey_group (district_id, id),
        FOREIGN KEY (district_id, batch_id) REFERENCES survey_ticket_batch (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      -- A voter's code says nothing of the district.
      CREATE INDEX survey_ticket_hash ON survey_ticket (hash);
      CREATE INDEX survey_ticket_batch_id ON survey_ticket (district_id, batch_id);
      REVOKE ALL ON survey_ticket FROM zeren_worker;
      ${securedByOrganization('survey_ticket')}
      CREATE POLICY in_the_hand ON survey_ticket FOR SELECT TO zeren_app USING (hash = app_ticket());
      CREATE POLICY spent_by_its_holder ON survey_ticket FOR UPDATE TO zeren_app
        USING (hash = app_ticket() AND district_id = app_district());
      ${writtenOnlyWhere('survey_ticket', governed('organization_id'), ['INSERT', 'DELETE'])}
      CREATE POLICY update_where_governed ON survey_ticket AS RESTRICTIVE FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND (hash = app_ticket() OR ${governed('organization_id')}));

      -- The voter reads what is asked, through the ticket.
      CREATE POLICY of_the_ticket ON survey FOR SELECT TO zeren_app
        USING (district_id = app_district() AND EXISTS (
          SELECT 1 FROM survey_ticket t
          WHERE t.hash = app_ticket() AND t.district_id = survey.district_id AND t.survey_id = survey.id));

      -- While a survey is open its ballots lie here, many to a row: each cast shuffles the row and writes it anew, so that
      -- neither the place, nor the transaction, nor the order of anything in it says which came when.
      CREATE TABLE survey_urn (
        district_id uuid NOT NULL,
        survey_id uuid NOT NULL,
        group_id uuid NOT NULL,
        number integer NOT NULL,
        ballots jsonb NOT NULL,
        PRIMARY KEY (district_id, survey_id, group_id, number),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id),
        FOREIGN KEY (district_id, group_id) REFERENCES survey_group (district_id, id)
      );
      REVOKE ALL ON survey_urn FROM zeren_worker;
      ${securedBySpecialPolicies('survey_urn')}
      -- Nobody looks into an urn while people vote, not even who leads the survey.
      CREATE POLICY seen_by_ticket_or_at_close ON survey_urn FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (${byTicket} OR ${beingClosed('survey_urn')}));
      CREATE POLICY cast_by_ticket ON survey_urn FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND ${byTicket});
      CREATE POLICY emptied_at_close ON survey_urn FOR DELETE TO zeren_app
        USING (district_id = app_district() AND ${beingClosed('survey_urn')});
      -- Set up empty, before anybody can vote.
      CREATE POLICY set_up_empty ON survey_urn FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND ballots = '[]'::jsonb AND EXISTS (SELECT 1 FROM survey s
          WHERE s.district_id = survey_urn.district_id AND s.id = survey_urn.survey_id AND s.state = 'draft'
            AND ${governed('s.organization_id')}));

      -- What was cast, once the survey is closed: written in one transaction, in random order, under random ids.
      CREATE TABLE survey_ballot (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        survey_id uuid NOT NULL,
        group_id uuid NOT NULL,
        -- Ticks and words of one ballot are two rows that nothing ties together.
        kind text NOT NULL CHECK (kind IN ('marks', 'words')),
        answers jsonb NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id),
        FOREIGN KEY (district_id, group_id) REFERENCES survey_group (district_id, id)
      );
      CREATE INDEX survey_ballot_survey ON survey_ballot (district_id, survey_id, group_id);
      REVOKE ALL ON survey_ballot FROM zeren_worker;
      REVOKE UPDATE, DELETE ON survey_ballot FROM zeren_app;
      ${securedBySpecialPolicies('survey_ballot')}
      CREATE POLICY read_when_closed ON survey_ballot FOR SELECT TO zeren_app
        USING (district_id = app_district() AND EXISTS (SELECT 1 FROM survey s
          WHERE s.district_id = survey_ballot.district_id AND s.id = survey_ballot.survey_id AND s.state = 'closed'));
      CREATE POLICY poured_out_at_close ON survey_ballot FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND ${beingClosed('survey_ballot')});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('survey_ballot')}
      DROP TABLE survey_ballot;
      ${unsecured('survey_urn')}
      DROP TABLE survey_urn;
      DROP POLICY of_the_ticket ON survey;
      ${unsecured('survey_ticket')}
      DROP TABLE survey_ticket;
      ${unsecured('survey_ticket_batch')}
      DROP TABLE survey_ticket_batch;
      DROP FUNCTION app_ticket();
    `);
  }
}
