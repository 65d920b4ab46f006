import { Injectable } from '@nestjs/common';
import { isRungs } from '@zeren/domain/insight/reminders/ladder-rule';
import type { DeadlineKind, LadderRule } from '@zeren/domain/insight/reminders/ladder-rule';
import { reminderLadderChanged } from '@zeren/domain/insight/reminders/reminders-events';
import { remindersRefusals } from '@zeren/domain/insight/reminders/reminders-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { LaddersDto, LadderDto } from '../dto/ladders.dto';
import { LaddersRepository } from './ladders.repository';

/** The ladders of a district: read by clerks, changed by those of the whole district. */
@Injectable()
export class LaddersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ladders: LaddersRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  all(actor: Actor): Promise<LaddersDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.ladders.all(tx),
      mayChange: await this.mayChange(tx),
    }));
  }

  /** Says when a kind of deadline is spoken of; what waits already is put up anew by the job process. */
  change(actor: Actor, kind: DeadlineKind, rule: LadderRule, version: number): Promise<LadderDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      if (!(await this.mayChange(tx))) throw new Refused(remindersRefusals['reminders.ladder-of-all']());
      for (const field of ['before', 'after', 'above'] as const) {
        if (!isRungs(rule[field])) throw new Refused(remindersRefusals['reminders.rungs']({ field }));
      }
      const before = (await this.ladders.all(tx)).find((held) => held.kind === kind)!;
      if ((await this.ladders.put(tx, kind, rule, version)) === 0) {
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      }
      tx.audit({
        action: 'reminder-ladder.change',
        subject: { kind: 'district', id: tx.districtId },
        before: { ladder: kind, ...ruleOf(before) },
        after: { ladder: kind, ...rule },
      });
      tx.emit(reminderLadderChanged(tx.districtId, kind));
      return { kind, ...rule, version: version + 1 };
    });
  }

  /** A ladder is the whole district's. */
  private async mayChange(tx: ReadTx): Promise<boolean> {
    return (await this.organizations.within(tx, [await this.ladders.top(tx)])).size > 0;
  }
}

const ruleOf = ({ before, onTheDay, after, above }: LadderRule): LadderRule => ({
  before,
  onTheDay,
  after,
  above,
});
