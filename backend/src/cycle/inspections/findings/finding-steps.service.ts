import { Injectable } from '@nestjs/common';
import { DISPOSITION_WORKING_DAYS } from '@zeren/domain/cycle/inspections/finding-states';
import type { Disposition } from '@zeren/domain/cycle/inspections/finding-states';
import { findingsRefusals } from '@zeren/domain/cycle/inspections/findings-refusals';
import { findingConfirmed } from '@zeren/domain/cycle/inspections/inspections-events';
import {
  findingAnswer,
  mayAnswerFinding,
  mayDisposeFinding,
  maySettleFinding,
} from '@zeren/domain/cycle/inspections/may-settle-finding';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { CalendarReads } from '../../../registry/calendar';
import type { AnswerFindingBody, DisposeFindingBody, SettleFindingBody } from './dto/finding-requests.dto';
import type { FindingDetailDto } from './dto/findings.dto';
import type { FindingRecord } from './finding-record';
import { findingSeal } from './finding-seal';
import { FindingSight } from './finding-sight';
import { FindingViews } from './finding-views';
import { FindingsRepository } from './findings.repository';

/** What is done to a finding: the unit answers, somebody else confirms or drops it, and something becomes of it. */
@Injectable()
export class FindingStepsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsRepository,
    private readonly views: FindingViews,
    private readonly sight: FindingSight,
    private readonly calendars: CalendarReads,
  ) {}

  answer(actor: Actor, id: string, version: number, body: AnswerFindingBody): Promise<FindingDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const found = await this.sight.within(tx, await this.findings.lock(tx, id));
      accept(mayAnswerFinding(found, await this.sight.actor(tx)));
      const said = accept(findingAnswer(body.answer, body.caseText));
      sameVersion(found, version);
      return this.done(tx, found, 'finding.answer', await this.findings.answer(tx, found, said));
    });
  }

  /** A confirmed problem waits for its disposition from now on. */
  settle(
    actor: Actor,
    id: string,
    version: number,
    { verb, reason: typed }: SettleFindingBody & { readonly verb: 'confirm' | 'drop' },
  ): Promise<FindingDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const found = await this.sight.within(tx, await this.findings.lock(tx, id));
      const settling = await this.sight.settled(tx, found);
      const state = accept(maySettleFinding(settling, await this.sight.actor(tx), verb, tx.today));
      const reason = plainText(typed ?? '') || null;
      if (verb === 'drop' && reason === null)
        throw new Refused(findingsRefusals['finding.drop-without-reason']({ field: 'reason' }));
      sameVersion(found, version);
      const disposeBy = verb === 'confirm' ? await this.disposeBy(tx) : null;
      const settled = await this.findings.settle(tx, found, { state, reason, disposeBy });
      if (verb === 'confirm') tx.emit(findingConfirmed(id));
      return this.done(tx, found, verb === 'confirm' ? 'finding.confirm' : 'finding.drop', settled);
    });
  }

  dispose(actor: Actor, id: string, version: number, body: DisposeFindingBody): Promise<FindingDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const found = await this.sight.within(tx, await this.findings.lock(tx, id));
      sameVersion(found, version);
      await this.disposeOf(tx, found, body.disposition, plainText(body.reason) || null);
      return this.views.whole(tx, (await this.findings.byId(tx, id))!);
    });
  }

  /** What becomes of a locked finding; also for the room that opens its order. */
  async disposeOf(
    tx: WriteTx,
    found: FindingRecord,
    disposition: Disposition,
    reason: string | null,
  ): Promise<void> {
    const settled = await this.sight.settled(tx, found);
    accept(mayDisposeFinding(settled, await this.sight.actor(tx), disposition, reason));
    if ((await this.findings.dispose(tx, found, disposition, reason)) === 0)
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action: 'finding.dispose', seal: findingSeal, id: found.id });
  }

  async undispose(tx: WriteTx, found: FindingRecord): Promise<void> {
    await this.findings.undispose(tx, found, await this.disposeBy(tx));
    tx.seal({ action: 'finding.undispose', seal: findingSeal, id: found.id });
  }

  private async disposeBy(tx: WriteTx): Promise<string> {
    return (await this.calendars.load(tx)).addWorkingDays(tx.today, DISPOSITION_WORKING_DAYS);
  }

  private async done(
    tx: WriteTx,
    { id }: FindingRecord,
    action: string,
    changed: number,
  ): Promise<FindingDetailDto> {
    if (changed === 0) throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action, seal: findingSeal, id });
    return this.views.whole(tx, (await this.findings.byId(tx, id))!);
  }
}

function sameVersion(found: FindingRecord, version: number): void {
  if (found.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
}
