import { Injectable } from '@nestjs/common';
import { dutyDated } from '@zeren/domain/cycle/duties/duties-events';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import { followVersion } from '@zeren/domain/cycle/duties/follow-version';
import { dateClauses } from '@zeren/domain/cycle/responsibility/date-clauses';
import type { DatingYear } from '@zeren/domain/cycle/responsibility/date-clauses';
import type { WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import { ResponsibilityReads } from '../responsibility';
import type { DatableList } from '../responsibility';
import { datingYear } from './dating-year';
import { DutyLightsService } from './duty-lights.service';
import { DutyRowsRepository } from './duty-rows.repository';
import type { NewDuty } from './duty-rows.repository';
import { ExtensionsEnding } from './extensions/extensions-ending.service';

/** How a list's duties are made. */
export interface DatingOptions {
  /**
   * Also what was due before the list was issued. A list that comes late in the year does not turn red for months in
   * which nobody owed it; only a county that moves a running year into the product asks for them.
   */
  readonly includeElapsed: boolean;
}

/** Makes the dated duties of an issued list. */
@Injectable()
export class DutyDatingService {
  constructor(
    private readonly repository: DutyRowsRepository,
    private readonly lights: DutyLightsService,
    private readonly lists: ResponsibilityReads,
    private readonly calendars: CalendarReads,
    private readonly requests: ExtensionsEnding,
  ) {}

  /** Dates the list's items for its year; what is there already stays as it is. Answers how many duties were made. */
  async dateList(tx: WriteTx, listId: string, { includeElapsed }: DatingOptions): Promise<number> {
    const list = await this.lists.datable(tx, listId);
    if (!list) return 0;
    const from = includeElapsed ? undefined : list.issuedOn;
    const year: DatingYear = {
      ...(await datingYear(tx, this.calendars, list)),
      ...(from ? { from } : {}),
    };
    const duties = list.items.flatMap((item) =>
      dateClauses(item.cadenceClauses, year).map((date): NewDuty => ({
        id: uuidv7(),
        ...dutyOf(item),
        ...date,
      })),
    );
    const { fresh, ...followed } = await this.follow(tx, list, duties);
    const made = await this.repository.insert(tx, list, fresh);
    await this.lights.lightNew(tx, made);
    if (made.length + followed.adopted + followed.withdrawn === 0) return 0;
    tx.audit({
      action: 'duty.date',
      subject: { kind: 'responsibility-list', id: listId },
      after: { made: made.length, ...followed, year: list.year, from: from ?? null },
    });
    tx.emit(dutyDated(listId));
    return made.length;
  }

  /** Duties of the versions before go on under this one, or are withdrawn; lights and counts move in the same act. */
  private async follow(
    tx: WriteTx,
    list: DatableList,
    duties: readonly NewDuty[],
  ): Promise<{ fresh: readonly NewDuty[]; adopted: number; withdrawn: number }> {
    const itemIds = list.items.map(({ id }) => id);
    const older = await this.repository.lockOtherVersions(tx, list, itemIds);
    if (older.length === 0) return { fresh: duties, adopted: 0, withdrawn: 0 };
    const { adopted, withdrawn, fresh } = followVersion(older, duties, list.issuedOn);
    for (const { duty, date } of adopted) {
      // The count follows the domain; the light is turned below, which counts from what is stored then.
      for (const delta of counterDeltas(duty, { ...duty, domainCode: date.domainCode })) tx.count(delta);
    }
    for (const duty of withdrawn) for (const delta of counterDeltas(duty, null)) tx.count(delta);
    const gone = withdrawn.map(({ id }) => id);
    await this.repository.adopt(tx, adopted);
    await this.repository.withdraw(tx, gone);
    await this.requests.end(tx, gone);
    await this.lights.relight(
      tx,
      adopted.map(({ duty }) => duty.id),
    );
    return { fresh, adopted: adopted.length, withdrawn: withdrawn.length };
  }
}

function dutyOf(item: DatableList['items'][number]) {
  return {
    itemId: item.id,
    lineageId: item.lineageId,
    domainCode: item.domainCode,
    title: item.textZh,
    titleEn: item.textEn,
    checkingClass: item.checkingClass,
  };
}
