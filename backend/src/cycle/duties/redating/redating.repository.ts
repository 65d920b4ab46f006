import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { DateOfItem, DatedDuty } from '@zeren/domain/cycle/duties/follow-calendar';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';

/** How far a district's duties follow the calendar. */
export interface FollowedCalendar {
  readonly followedDigest: string | null;
  readonly followingDigest: string | null;
  readonly lastListId: string | null;
}

/** What is dated anew when the calendar changes, and how far that has come. */
@Injectable()
export class RedatingRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  async districts(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM district ORDER BY id`);
    return rows.map(({ id }) => id);
  }

  async followedDigest(tx: ReadTx): Promise<string | null> {
    const row = await tx.sqlOne<{ digest: string | null }>(
      'duties.redating.followed',
      `SELECT followed_digest AS digest FROM duty_calendar WHERE district_id = $1`,
      [tx.districtId],
    );
    return row?.digest ?? null;
  }

  /** Locked until the step is written: one worker at a time follows for a district. */
  async lock(tx: WriteTx): Promise<FollowedCalendar> {
    await tx.change(
      'duties.redating.begin',
      `INSERT INTO duty_calendar (district_id) VALUES ($1) ON CONFLICT DO NOTHING`,
      [tx.districtId],
    );
    const row = await tx.sqlOne<FollowedCalendar>(
      'duties.redating.lock',
      `SELECT followed_digest AS "followedDigest", following_digest AS "followingDigest", last_list_id AS "lastListId"
       FROM duty_calendar WHERE district_id = $1 FOR UPDATE`,
      [tx.districtId],
    );
    return row!;
  }

  keep(tx: WriteTx, { followedDigest, followingDigest, lastListId }: FollowedCalendar): Promise<number> {
    return tx.change(
      'duties.redating.keep',
      `UPDATE duty_calendar SET followed_digest = $2, following_digest = $3, last_list_id = $4 WHERE district_id = $1`,
      [tx.districtId, followedDigest, followingDigest, lastListId],
    );
  }

  /** What is owed and still ahead of these items; what was done or has fallen due keeps its date. */
  lockAhead(tx: WriteTx, itemIds: readonly string[]): Promise<DatedDuty[]> {
    return tx.sql<DatedDuty>(
      'duties.redating.lock-ahead',
      `SELECT d.id, d.item_id AS "itemId", d.clause_index AS "clauseIndex", d.period_label AS "periodLabel",
              d.opens_on::text AS "opensOn", d.due_on::text AS "dueOn", d.provisional
       FROM duty d
       WHERE d.district_id = $1 AND d.item_id = ANY($2::uuid[]) AND d.state IN ('owed', 'returned') AND d.due_on >= $3::date
       ORDER BY d.id FOR UPDATE`,
      [tx.districtId, itemIds, tx.today],
    );
  }

  move(
    tx: WriteTx,
    moved: readonly { readonly duty: DatedDuty; readonly date: DateOfItem }[],
  ): Promise<number> {
    return tx.change(
      'duties.redating.move',
      `UPDATE duty d SET opens_on = t.opens_on, due_on = t.due_on, provisional = t.provisional, version = d.version + 1
       FROM unnest($2::uuid[], $3::date[], $4::date[], $5::boolean[]) AS t(id, opens_on, due_on, provisional)
       WHERE d.district_id = $1 AND d.id = t.id`,
      [
        tx.districtId,
        moved.map(({ duty }) => duty.id),
        moved.map(({ date }) => date.opensOn),
        moved.map(({ date }) => date.dueOn),
        moved.map(({ date }) => date.provisional),
      ],
    );
  }
}
