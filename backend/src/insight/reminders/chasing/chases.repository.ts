import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { Delivery } from '../delivery.entity';

/** A duty as far as reminding goes. */
export interface RemindedDutyRow {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly postId: string;
  readonly organizationId: string;
}

/** The last reminder by hand of a duty. */
export interface LastChaseRow {
  readonly dutyId: string;
  readonly at: Date;
  readonly by: string | null;
}

/** A reminder by hand, who was told because of it, by which ways, and when it was read. */
export interface ChaseRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly toldName: string | null;
  readonly toldAt: Date | null;
  readonly readAt: Date | null;
  readonly channels:
    | readonly {
        readonly channel: Delivery['channel'];
        readonly state: Delivery['state'];
        readonly sentAt: string | null;
      }[]
    | null;
}

/** Older ones are in the record. */
const CHASES_SHOWN = 20;
const DUTY = `id, title, state, opens_on::text AS "opensOn", greatest(due_on, extended_to)::text AS "dueOn", post_id AS "postId",
  organization_id AS "organizationId"`;

/** The only queries on `duty_chase`, and those on duties that reminding by hand asks. */
@Injectable()
export class ChasesRepository {
  duty(tx: ReadTx, id: string): Promise<RemindedDutyRow | undefined> {
    return tx.sqlOne<RemindedDutyRow>(
      'reminders.duty',
      `SELECT ${DUTY} FROM duty WHERE district_id = $1 AND id = $2 AND state <> 'withdrawn'`,
      [tx.districtId, id],
    );
  }

  /** Held until the end: of two who remind of one duty at the same time, the second finds the first. */
  lock(tx: WriteTx, ids: readonly string[]): Promise<RemindedDutyRow[]> {
    return tx.sql<RemindedDutyRow>(
      'reminders.chase.lock',
      `SELECT ${DUTY} FROM duty WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state <> 'withdrawn'
       ORDER BY id FOR NO KEY UPDATE`,
      [tx.districtId, ids],
    );
  }

  async last(tx: ReadTx, dutyIds: readonly string[]): Promise<Map<string, LastChaseRow>> {
    const rows = await tx.sql<LastChaseRow>(
      'reminders.chase.last',
      `SELECT DISTINCT ON (c.duty_id) c.duty_id AS "dutyId", c.at, p.name AS by
       FROM duty_chase c LEFT JOIN person p ON p.district_id = $1 AND p.id = c.person_id
       WHERE c.district_id = $1 AND c.duty_id = ANY($2::uuid[])
       ORDER BY c.duty_id, c.at DESC`,
      [tx.districtId, dutyIds],
    );
    return new Map(rows.map((row) => [row.dutyId, row]));
  }

  insert(tx: WriteTx, duties: readonly RemindedDutyRow[]): Promise<number> {
    return tx.change(
      'reminders.chase.insert',
      `INSERT INTO duty_chase (district_id, id, duty_id, organization_id, person_id, tenure_id, at)
       SELECT $1, t.id, t.duty_id, t.organization_id, $5, $6, clock_now()
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS t(id, duty_id, organization_id)`,
      [
        tx.districtId,
        duties.map(() => uuidv7()),
        duties.map(({ id }) => id),
        duties.map(({ organizationId }) => organizationId),
        tx.actor.personId,
        tx.actor.tenureId,
      ],
    );
  }

  /** Newest first. Two that waited through one night were told as one. */
  ofDuty(tx: ReadTx, dutyId: string): Promise<ChaseRow[]> {
    return tx.sql<ChaseRow>(
      'reminders.chase.of-duty',
      `SELECT c.id, c.at, p.name AS by, n."toldName", n."toldAt", n."readAt", n.channels
       FROM duty_chase c
       LEFT JOIN person p ON p.district_id = $1 AND p.id = c.person_id
       LEFT JOIN LATERAL (
         SELECT t.name AS "toldName", n.at AS "toldAt", n.read_at AS "readAt",
                (SELECT jsonb_agg(jsonb_build_object('channel', d.channel, 'state', d.state, 'sentAt', d.sent_at)
                                  ORDER BY d.channel DESC)
                 FROM delivery d WHERE d.district_id = $1 AND d.notice_id = n.id) AS channels
         FROM notice n JOIN person t ON t.district_id = $1 AND t.id = n.person_id
         WHERE n.district_id = $1 AND n.subject_id = c.duty_id AND n.subject_kind = 'duty' AND n.kind = 'duty-chased'
           AND n.at >= c.at
         ORDER BY n.at LIMIT 1) n ON true
       WHERE c.district_id = $1 AND c.duty_id = $2
       ORDER BY c.at DESC LIMIT $3`,
      [tx.districtId, dutyId, CHASES_SHOWN],
    );
  }
}
