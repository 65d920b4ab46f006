import { Injectable } from '@nestjs/common';
import { standingDue } from '@zeren/domain/cycle/duties/duty-light';
import {
  dutyExtended,
  dutyExtensionAsked,
  dutyExtensionRefused,
} from '@zeren/domain/cycle/duties/duties-events';
import { extensionsRefusals } from '@zeren/domain/cycle/duties/extensions/extensions-refusals';
import {
  extensionAsked,
  mayAskExtension,
  mayDecideExtension,
  mayGrantExtension,
} from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import type { DutyDetailDto } from '../dto/duty.dto';
import { DutyDetails } from '../duty-details';
import { DutyLightsService } from '../duty-lights.service';
import { DutyPermission } from '../duty-permission';
import type { DutyRecord } from '../duty-record';
import { DutyRowsRepository } from '../duty-rows.repository';
import { DutySight } from '../duty-sight';
import { ExtensionDeciders } from './extension-deciders';
import type { AskExtensionBody, DecideExtensionBody } from './extensions.dto';
import { ExtensionsRepository } from './extensions.repository';
import type { ExtensionRecord } from './extensions.repository';

/** More time (延期): asked for before the date by who owes the duty, decided one level up. */
@Injectable()
export class ExtensionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly permission: DutyPermission,
    private readonly repository: ExtensionsRepository,
    private readonly deciders: ExtensionDeciders,
    private readonly sight: DutySight,
    private readonly lights: DutyLightsService,
    private readonly details: DutyDetails,
  ) {}

  ask(actor: Actor, dutyId: string, body: AskExtensionBody): Promise<DutyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { duty, inSteadOf } = await this.permission.inStead(tx, await this.rows.lock(tx, dutyId));
      accept(mayAskExtension(duty, await this.repository.ofDuty(tx, dutyId), tx.today));
      const asked = accept(extensionAsked(duty, body));
      const decider = await this.deciders.of(tx, duty);
      const id = uuidv7();
      const dueBefore = standingDue(duty);
      if ((await this.repository.ask(tx, { id, dutyId, dueBefore, ...asked, decider })) === 0)
        throw new Refused(extensionsRefusals['extension.asked-already']());
      tx.audit({
        action: 'duty.ask-extension',
        subject: { kind: 'duty', id: dutyId },
        before: { dueOn: dueBefore },
        after: {
          ...asked,
          organizationId: decider.organizationId,
          ...(inSteadOf ? { inSteadOf: inSteadOf.tenureId } : {}),
        },
      });
      tx.emit(dutyExtensionAsked(dutyId, id));
      return this.details.of(tx, duty);
    });
  }

  /** Granted, the lights follow the new date in the same act; the date that it was dated with stays. */
  decide(
    actor: Actor,
    dutyId: string,
    extensionId: string,
    version: number,
    { granted, reason }: DecideExtensionBody,
  ): Promise<DutyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      // In sight is enough: who answers may be a body that guides the unit, whose directive it is.
      const duty = await this.sight.require(tx, await this.rows.lock(tx, dutyId));
      const extension = await this.require(tx, dutyId, extensionId);
      const concerned = await this.deciders.concerned(tx, [extension], [duty.postId]);
      const of = { ...duty, personIds: concerned.personIds(extension, duty.postId) };
      accept(mayDecideExtension(concerned.named(extension), of, await this.deciders.actor(tx)));
      const why = plainText(reason ?? '') || null;
      if (!granted && why === null)
        throw new Refused(extensionsRefusals['extension.no-reason']({ field: 'reason' }));
      if (granted) accept(mayGrantExtension(extension.askedFor, duty, tx.today));
      await this.settle(tx, extension, version, granted ? 'granted' : 'refused', why);
      const after = granted ? await this.extend(tx, duty, extension.askedFor) : duty;
      tx.audit({
        action: granted ? 'duty.grant-extension' : 'duty.refuse-extension',
        subject: { kind: 'duty', id: dutyId },
        before: { extendedTo: duty.extendedTo, light: duty.light },
        after: { extendedTo: after.extendedTo, light: after.light, dueOn: duty.dueOn, reason: why },
      });
      tx.emit(granted ? dutyExtended(dutyId, extensionId) : dutyExtensionRefused(dutyId, extensionId));
      return this.details.of(tx, after);
    });
  }

  /** Taken back by whoever answers for the duty, while nobody has answered. */
  withdraw(actor: Actor, dutyId: string, extensionId: string, version: number): Promise<DutyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { duty, inSteadOf } = await this.permission.inStead(tx, await this.rows.lock(tx, dutyId));
      const extension = await this.require(tx, dutyId, extensionId);
      if (extension.state !== 'asked') throw new Refused(extensionsRefusals['extension.settled']());
      await this.settle(tx, extension, version, 'withdrawn', null);
      tx.audit({
        action: 'duty.withdraw-extension',
        subject: { kind: 'duty', id: dutyId },
        before: { askedFor: extension.askedFor },
        ...(inSteadOf ? { after: { inSteadOf: inSteadOf.tenureId } } : {}),
      });
      return this.details.of(tx, duty);
    });
  }

  private async require(tx: WriteTx, dutyId: string, extensionId: string): Promise<ExtensionRecord> {
    const found = (await this.repository.ofDuty(tx, dutyId)).find(({ id }) => id === extensionId);
    if (!found) throw new Refused(platformRefusals['request.not-found']());
    return found;
  }

  private async settle(
    tx: WriteTx,
    extension: ExtensionRecord,
    version: number,
    state: 'granted' | 'refused' | 'withdrawn',
    reason: string | null,
  ): Promise<void> {
    const same = extension.version === version;
    if (!same || (await this.repository.settle(tx, extension, state, reason)) === 0)
      throw new Refused(platformRefusals['request.changed-meanwhile']());
  }

  /** Lights and counts follow; those of the same item's next duty too, for a second miss running may go. */
  private async extend(tx: WriteTx, duty: DutyRecord, extendedTo: string): Promise<DutyRecord> {
    await this.repository.extend(tx, duty.id, extendedTo);
    await this.lights.relight(tx, [duty.id, ...(await this.rows.successors(tx, [duty.id]))]);
    return (await this.rows.byId(tx, duty.id))!;
  }
}
