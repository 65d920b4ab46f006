import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByDistrict, unsecured } from './row-security';

/**
 * The log of each district (decision 9): its entries in the order in which they were taken up, the tree of RFC 6962 over
 * them, and what was signed of it. Hashes only, so everybody of the district may read them, and checkpoints are published.
 * Nothing is ever changed or taken away: the record is kept for good, six months being what is asked for at least.
 */
export class LogOfTheRecord1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How the sequencer finds what it has not taken up.
      CREATE INDEX audit_entry_order ON audit_entry (district_id, txid, id);

      CREATE TABLE audit_leaf (
        district_id uuid NOT NULL,
        leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
        entry_id uuid NOT NULL,
        -- That of the entry: where the sequencer goes on.
        txid xid8 NOT NULL,
        leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
        PRIMARY KEY (district_id, leaf_index),
        UNIQUE (district_id, entry_id),
        FOREIGN KEY (district_id, entry_id) REFERENCES audit_entry (district_id, id)
      );

      -- Hashes of complete subtrees of 256, 65,536, … leaves: a proof reads a few hundred rows, however long the log is.
      CREATE TABLE audit_subtree (
        district_id uuid NOT NULL REFERENCES district,
        height smallint NOT NULL CHECK (height > 0 AND height % 8 = 0),
        subtree_index bigint NOT NULL CHECK (subtree_index >= 0),
        hash bytea NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (district_id, height, subtree_index)
      );

      CREATE TABLE audit_checkpoint (
        district_id uuid NOT NULL REFERENCES district,
        number bigint NOT NULL CHECK (number > 0),
        size bigint NOT NULL CHECK (size > 0),
        at timestamptz NOT NULL,
        -- The signed note (C2SP tlog-checkpoint).
        note text NOT NULL,
        PRIMARY KEY (district_id, number)
      );

      REVOKE INSERT, UPDATE, DELETE ON audit_leaf, audit_subtree, audit_checkpoint FROM zeren_app;
      REVOKE UPDATE, DELETE ON audit_leaf, audit_subtree, audit_checkpoint FROM zeren_worker;
      ${securedByDistrict('audit_leaf')}
      ${securedByDistrict('audit_subtree')}
      ${securedByDistrict('audit_checkpoint')}
      CREATE POLICY published ON audit_checkpoint FOR SELECT TO zeren_app USING (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_checkpoint', 'audit_subtree', 'audit_leaf']) {
      await runner.query(unsecured(table));
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`DROP INDEX audit_entry_order`);
  }
}
