import { Injectable } from '@nestjs/common';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import type { ReadTx } from '../../../platform/database/transaction';
import type { Delivery } from '../delivery.entity';

/** One thing that was told: to whom, when, by which ways, and when it was read. */
export interface ProofRow {
  readonly id: string;
  readonly personName: string;
  readonly organizationName: string;
  readonly kind: string;
  readonly parameters: NoticeParameters;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly channels: readonly {
    readonly channel: Delivery['channel'];
    readonly state: Delivery['state'];
    readonly sentAt: string | null;
    readonly lastFault: string | null;
    readonly digest: boolean;
  }[];
}

/** Of whom or of what, and from when to when; both days count. */
export interface ProofAsked {
  readonly personId: string | null;
  readonly dutyId: string | null;
  readonly from: string;
  readonly to: string;
}

/** Joins of the delivery proof over notices and deliveries. */
@Injectable()
export class ProofRepository {
  /** Oldest first; only what was told about posts within the subtrees of `roots`, and nothing that members alone may know. */
  told(
    tx: ReadTx,
    roots: readonly string[],
    { personId, dutyId, from, to }: ProofAsked,
    limit: number,
  ): Promise<ProofRow[]> {
    const [name, subject] =
      dutyId === null
        ? ['person', 'n.person_id = $3']
        : ['duty', `n.subject_kind = 'duty' AND n.subject_id = $3`];
    return tx.sql<ProofRow>(
      `reminders.proof.${name}`,
      `SELECT n.id, p.name AS "personName", o.name_zh AS "organizationName", n.kind, n.parameters, n.at, n.read_at AS "readAt",
              (SELECT jsonb_agg(jsonb_build_object('channel', w.channel, 'state', w.state, 'sentAt', w.sent_at,
                                                   'lastFault', w.last_fault,
                                                   'digest', w.carried_by IS NOT NULL OR EXISTS (
                                                     SELECT 1 FROM delivery m WHERE m.district_id = $1 AND m.carried_by = w.id))
                                ORDER BY w.channel DESC)
               FROM delivery w WHERE w.district_id = $1 AND w.notice_id = n.id) AS channels
       FROM notice n
       JOIN person p ON p.district_id = $1 AND p.id = n.person_id
       JOIN delivery d ON d.district_id = $1 AND d.notice_id = n.id AND d.channel = 'in-app'
       JOIN organization o ON o.district_id = $1 AND o.id = d.organization_id
       WHERE n.district_id = $1 AND ${subject} AND n.subject_kind <> 'accountability-matter'
         AND n.at >= ($4::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND n.at < ($5::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.descendant_id = d.organization_id
                       AND c.via = 'tree')
       ORDER BY n.at, n.id LIMIT $6`,
      [tx.districtId, roots, dutyId ?? personId, from, to, limit],
    );
  }

  /** What the sheet is of, as it is called. */
  async subject(tx: ReadTx, { personId, dutyId }: ProofAsked): Promise<string | undefined> {
    const row =
      dutyId === null
        ? await tx.sqlOne<{ name: string }>(
            'reminders.proof.of-person',
            'SELECT name FROM person WHERE district_id = $1 AND id = $2',
            [tx.districtId, personId],
          )
        : await tx.sqlOne<{ name: string }>(
            'reminders.proof.of-duty',
            'SELECT title AS name FROM duty WHERE district_id = $1 AND id = $2',
            [tx.districtId, dutyId],
          );
    return row?.name;
  }
}
