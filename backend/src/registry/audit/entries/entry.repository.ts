import { Injectable } from '@nestjs/common';
import { refusedActions } from '@zeren/domain/registry/audit/action-words';
import type { ReadTx } from '../../../platform/database/transaction';
import type { SubjectRef } from '../../../platform/subjects/subject-kind';
import { entryColumns } from './entry-rows';
import type { EntryFilter, EntryKey, EntryRow, WholeEntryRow } from './entry-rows';
import { EntryStatement } from './entry-statement';

/** Reads of the record; what shows of it is the row-level policies' business too. */
@Injectable()
export class EntryRepository {
  /** A page, newest first. */
  async page(tx: ReadTx, filter: EntryFilter, limit: number): Promise<EntryRow[]> {
    const { name, text, values } = new EntryStatement(filter, limit).build();
    // Values decide which way is short: a plan made for no value in particular may walk the whole record.
    await tx.sql(
      'audit.entries.planning',
      `SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`,
      [],
    );
    return tx.sql<EntryRow>(name, text, values);
  }

  one(tx: ReadTx, districtIds: readonly string[], id: string): Promise<WholeEntryRow | undefined> {
    return tx.sqlOne<WholeEntryRow>(
      'audit.entries.one',
      `SELECT ${entryColumns('$3')}, e.before, e.after FROM audit_entry e
       WHERE e.district_id = ANY($1::uuid[]) AND e.id = $2`,
      [districtIds, id, refusedActions()],
    );
  }

  actions(
    tx: ReadTx,
    districtIds: readonly string[],
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly action: string }[]> {
    return tx.sql(
      'audit.entries.actions',
      `SELECT id, action FROM audit_entry WHERE district_id = ANY($1::uuid[]) AND id = ANY($2::uuid[])`,
      [districtIds, ids],
    );
  }

  /** The history of subjects of the transaction's district, newest first. */
  ofSubjects(
    tx: ReadTx,
    subjects: readonly SubjectRef[],
    after: EntryKey | undefined,
    limit: number,
  ): Promise<WholeEntryRow[]> {
    return tx.sql<WholeEntryRow>(
      'audit.entries.of-subjects',
      `SELECT ${entryColumns('$4')}, e.before, e.after
       FROM (
         SELECT found.* FROM unnest($2::text[], $3::uuid[]) AS w(kind, id) CROSS JOIN LATERAL (
           SELECT s.at, s.id FROM audit_entry s
           WHERE s.district_id = $1 AND s.subject_kind = w.kind AND s.subject_id = w.id
             AND ($5::timestamptz IS NULL OR (s.at, s.id) < ($5::timestamptz, $6::uuid))
           ORDER BY s.at DESC, s.id DESC LIMIT $7) AS found
         ORDER BY at DESC, id DESC LIMIT $7) AS page
       JOIN audit_entry e ON e.district_id = $1 AND e.id = page.id
       ORDER BY e.at DESC, e.id DESC`,
      [
        tx.districtId,
        subjects.map(({ kind }) => kind),
        subjects.map(({ id }) => id),
        refusedActions(),
        after?.at ?? null,
        after?.id ?? null,
        limit,
      ],
    );
  }

  /** Whether the actor's account has done the same to the same subject within the last hour. */
  async doneLately(tx: ReadTx, action: string, subjectId: string, after: object): Promise<boolean> {
    const found = await tx.sqlOne(
      'audit.entries.done-lately',
      `SELECT 1 FROM audit_entry
       WHERE district_id = $1 AND account_id = $2 AND at > clock_now() - interval '1 hour' AND action = $3
         AND subject_id = $4 AND after = $5::jsonb LIMIT 1`,
      [tx.districtId, tx.actor.accountId, action, subjectId, JSON.stringify(after)],
    );
    return found !== undefined;
  }
}
