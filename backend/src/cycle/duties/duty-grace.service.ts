import { Injectable } from '@nestjs/common';
import { dutyGraced } from '@zeren/domain/cycle/duties/duties-events';
import type { WriteTx } from '../../platform/database/transaction';
import { DutyGraceRepository } from './duty-grace.repository';
import type { Grace } from './duty-grace.repository';
import { DutyLightsService } from './duty-lights.service';

/** Grace for who takes a post over after an election: lights, their counts and reminders follow in one go. */
@Injectable()
export class DutyGraceService {
  constructor(
    private readonly graces: DutyGraceRepository,
    private readonly lights: DutyLightsService,
  ) {}

  async grant(tx: WriteTx, graces: readonly Grace[]): Promise<void> {
    const granted = await this.graces.grant(tx, graces);
    for (const { subject, ...after } of granted) tx.audit({ action: 'duty-grace.grant', subject, after });
    await this.relight(
      tx,
      granted.map(({ postId }) => postId),
    );
  }

  async withdraw(tx: WriteTx, subject: Grace['subject']): Promise<void> {
    const before = await this.graces.withdraw(tx, subject);
    if (!before) return;
    tx.audit({ action: 'duty-grace.withdraw', subject, before });
    await this.relight(tx, [before.postId]);
  }

  private async relight(tx: WriteTx, postIds: readonly string[]): Promise<void> {
    if (postIds.length === 0) return;
    await this.lights.relight(tx, await this.graces.owed(tx, postIds));
    for (const postId of new Set(postIds)) tx.emit(dutyGraced(postId));
  }
}
