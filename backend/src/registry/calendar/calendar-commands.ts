import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { CalendarRepository } from './calendar.repository';
import type { OccurrenceRow } from './calendar.repository';

/** An occurrence to be entered in the register. */
export type NewOccurrence = Omit<OccurrenceRow, 'id'>;

/** What other rooms, and the demonstration county, do to the calendar. */
@Injectable()
export class CalendarCommands {
  constructor(private readonly repository: CalendarRepository) {}

  /** Enters occurrences in the district's register; each leaves its audit entry. Answers their ids. */
  async addOccurrences(tx: WriteTx, occurrences: readonly NewOccurrence[]): Promise<string[]> {
    const rows = occurrences.map((occurrence) => ({ ...occurrence, id: uuidv7() }));
    await this.repository.addOccurrences(tx, rows);
    for (const { id, ...after } of rows) {
      tx.audit({ action: 'occurrence.add', subject: { kind: 'occurrence', id }, after });
    }
    return rows.map(({ id }) => id);
  }
}
