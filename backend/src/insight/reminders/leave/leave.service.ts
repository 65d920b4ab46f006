import { Injectable } from '@nestjs/common';
import { remindersRefusals } from '@zeren/domain/insight/reminders/reminders-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import type { LeaveBody, LeaveDto, LeavesDto } from '../dto/leave.dto';
import { LeaveRepository } from './leave.repository';

/** More are away at once in no county; the screen says so. */
const SHOWN = 200;

/** The register of who is away, and who is told in their stead. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationReads,
    private readonly leaves: LeaveRepository,
  ) {}

  running(actor: Actor): Promise<LeavesDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.leaves.page(tx, actor.rootOrganizationIds, SHOWN),
    }));
  }

  register(actor: Actor, { personId, standInId, startsOn, endsOn }: LeaveBody): Promise<LeaveDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      if (endsOn < startsOn || endsOn < tx.today) {
        throw new Refused(remindersRefusals['reminders.leave-days']({ field: 'endsOn' }));
      }
      const organizationId = await this.postWithin(tx, personId);
      if (!organizationId) throw new Refused(platformRefusals['request.not-found']());
      if (personId === standInId) {
        throw new Refused(remindersRefusals['reminders.own-stand-in']({ field: 'standInId' }));
      }
      if ((await this.organizations.tenuresOfPerson(tx, standInId, tx.today)).length === 0) {
        throw new Refused(remindersRefusals['reminders.stand-in-without-post']({ field: 'standInId' }));
      }
      const id = uuidv7();
      const leave = { id, personId, organizationId, standInId, startsOn, endsOn };
      if ((await this.leaves.insert(tx, leave)) === 0) {
        throw new Refused(remindersRefusals['reminders.leave-overlaps']({ field: 'startsOn' }));
      }
      tx.audit({
        action: 'person-leave.register',
        subject: { kind: 'person', id: personId },
        after: { standInId, startsOn, endsOn },
      });
      return (await this.leaves.byId(tx, id))!;
    });
  }

  /** Back earlier, or never away. */
  end(actor: Actor, id: string, version: number): Promise<LeaveDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const leave = await this.leaves.byId(tx, id);
      if (!leave || (await this.organizations.within(tx, [leave.organizationId])).size === 0) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      if ((await this.leaves.end(tx, id, version)) === 0) {
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      }
      const ended = (await this.leaves.byId(tx, id))!;
      tx.audit({
        action: 'person-leave.end',
        subject: { kind: 'person', id: leave.personId },
        before: { endsOn: leave.endsOn },
        after: { endsOn: ended.endsOn },
      });
      return ended;
    });
  }

  /** The organisation of a post that they hold now within the actor's reach. */
  private async postWithin(tx: ReadTx, personId: string): Promise<string | undefined> {
    const held = (await this.organizations.tenuresOfPerson(tx, personId, tx.today)).map(
      ({ organizationId }) => organizationId,
    );
    const reached = await this.organizations.within(tx, held);
    return held.find((id) => reached.has(id));
  }
}
