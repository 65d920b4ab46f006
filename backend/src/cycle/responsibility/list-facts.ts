import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import { CountsFacts } from '../../platform/facts/room-facts';
import type { FactsWanted, RoomCount, RoomFacts } from '../../platform/facts/room-facts';

/** What lists count for assessments: those in force of the year, at an organisation and all below it. */
@Injectable()
@CountsFacts()
export class ListFacts implements RoomFacts {
  readonly facts = [
    { key: 'lists.issued', zh: '已印发清单（含下级）', en: 'lists issued, with all below' },
    { key: 'lists.received', zh: '其中已签收', en: 'of these signed for' },
    { key: 'lists.objected', zh: '被提出异议', en: 'objections raised' },
    { key: 'lists.upheld', zh: '异议成立', en: 'objections upheld' },
    { key: 'items.all', zh: '清单条目', en: 'items' },
    { key: 'items.assigned', zh: '到人到时限的条目', en: 'items with person and date' },
  ];

  count(tx: ReadTx, { organizationIds, from, asOf }: FactsWanted): Promise<RoomCount[]> {
    return tx.sql<RoomCount>(
      'responsibility.facts',
      `SELECT u.id AS "organizationId", jsonb_build_object(
         'lists.issued', count(l.id)::text,
         'lists.received', (count(l.id) FILTER (WHERE l.state = 'received'))::text,
         'lists.objected', coalesce(sum(o.raised), 0)::text,
         'lists.upheld', coalesce(sum(o.upheld), 0)::text,
         'items.all', coalesce(sum(l.item_count), 0)::text,
         'items.assigned', coalesce(sum(l.item_count - l.undated_count), 0)::text
       ) AS values
       FROM unnest($2::uuid[]) AS u(id)
       LEFT JOIN organization_closure c ON c.district_id = $1 AND c.ancestor_id = u.id AND c.via = 'tree'
       LEFT JOIN responsibility_list l ON l.district_id = $1 AND l.organization_id = c.descendant_id
         AND l.state IN ('issued', 'objected', 'received') AND l.year = extract(year FROM $4::date)
       LEFT JOIN LATERAL (
         SELECT count(*)::int AS raised, (count(*) FILTER (WHERE x.outcome = 'upheld'))::int AS upheld
         FROM list_objection x WHERE x.district_id = $1 AND x.list_id = l.id
           AND x.raised_at >= $3::date AND x.raised_at < $4::date + 1) o ON true
       GROUP BY u.id`,
      [tx.districtId, organizationIds, from, asOf],
    );
  }
}
