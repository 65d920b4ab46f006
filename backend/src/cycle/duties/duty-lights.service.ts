import { Injectable } from '@nestjs/common';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import { dutyLight, standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { dutyTurnedSevere } from '@zeren/domain/cycle/duties/duties-events';
import { dueOutcome, nextTurn } from '@zeren/domain/cycle/duties/duty-turns';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import { systemActor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarReads } from '../../registry/calendar';
import { DutyLightsRepository } from './duty-lights.repository';
import type { TurnedLight, TurningDuty } from './duty-lights.repository';
import type { DutyRecord } from './duty-record';

const BATCH = 500;

/** Keeps the stored lights, outcomes and their counts in step with the calendar: all three change together or not at all. */
@Injectable()
export class DutyLightsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DutyLightsRepository,
    private readonly calendars: CalendarReads,
  ) {}

  /** Turns every light that is due to turn, in all districts. Answers how many duties were looked at. */
  async turnAll(requestId: string): Promise<number> {
    let turned = 0;
    for (const districtId of await this.repository.districtsWithTurns()) {
      turned += await this.turnDistrict(districtId, requestId);
    }
    return turned;
  }

  async turnDistrict(districtId: string, requestId: string): Promise<number> {
    let turned = 0;
    for (let batch = BATCH; batch === BATCH; turned += batch)
      batch = await this.turnBatch(districtId, requestId);
    return turned;
  }

  /** A batch's rows are taken and written in one transaction, so a worker that dies leaves them to the next. */
  private turnBatch(districtId: string, requestId: string): Promise<number> {
    return this.unitOfWork.write(systemActor(districtId, requestId), async (tx) => {
      const duties = await this.repository.claimTurning(tx, BATCH);
      if (duties.length > 0) {
        await this.keep(tx, duties, await this.calendars.load(tx));
        await this.tellSevere(tx, duties);
      }
      return duties.length;
    });
  }

  /** Lights and counts duties that were just made. */
  async lightNew(tx: WriteTx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.keep(tx, await this.repository.lock(tx, ids), await this.calendars.load(tx), true);
  }

  /** Lights and counts duties anew after something they depend on has changed. */
  async relight(tx: WriteTx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.keep(tx, await this.repository.lock(tx, ids), await this.calendars.load(tx));
  }

  /** Of what turned double red as time went by; never of what was entered late or put right. */
  private async tellSevere(tx: WriteTx, before: readonly TurningDuty[]): Promise<void> {
    const others = before.filter(({ light }) => light !== 'severe').map(({ id }) => id);
    for (const severe of await this.repository.severe(tx, others)) tx.emit(dutyTurnedSevere(severe));
  }

  private async keep(
    tx: WriteTx,
    duties: readonly TurningDuty[],
    calendar: WorkingCalendar,
    fresh = false,
  ): Promise<void> {
    const turned = duties.map((duty) => turnedLight(duty, tx.today, calendar));
    duties.forEach((duty, index) => {
      const after = { ...duty, ...turned[index]! };
      for (const delta of counterDeltas(fresh ? null : duty, after)) tx.count(delta);
    });
    await this.repository.keep(tx, turned);
  }
}

/** What is stored of a duty's light on `today`. */
export function storedLight(
  duty: DutyRecord,
  today: string,
  calendar: WorkingCalendar,
): Omit<TurnedLight, 'id'> {
  return {
    light: dutyLight(duty, today, calendar).light,
    dueOutcome: dueOutcome(duty, today),
    missedBefore: duty.missedBefore,
    lightTurnsOn: nextTurn(duty, today, calendar),
  };
}

/** A miss is a matter of what is owed and has fallen due; once reported, it stays as it was. */
function turnedLight(
  { missedBeforeNow, ...duty }: TurningDuty,
  today: string,
  calendar: WorkingCalendar,
): TurnedLight {
  const missedBefore =
    duty.state === 'owed' ? today > standingDue(duty) && missedBeforeNow : duty.missedBefore;
  return { id: duty.id, ...storedLight({ ...duty, missedBefore }, today, calendar) };
}
