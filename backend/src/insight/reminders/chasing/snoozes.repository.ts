import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { RemindedDutyRow } from './chases.repository';

/** Reminders of a duty are put off. */
export interface SnoozeRow {
  readonly until: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** The only queries on `duty_snooze`. */
@Injectable()
export class SnoozesRepository {
  insert(
    tx: WriteTx,
    { id, organizationId }: RemindedDutyRow,
    { until, reason }: { readonly until: string; readonly reason: string },
  ): Promise<number> {
    return tx.change(
      'reminders.snooze.insert',
      `INSERT INTO duty_snooze (district_id, id, duty_id, organization_id, person_id, until, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_now())`,
      [tx.districtId, uuidv7(), id, organizationId, tx.actor.personId, until, reason],
    );
  }

  /** Until when each duty's reminders are put off; those of which that day has come are left out. */
  async until(tx: ReadTx, dutyIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.sql<{ dutyId: string; until: string }>(
      'reminders.snooze.until',
      `SELECT * FROM (
         SELECT DISTINCT ON (duty_id) duty_id AS "dutyId", until::text
         FROM duty_snooze WHERE district_id = $1 AND duty_id = ANY($2::uuid[])
         ORDER BY duty_id, at DESC) AS latest
       WHERE until::date > $3::date`,
      [tx.districtId, dutyIds, tx.today],
    );
    return new Map(rows.map(({ dutyId, until }) => [dutyId, until]));
  }

  current(tx: ReadTx, dutyId: string): Promise<SnoozeRow | undefined> {
    return tx.sqlOne<SnoozeRow>(
      'reminders.snooze.current',
      `SELECT * FROM (
         SELECT s.until::text, s.reason, p.name AS by, s.at
         FROM duty_snooze s JOIN person p ON p.district_id = $1 AND p.id = s.person_id
         WHERE s.district_id = $1 AND s.duty_id = $2 ORDER BY s.at DESC LIMIT 1) AS latest
       WHERE until::date > $3::date`,
      [tx.districtId, dutyId, tx.today],
    );
  }
}
