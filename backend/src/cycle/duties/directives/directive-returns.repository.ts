import { Injectable } from '@nestjs/common';
import type { TableRow } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import type { ReturnState } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { KnownValues } from '@zeren/domain/cycle/duties/directives/table-words';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

/** One version of a filled table, without its rows. */
export interface ReturnFacts {
  readonly id: string;
  readonly dutyId: string;
  readonly number: number;
  readonly state: ReturnState;
  readonly rowCount: number;
  readonly savedAt: Date;
  readonly sentAt: Date | null;
  readonly sentByTenureId: string | null;
  readonly returnedAt: Date | null;
  readonly returnReason: string | null;
  readonly version: number;
}

/** One version with its rows. */
export interface ReturnRecord extends ReturnFacts {
  readonly rows: readonly TableRow[];
  readonly known: KnownValues | null;
}

const FACTS = `r.id, r.duty_id AS "dutyId", r.number, r.state, jsonb_array_length(r.rows) AS "rowCount",
  r.saved_at AS "savedAt", r.sent_at AS "sentAt", r.sent_by_tenure_id AS "sentByTenureId",
  r.returned_at AS "returnedAt", r.return_reason AS "returnReason", r.version`;

/** Filled tables, version by version. */
@Injectable()
export class DirectiveReturnsRepository {
  /** Every version of a duty's table, the first one first. */
  ofDuty(tx: ReadTx, dutyId: string): Promise<ReturnRecord[]> {
    return tx.sql<ReturnRecord>(
      'directives.returns.of-duty',
      `SELECT ${FACTS}, r.rows, r.known FROM directive_return r
       WHERE r.district_id = $1 AND r.duty_id = $2 ORDER BY r.number`,
      [tx.districtId, dutyId],
    );
  }

  /** Every version of every target, without the rows. */
  ofDirective(tx: ReadTx, directiveId: string): Promise<ReturnFacts[]> {
    return tx.sql<ReturnFacts>(
      'directives.returns.of-directive',
      `SELECT ${FACTS} FROM directive_return r
       WHERE r.district_id = $1 AND r.directive_id = $2 ORDER BY r.duty_id, r.number`,
      [tx.districtId, directiveId],
    );
  }

  /** What stands as handed in, with its rows: what is merged and added up. */
  sent(tx: ReadTx, directiveId: string): Promise<ReturnRecord[]> {
    return tx.sql<ReturnRecord>(
      'directives.returns.sent',
      `SELECT ${FACTS}, r.rows, r.known FROM directive_return r
       WHERE r.district_id = $1 AND r.directive_id = $2 AND r.state = 'sent' ORDER BY r.duty_id`,
      [tx.districtId, directiveId],
    );
  }

  /** Begins the next version; 0 when somebody else just did. */
  begin(
    tx: WriteTx,
    { directiveId, dutyId, number }: { directiveId: string; dutyId: string; number: number },
    rows: readonly TableRow[],
  ): Promise<number> {
    return tx.change(
      'directives.returns.begin',
      `INSERT INTO directive_return (district_id, id, directive_id, duty_id, number, state, rows, saved_at)
       VALUES ($1, $2, $3, $4, $5, 'draft', $6::jsonb, $7) ON CONFLICT (district_id, duty_id, number) DO NOTHING`,
      [tx.districtId, uuidv7(), directiveId, dutyId, number, JSON.stringify(rows), tx.now],
    );
  }

  save(tx: WriteTx, id: string, version: number, rows: readonly TableRow[]): Promise<number> {
    return tx.change(
      'directives.returns.save',
      `UPDATE directive_return SET rows = $4::jsonb, saved_at = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, id, version, JSON.stringify(rows), tx.now],
    );
  }

  send(
    tx: WriteTx,
    { id, version }: ReturnFacts,
    { rows, known }: { rows: readonly TableRow[]; known: KnownValues },
  ): Promise<number> {
    return tx.change(
      'directives.returns.send',
      `UPDATE directive_return SET state = 'sent', rows = $4::jsonb, known = $5::jsonb, sent_at = $6,
              sent_by_tenure_id = $7, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, id, version, JSON.stringify(rows), JSON.stringify(known), tx.now, tx.actor.tenureId],
    );
  }

  /** What was handed in before gives way to a correction; it stays to be read. */
  replace(tx: WriteTx, dutyId: string): Promise<number> {
    return tx.change(
      'directives.returns.replace',
      `UPDATE directive_return SET state = 'replaced', version = version + 1
       WHERE district_id = $1 AND duty_id = $2 AND state = 'sent'`,
      [tx.districtId, dutyId],
    );
  }

  /** What stands as handed in for a duty goes back with its duty. */
  sendBack(tx: WriteTx, dutyId: string, reason: string): Promise<number> {
    return tx.change(
      'directives.returns.send-back',
      `UPDATE directive_return SET state = 'returned', returned_at = $3, returned_by_tenure_id = $4, return_reason = $5,
              version = version + 1
       WHERE district_id = $1 AND duty_id = $2 AND state = 'sent'`,
      [tx.districtId, dutyId, tx.now, tx.actor.tenureId, reason],
    );
  }
}
