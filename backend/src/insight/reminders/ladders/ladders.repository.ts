import { Injectable } from '@nestjs/common';
import { DEADLINE_KINDS, DEFAULT_LADDERS } from '@zeren/domain/insight/reminders/ladder-rule';
import type { DeadlineKind, LadderRule } from '@zeren/domain/insight/reminders/ladder-rule';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A ladder as it holds in the district; of what nobody has said anything, the first version. */
export interface HeldLadder extends LadderRule {
  readonly kind: DeadlineKind;
  readonly version: number;
}

const FIRST_VERSION = 1;
const TOP = `SELECT id FROM organization WHERE district_id = $1 AND parent_id IS NULL`;

/** The only queries on `reminder_ladder`. */
@Injectable()
export class LaddersRepository {
  async all(tx: ReadTx): Promise<HeldLadder[]> {
    const said = await tx.sql<HeldLadder>(
      'reminders.ladders',
      `SELECT kind, before_days AS before, on_the_day AS "onTheDay", after_days AS after, above_days AS above, version
       FROM reminder_ladder WHERE district_id = $1 AND organization_id = (${TOP})`,
      [tx.districtId],
    );
    return DEADLINE_KINDS.map(
      (kind) =>
        said.find((held) => held.kind === kind) ?? {
          kind,
          ...DEFAULT_LADDERS[kind],
          version: FIRST_VERSION,
        },
    );
  }

  async rules(tx: ReadTx): Promise<ReadonlyMap<DeadlineKind, LadderRule>> {
    return new Map((await this.all(tx)).map((held) => [held.kind, held]));
  }

  /** The body at the top of the district. */
  async top(tx: ReadTx): Promise<string> {
    const row = await tx.sqlOne<{ id: string }>('reminders.top', TOP, [tx.districtId]);
    return row!.id;
  }

  /** Compare-and-set; 0 when somebody changed it meanwhile. */
  put(tx: WriteTx, kind: DeadlineKind, rule: LadderRule, version: number): Promise<number> {
    const values = [tx.districtId, kind, rule.before, rule.onTheDay, rule.after, rule.above, version];
    return version === FIRST_VERSION
      ? tx.change(
          'reminders.ladder.first',
          `INSERT INTO reminder_ladder (district_id, organization_id, kind, before_days, on_the_day, after_days, above_days, version, changed_at)
           SELECT $1, (${TOP}), $2, $3, $4, $5, $6, $7 + 1, clock_now() ON CONFLICT DO NOTHING`,
          values,
        )
      : tx.change(
          'reminders.ladder.change',
          `UPDATE reminder_ladder
           SET before_days = $3, on_the_day = $4, after_days = $5, above_days = $6, version = version + 1,
               changed_at = clock_now()
           WHERE district_id = $1 AND organization_id = (${TOP}) AND kind = $2 AND version = $7`,
          values,
        );
  }
}
