import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every write leaves behind besides its business rows: audit entry, outbox event, kept answer, counter delta. */
export class RecordAndOutbox1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Insert-only. txid lets the sequencer take committed entries in an order that no running transaction can upset.
      CREATE TABLE audit_entry (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL,
        account_id uuid,
        actor_tenure_id uuid,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        before jsonb,
        after jsonb,
        after_digest bytea,
        request_id text NOT NULL,
        PRIMARY KEY (district_id, id)
      );
      CREATE INDEX audit_entry_subject ON audit_entry (district_id, subject_kind, subject_id, at);
      REVOKE UPDATE, DELETE ON audit_entry FROM zeren_app, zeren_worker;

      CREATE TABLE outbox (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        type text NOT NULL,
        v integer NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        actor_tenure_id uuid,
        at timestamptz NOT NULL,
        data jsonb NOT NULL,
        enqueued_at timestamptz,
        done_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        last_fault text,
        PRIMARY KEY (district_id, id)
      );
      CREATE INDEX outbox_waiting ON outbox (at) WHERE done_at IS NULL;
      REVOKE UPDATE, DELETE ON outbox FROM zeren_app;

      -- One row per listener and event: the listener's own writes commit with it, so an event acts once.
      CREATE TABLE event_receipt (
        district_id uuid NOT NULL,
        event_id uuid NOT NULL,
        listener text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (district_id, event_id, listener),
        FOREIGN KEY (district_id, event_id) REFERENCES outbox (district_id, id)
      );
      REVOKE UPDATE ON event_receipt FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON event_receipt FROM zeren_app;

      CREATE TABLE idempotency_key (
        account_id uuid NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 8 AND 100),
        route text NOT NULL,
        digest text NOT NULL,
        answer jsonb,
        at timestamptz NOT NULL,
        PRIMARY KEY (account_id, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (at);
      REVOKE DELETE ON idempotency_key FROM zeren_app;
      REVOKE INSERT, UPDATE ON idempotency_key FROM zeren_worker;

      -- When each queue last proved that it moves; readiness reads it.
      CREATE TABLE job_heartbeat (
        queue text PRIMARY KEY,
        at timestamptz NOT NULL
      );
      REVOKE INSERT, UPDATE, DELETE ON job_heartbeat FROM zeren_app;

      -- Jobs that failed on their last attempt, for people to see. data holds ids only.
      CREATE TABLE job_failure (
        id uuid PRIMARY KEY,
        job text NOT NULL,
        data jsonb NOT NULL,
        attempts integer NOT NULL,
        fault text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX job_failure_newest ON job_failure (at DESC);
      REVOKE UPDATE ON job_failure FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON job_failure FROM zeren_app;

      CREATE TABLE counter_delta (
        district_id uuid NOT NULL REFERENCES district,
        id bigint GENERATED ALWAYS AS IDENTITY,
        organization_id uuid NOT NULL,
        measure text NOT NULL,
        domain text NOT NULL,
        bucket text NOT NULL,
        year integer NOT NULL,
        amount integer NOT NULL,
        PRIMARY KEY (district_id, id)
      );

      -- Each organisation holds the counts of its whole subtree; fed by folding deltas.
      CREATE TABLE node_counter (
        district_id uuid NOT NULL REFERENCES district,
        organization_id uuid NOT NULL,
        measure text NOT NULL,
        year integer NOT NULL,
        domain text NOT NULL,
        bucket text NOT NULL,
        amount integer NOT NULL,
        PRIMARY KEY (district_id, organization_id, measure, year, domain, bucket)
      );
      REVOKE DELETE ON node_counter FROM zeren_app, zeren_worker;

      -- Dry runs of imports: the file, what was found in it, and whether it was applied.
      CREATE TABLE import_run (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('checked', 'applied', 'discarded')),
        file_name text NOT NULL,
        storage_key text NOT NULL,
        sha256 bytea NOT NULL,
        summary jsonb NOT NULL,
        faults jsonb NOT NULL,
        content jsonb NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        applied_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id)
      );
      REVOKE DELETE ON import_run FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON import_run FROM zeren_worker;
      -- The worker empties dry runs that nobody applied.
      GRANT UPDATE (state, content, version) ON import_run TO zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE import_run, node_counter, counter_delta, job_failure, job_heartbeat, idempotency_key, event_receipt, outbox, audit_entry`,
    );
  }
}
