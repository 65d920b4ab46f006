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

  async grant(tx: WriteTx, grace: Grace): Promise<void> {
    if (!(await this.graces.grant(tx, grace))) return;
    const { postId, startsOn, endsOn, subject } = grace;
    tx.audit({ action: 'duty-grace.grant', subject, after: { postId, startsOn, endsOn } });
    await this.relight(tx, postId);
  }

  async withdraw(tx: WriteTx, subject: Grace['subject']): Promise<void> {
    const before = await this.graces.withdraw(tx, subject);
    if (!before) return;
    tx.audit({ action: 'duty-grace.withdraw', subject, before });
    await this.relight(tx, before.postId);
  }

  private async relight(tx: WriteTx, postId: string): Promise<void> {
    await this.lights.relight(tx, await this.graces.owed(tx, postId));
    tx.emit(dutyGraced(postId));
  }
}
