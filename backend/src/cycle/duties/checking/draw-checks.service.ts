import { Injectable } from '@nestjs/common';
import { drawnCount, DRAWN_SHARE, drawSample } from '@zeren/domain/cycle/duties/checking/draw-sample';
import { systemActor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { uuidv7 } from '../../../platform/uuid';
import { CheckingRepository } from './checking.repository';
import type { Frame } from './checking.repository';
import { LookFrames } from './look-frames';
import { SecondLooksRepository } from './second-looks.repository';
import { newSeed, ticketsOf } from './tickets';

/**
 * Draws once a month, in every unit, a tenth of what was reported in the sampled class (抽核). The seed is random and kept
 * with the frame, so that anybody draws the same again; before the draw nobody knows it.
 */
@Injectable()
export class DrawChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CheckingRepository,
    private readonly looks: SecondLooksRepository,
    private readonly lookFrames: LookFrames,
  ) {}

  async drawAll(requestId: string): Promise<void> {
    for (const districtId of await this.repository.districts()) {
      await this.unitOfWork.write(systemActor(districtId, requestId), (tx) => this.draw(tx));
    }
  }

  /** Of everything up to the end of last month; what was drawn from is not drawn from again. */
  private async draw(tx: WriteTx): Promise<void> {
    const { month, lastDay } = monthBefore(tx.today);
    await this.drawReports(tx, month, lastDay);
    await this.drawLooks(tx, month, lastDay);
  }

  private async drawReports(tx: WriteTx, month: string, until: string): Promise<void> {
    const frames = await this.repository.frames(tx, until);
    if (frames.length === 0) return;
    const draws = frames.map((frame) => drawOf(frame, month, 'report'));
    await this.keep(tx, draws);
    await this.repository.markDrawn(tx, draws);
  }

  /** A tenth of what was verified, for a second verifier (firsts 3). */
  private async drawLooks(tx: WriteTx, month: string, until: string): Promise<void> {
    const frames = await this.lookFrames.upTo(tx, until);
    if (frames.length === 0) return;
    const draws = frames.map((frame) => ({ of: frame, draw: drawOf(frame, month, 'verification') }));
    await this.keep(
      tx,
      draws.map(({ draw }) => draw),
    );
    await this.looks.keep(
      tx,
      draws.flatMap(({ of, draw }) => {
        const drawn = new Set(draw.drawn);
        return of.acts.filter(({ dutyId }) => drawn.has(dutyId)).map((act) => ({ ...act, drawId: draw.id }));
      }),
      draws.flatMap(({ of }) => of.ids),
    );
  }

  private async keep(tx: WriteTx, draws: readonly ReturnType<typeof drawOf>[]): Promise<void> {
    await this.repository.keepDraws(tx, draws);
    for (const { id, kind, month, seed, frame, drawn } of draws) {
      const after = { kind, month, seed, share: DRAWN_SHARE, frame: frame.length, drawn: drawn.length };
      tx.audit({ action: 'verification.draw', subject: { kind: 'verification-draw', id }, after });
    }
  }
}

function drawOf({ organizationId, ids }: Frame, month: string, kind: 'report' | 'verification') {
  const seed = newSeed();
  const drawn = drawSample(ticketsOf(seed, ids), drawnCount(ids.length, DRAWN_SHARE));
  return { id: uuidv7(), organizationId, kind, month, seed, share: String(DRAWN_SHARE), frame: ids, drawn };
}

/** The month before a day, 'yyyy-MM', and its last day. */
function monthBefore(today: string): { month: string; lastDay: string } {
  const last = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  last.setUTCDate(0);
  const lastDay = last.toISOString().slice(0, 10);
  return { month: lastDay.slice(0, 7), lastDay };
}
