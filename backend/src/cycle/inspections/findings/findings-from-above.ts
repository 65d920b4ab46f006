import { Injectable } from '@nestjs/common';
import { DISPOSITION_WORKING_DAYS } from '@zeren/domain/cycle/inspections/finding-states';
import { findingConfirmed } from '@zeren/domain/cycle/inspections/inspections-events';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { WriteTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { CalendarReads } from '../../../registry/calendar';
import type { FindingText } from './finding-record';
import { findingSeal } from './finding-seal';
import { FindingsRepository } from './findings.repository';

/** A problem that a body above has confirmed. */
export interface ConfirmedAbove extends FindingText {
  readonly authority: string;
}

/** Problems confirmed above come in confirmed; brought in by mistake, they are dropped while nothing came of them. */
@Injectable()
export class FindingsFromAbove {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async bringIn(tx: WriteTx, problems: readonly ConfirmedAbove[]): Promise<string[]> {
    const calendar = await this.calendars.load(tx);
    const disposeBy = calendar.addWorkingDays(tx.today, DISPOSITION_WORKING_DAYS);
    const found = problems.map(({ authority, ...text }) => ({
      ...text,
      ...{ id: uuidv7(), state: 'confirmed' as const, answerBy: tx.today, disposeBy },
      settleReason: authority,
    }));
    await this.findings.add(tx, found);
    for (const { id } of found) {
      tx.seal({ action: 'finding.bring-in', seal: findingSeal, id });
      tx.emit(findingConfirmed(id));
    }
    return found.map(({ id }) => id);
  }

  async takeBack(tx: WriteTx, ids: readonly string[], reason: string): Promise<void> {
    if ((await this.findings.takeBack(tx, ids, reason)) !== ids.length)
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    for (const id of ids) tx.seal({ action: 'finding.take-back', seal: findingSeal, id });
  }
}
