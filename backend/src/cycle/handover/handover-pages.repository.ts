import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import { pageCursor } from '../../platform/http/page-cursor';
import type { HandoverView } from './dto/handover-requests.dto';
import { HANDOVER_COLUMNS } from './handover-record';
import type { HandoverRecord } from './handover-record';

/** The cursor of a page: date that counts, id. */
export const HANDOVER_CURSOR = pageCursor('day', 'id');

export interface HandoverFilter {
  readonly view: HandoverView;
  readonly organizationId?: string | undefined;
  readonly batchId?: string | undefined;
  readonly postId?: string | undefined;
  /** Only those of no batch. */
  readonly unbatched?: boolean | undefined;
  readonly after?: readonly [day: string, id: string] | undefined;
}

export interface HandoverSummaryRow {
  readonly open: number;
  readonly overdue: number;
  readonly toHandOver: number;
  readonly toTakeOver: number;
  readonly takenOver: number;
}

/** Within the subtrees of the roots in parameter `at`. */
const within = (at: number) => `h.organization_id IN (
  SELECT c.descendant_id FROM organization_closure c WHERE c.district_id = $1 AND c.ancestor_id = ANY($${at}::uuid[]))`;

const OPEN = `h.state IN ('gathered', 'handed-over')`;
const VIEW: Readonly<Record<HandoverView, string>> = {
  open: `${OPEN} AND $2::date IS NOT NULL`,
  overdue: `${OPEN} AND h.due_on < $2::date`,
  done: `h.state = 'taken-over' AND $2::date IS NOT NULL`,
  recalled: `h.state = 'recalled' AND $2::date IS NOT NULL`,
};

/** Lists of handovers: open ones by the date that counts, oldest first; what is done and called off newest first. */
@Injectable()
export class HandoverPagesRepository {
  page(
    tx: ReadTx,
    { view, organizationId, batchId, postId, unbatched, after }: HandoverFilter,
    limit: number,
  ): Promise<HandoverRecord[]> {
    const newestFirst = view === 'done' || view === 'recalled';
    const [beyond, order] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    return tx.sql<HandoverRecord>(
      `handover.page.${view}`,
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND ${VIEW[view]} AND ${within(3)}
         AND ($4::uuid IS NULL OR h.organization_id IN (
               SELECT c.descendant_id FROM organization_closure c
               WHERE c.district_id = $1 AND c.ancestor_id = $4 AND c.via = 'tree'))
         AND ($5::uuid IS NULL OR h.batch_id = $5) AND ($6::uuid IS NULL OR h.post_id = $6)
         AND (h.batch_id IS NULL OR NOT $7::boolean)
         AND ($8::date IS NULL OR (h.due_on, h.id) ${beyond} ($8::date, $9::uuid))
       ORDER BY h.due_on ${order}, h.id ${order} LIMIT $10`,
      [
        tx.districtId,
        tx.today,
        tx.actor.rootOrganizationIds,
        organizationId ?? null,
        batchId ?? null,
        postId ?? null,
        unbatched ?? false,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ],
    );
  }

  async summary(tx: ReadTx): Promise<HandoverSummaryRow> {
    const row = await tx.sqlOne<HandoverSummaryRow>(
      'handover.summary',
      `SELECT count(*) FILTER (WHERE ${OPEN})::int AS open,
              count(*) FILTER (WHERE ${OPEN} AND h.due_on < $2::date)::int AS overdue,
              count(*) FILTER (WHERE h.state = 'gathered')::int AS "toHandOver",
              count(*) FILTER (WHERE h.state = 'handed-over')::int AS "toTakeOver",
              count(*) FILTER (WHERE h.state = 'taken-over'
                               AND h.taken_over_on >= date_trunc('year', $2::date))::int AS "takenOver"
       FROM handover h WHERE h.district_id = $1 AND ${within(3)}`,
      [tx.districtId, tx.today, tx.actor.rootOrganizationIds],
    );
    return row!;
  }

  /** What waits for the person by name. */
  waitingFor(tx: ReadTx, personId: string): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.waiting-for',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND ((h.state = 'gathered' AND h.outgoing_person_id = $2)
                                     OR (h.state = 'handed-over' AND h.incoming_person_id = $2))
       ORDER BY h.due_on, h.id`,
      [tx.districtId, personId],
    );
  }

  /** What the person has handed over or taken over, newest first. */
  doneBy(tx: ReadTx, personId: string, limit: number): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.done-by',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND ((h.state IN ('handed-over', 'taken-over') AND h.outgoing_person_id = $2)
                                     OR (h.state = 'taken-over' AND h.incoming_person_id = $2))
       ORDER BY h.due_on DESC, h.id DESC LIMIT $3`,
      [tx.districtId, personId, limit],
    );
  }

  /** What may fall to a head: handed over with nobody named, or overdue, in the subtrees that they read. */
  mayFallTo(tx: ReadTx, rootIds: readonly string[], limit: number): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.may-fall-to',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND ${OPEN} AND ${within(3)}
         AND ((h.state = 'handed-over' AND h.incoming_person_id IS NULL) OR h.due_on < $2::date)
       ORDER BY h.due_on, h.id LIMIT $4`,
      [tx.districtId, tx.today, rootIds, limit],
    );
  }
}
