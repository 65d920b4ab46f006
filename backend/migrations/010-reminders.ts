import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be said, when; what was put in whose inbox; and every message sent, once per key. */
export class Reminders1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reminder (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        post_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        -- claimed once somebody was told; dropped when there was nothing left to tell, or a later step told it.
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'dropped')),
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, subject_kind, subject_id, kind, due_at),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id)
      );
      CREATE INDEX reminder_due ON reminder (district_id, due_at) WHERE state = 'waiting';
      REVOKE DELETE ON reminder FROM zeren_app, zeren_worker;

      CREATE TABLE notice (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        -- What made it, so that one reminder is never put twice into one inbox.
        reminder_id uuid,
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        parameters jsonb NOT NULL DEFAULT '{}',
        at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, reminder_id, person_id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, reminder_id) REFERENCES reminder (district_id, id)
      );
      CREATE INDEX notice_inbox ON notice (district_id, person_id, at DESC, id DESC);
      CREATE INDEX notice_unread ON notice (district_id, person_id) WHERE read_at IS NULL;
      REVOKE DELETE ON notice FROM zeren_app, zeren_worker;

      CREATE TABLE delivery (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        idempotency_key text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('in-app', 'email')),
        person_id uuid NOT NULL,
        -- Whose duty or list it is about: decides which clerk sees the record.
        organization_id uuid NOT NULL,
        notice_id uuid NOT NULL,
        address text,
        locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
        state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        last_fault text,
        queued_at timestamptz NOT NULL,
        -- Not to be tried before this: the pause after a failure, or what a running attempt is allowed to take.
        next_attempt_at timestamptz NOT NULL,
        sent_at timestamptz,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, idempotency_key),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, notice_id) REFERENCES notice (district_id, id)
      );
      CREATE INDEX delivery_unsent ON delivery (district_id, next_attempt_at) WHERE state IN ('queued', 'sending');
      CREATE INDEX delivery_page ON delivery (district_id, queued_at DESC, id DESC);
      CREATE INDEX delivery_failed ON delivery (district_id, queued_at DESC, id DESC) WHERE state = 'failed';
      REVOKE DELETE ON delivery FROM zeren_app, zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivery, notice, reminder`);
  }
}
