import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByOrganization,
  securedByParent,
  seenWithSubject,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Agreements (责任书) with their signatures, and batches that make them for a whole level at once. */
export class Agreements1700000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_batch (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body that issues: whose list set the lists are of.
        organization_id uuid NOT NULL,
        year integer NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'stopped')),
        -- What was typed once for all: title, terms, targets, term, day to sign by, superior document.
        given jsonb NOT NULL,
        list_ids uuid[] NOT NULL,
        looked_at integer NOT NULL DEFAULT 0,
        made integer NOT NULL DEFAULT 0,
        -- Why it stopped: a refusal's code and sentences.
        refusal jsonb,
        asked_by_person_id uuid NOT NULL,
        asked_by_tenure_id uuid,
        asked_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, asked_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, asked_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE INDEX agreement_batch_open ON agreement_batch (district_id, asked_at) WHERE state IN ('waiting', 'running');
      REVOKE UPDATE, DELETE ON agreement_batch FROM zeren_app;
      REVOKE INSERT, DELETE ON agreement_batch FROM zeren_worker;
      ${securedByOrganization('agreement_batch')}
      ${writtenOnlyWhere('agreement_batch', governed('organization_id'), ['INSERT'])}
      -- The job looks in which districts somebody waits; it reads and writes inside one district only.
      CREATE POLICY waiting_anywhere ON agreement_batch FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state IN ('waiting', 'running'));

      -- One version of an agreement; an addendum is a version of its own under the same lineage.
      CREATE TABLE agreement (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        lineage_id uuid NOT NULL,
        version_no integer NOT NULL,
        -- Whether it is the newest version that was not recalled: what lists and counts show.
        latest boolean NOT NULL DEFAULT true,
        year integer NOT NULL,
        batch_id uuid,
        list_id uuid NOT NULL,
        post_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        issuer_post_id uuid NOT NULL,
        issuer_organization_id uuid NOT NULL,
        -- Names as of the making: it is a document.
        level_code text NOT NULL,
        organization_name text NOT NULL,
        post_title text NOT NULL,
        issuer_organization_name text NOT NULL,
        issuer_post_title text NOT NULL,
        title text NOT NULL,
        -- The canonical text (RFC 8785) that signatures stand over, and its SHA-256.
        document text NOT NULL,
        digest bytea NOT NULL,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        state text NOT NULL CHECK (state IN ('made', 'signed', 'in-force', 'declined', 'recalled')),
        -- By when whoever is asked next signs.
        due_on date NOT NULL,
        on_paper boolean NOT NULL DEFAULT false,
        paper_signed_on date,
        -- Why it was declined, or recalled.
        reason text,
        made_at timestamptz NOT NULL,
        made_by_tenure_id uuid,
        in_force_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, batch_id) REFERENCES agreement_batch (district_id, id),
        FOREIGN KEY (district_id, list_id) REFERENCES responsibility_list (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, issuer_post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, issuer_organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, made_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      -- One for a post and a year; an addendum counts on, and what was recalled may be made anew.
      CREATE UNIQUE INDEX agreement_of_post ON agreement (district_id, post_id, year, version_no) WHERE state <> 'recalled';
      CREATE INDEX agreement_page ON agreement (district_id, year, id);
      CREATE INDEX agreement_organization ON agreement (district_id, organization_id);
      CREATE INDEX agreement_lineage ON agreement (district_id, lineage_id, version_no);
      CREATE INDEX agreement_of_batch ON agreement (district_id, batch_id);
      CREATE INDEX agreement_to_sign ON agreement (district_id, post_id) WHERE state = 'made';
      CREATE INDEX agreement_to_countersign ON agreement (district_id, issuer_post_id) WHERE state = 'signed';
      REVOKE DELETE ON agreement FROM zeren_app, zeren_worker;
      REVOKE UPDATE ON agreement FROM zeren_worker;
      -- After a reorganisation an agreement goes with its post.
      GRANT UPDATE (organization_id) ON agreement TO zeren_worker;
      ${securedByOrganization('agreement')}
      ${writtenOnlyWhere('agreement', governed('organization_id'))}

      -- Signed once per side, for good.
      CREATE TABLE agreement_signature (
        district_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('responsible', 'issuer')),
        signed_as text NOT NULL CHECK (signed_as IN ('self', 'paper')),
        person_id uuid NOT NULL,
        person_name text NOT NULL,
        -- The tenure signed under; of a paper copy, that of who registered it.
        tenure_id uuid,
        digest bytea NOT NULL,
        -- Ed25519 over the canonical statement; none of a paper copy, where ink is the signature.
        signature bytea,
        key_id text,
        stepped_up_by text,
        signed_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, agreement_id, role),
        FOREIGN KEY (district_id, agreement_id) REFERENCES agreement (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id),
        CHECK (num_nonnulls(signature, key_id) IN (0, 2)),
        CHECK ((signed_as = 'self') = (signature IS NOT NULL))
      );
      REVOKE UPDATE, DELETE ON agreement_signature FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON agreement_signature FROM zeren_worker;
      ${securedByParent('agreement_signature', 'agreement', 'agreement_id')}
      ${writtenOnlyWhere(
        'agreement_signature',
        `EXISTS (SELECT 1 FROM agreement a WHERE a.district_id = agreement_signature.district_id
                 AND a.id = agreement_signature.agreement_id AND ${governed('a.organization_id')})`,
        ['INSERT'],
      )}

      ${seenWithSubject('evidence_link', 'agreement', 'agreement')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY of_a_agreement ON evidence_link;
      ${['agreement_signature', 'agreement', 'agreement_batch'].map(unsecured).join('')}
      DROP TABLE agreement_signature, agreement, agreement_batch;
    `);
  }
}
