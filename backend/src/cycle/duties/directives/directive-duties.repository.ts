import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import { DUTY_COLUMNS } from '../duty-record';
import type { DutyRecord } from '../duty-record';
import type { DirectiveRecord, TargetRecord } from './directives.repository';

/** How a duty says which part its post has. */
const ROLE_WORDS = { lead: '牵头', assist: '配合' } as const;

/** The duties that a directive makes: one at each target. */
@Injectable()
export class DirectiveDutiesRepository {
  /** Makes all of them in one statement, each where its post's organisation lies now, and answers their ids. */
  async make(
    tx: WriteTx,
    directive: DirectiveRecord & { readonly dueOn: string },
    targets: readonly TargetRecord[],
  ): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'directives.make-duties',
      `WITH made AS (
         INSERT INTO duty (district_id, id, origin_kind, directive_id, asks_table, lineage_id, clause_index, post_id,
                           organization_id, l2_id, l3_id, l4_id, year, domain_code, title, period_label, opens_on, due_on,
                           checking_class, state, light, dated_at)
         SELECT $1, t.duty_id, 'directive', $2, $3, t.target_id, 0, p.id, o.id, o.l2_id, o.l3_id, o.l4_id,
                date_part('year', $4::date), coalesce(o.domain_code, '全域'), $5, t.label, $6::date, $4::date, $7,
                'owed', 'idle', $8
         FROM unnest($9::uuid[], $10::uuid[], $11::uuid[], $12::text[]) AS t(target_id, duty_id, post_id, label)
         JOIN post p ON p.district_id = $1 AND p.id = t.post_id
         JOIN organization o ON o.district_id = $1 AND o.id = p.organization_id
         RETURNING id, lineage_id
       )
       SELECT id FROM made`,
      [
        ...[tx.districtId, directive.id, directive.tableColumns !== null, directive.dueOn, directive.title],
        ...[tx.today, directive.checkingClass, tx.now],
        targets.map(({ id }) => id),
        targets.map(() => uuidv7()),
        targets.map(({ postId }) => postId),
        targets.map(({ role }) => `${directive.sourceCode}·${ROLE_WORDS[role]}`),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Each target knows its duty: the duty bears the target's id as its lineage, for it comes once. */
  tie(tx: WriteTx, directiveId: string): Promise<number> {
    return tx.change(
      'directives.tie-duties',
      `UPDATE directive_target t SET duty_id = d.id FROM duty d
       WHERE t.district_id = $1 AND t.directive_id = $2 AND d.district_id = $1 AND d.directive_id = $2
         AND d.lineage_id = t.id`,
      [tx.districtId, directiveId],
    );
  }

  /** What is still open of it, locked until what becomes of it is written. */
  lockOpen(tx: WriteTx, directiveId: string): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'directives.lock-open-duties',
      `SELECT ${DUTY_COLUMNS} FROM duty d
       WHERE d.district_id = $1 AND d.directive_id = $2 AND d.state IN ('owed', 'returned') ORDER BY d.id FOR UPDATE`,
      [tx.districtId, directiveId],
    );
  }

  of(tx: ReadTx, directiveId: string): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'directives.duties',
      `SELECT ${DUTY_COLUMNS} FROM duty d WHERE d.district_id = $1 AND d.directive_id = $2 ORDER BY d.id`,
      [tx.districtId, directiveId],
    );
  }
}
