import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import { CountsFacts } from '../../platform/facts/room-facts';
import type { FactsWanted, RoomCount, RoomFacts } from '../../platform/facts/room-facts';

/** What duties count for assessments: what fell due in the period, at an organisation and all below it. */
@Injectable()
@CountsFacts()
export class DutyFacts implements RoomFacts {
  readonly facts = [
    { key: 'duties.due', zh: '到期任务（含下级）', en: 'duties that fell due, with all below' },
    { key: 'duties.on_time', zh: '按期完成', en: 'done on time' },
    { key: 'duties.late', zh: '逾期完成', en: 'done late' },
    { key: 'duties.missed', zh: '逾期未完成', en: 'not done' },
    { key: 'duties.to_check', zh: '已报且应核实', en: 'reported and to be verified' },
    { key: 'duties.verified', zh: '已核实', en: 'verified' },
    { key: 'duties.missed_again', zh: '连续第二期未完成', en: 'missed a second time running' },
  ];

  count(tx: ReadTx, { organizationIds, from, asOf }: FactsWanted): Promise<RoomCount[]> {
    return tx.sql<RoomCount>(
      'duties.facts',
      `SELECT u.id AS "organizationId", jsonb_build_object(
         'duties.due', count(d.id)::text,
         'duties.on_time', (count(d.id) FILTER (WHERE d.due_outcome = 'on-time'))::text,
         'duties.late', (count(d.id) FILTER (WHERE d.due_outcome = 'late'))::text,
         'duties.missed', (count(d.id) FILTER (WHERE d.due_outcome = 'missed'))::text,
         'duties.to_check', (count(d.id) FILTER (WHERE d.awaits_check OR d.state = 'verified'))::text,
         'duties.verified', (count(d.id) FILTER (WHERE d.state = 'verified'))::text,
         'duties.missed_again', (count(d.id) FILTER (WHERE d.due_outcome = 'missed' AND d.missed_before))::text
       ) AS values
       FROM unnest($2::uuid[]) AS u(id)
       LEFT JOIN organization_closure c ON c.district_id = $1 AND c.ancestor_id = u.id AND c.via = 'tree'
       LEFT JOIN duty d ON d.district_id = $1 AND d.organization_id = c.descendant_id AND d.state <> 'withdrawn'
         AND d.due_on BETWEEN $3::date AND $4::date
       GROUP BY u.id`,
      [tx.districtId, organizationIds, from, asOf],
    );
  }
}
