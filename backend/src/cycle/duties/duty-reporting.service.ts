import { Injectable } from '@nestjs/common';
import { awaitsCheckOnceReported } from '@zeren/domain/cycle/duties/checking/awaits-check';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import { dutyReported } from '@zeren/domain/cycle/duties/duties-events';
import { plainText, reportedOnAfter, reportWords } from '@zeren/domain/cycle/duties/may-report-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import type { DutyDetailDto } from './dto/duty.dto';
import type { DraftSavedDto, DutyDraftBody, ReportDutyBody } from './dto/duty-requests.dto';
import { DutyDetails } from './duty-details';
import { storedLight } from './duty-lights.service';
import { DutyPermission } from './duty-permission';
import type { DutyRecord } from './duty-record';
import { DutyReportsRepository } from './duty-reports.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { ExtensionsEnding } from './extensions/extensions-ending.service';
import type { StoodInPost } from './stand-ins';

/** What is reported, and for whom; a filled table says how many rows it has. */
interface LockedReport {
  readonly body: ReportDutyBody;
  readonly inSteadOf: StoodInPost | null;
  readonly table?: { readonly number: number; readonly rows: number };
}

/** Reporting: one line, by whoever answers for the post, once per version. */
@Injectable()
export class DutyReportingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly reports: DutyReportsRepository,
    private readonly permission: DutyPermission,
    private readonly calendars: CalendarReads,
    private readonly details: DutyDetails,
    private readonly requests: ExtensionsEnding,
  ) {}

  /** Reports, or corrects a report that is not verified yet: a new row, the earlier one stays. */
  report(actor: Actor, id: string, version: number, body: ReportDutyBody): Promise<DutyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { duty, inSteadOf } = await this.permission.inStead(tx, await this.rows.lock(tx, id));
      if (duty.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      if (duty.asksTable) throw new Refused(directivesRefusals['directive.fill-the-table']());
      return this.details.of(tx, await this.reportLocked(tx, duty, { body, inSteadOf }));
    });
  }

  /** Reports a duty that is locked and may be reported; a filled table says how many rows it has. */
  async reportLocked(
    tx: WriteTx,
    duty: DutyRecord,
    { body, inSteadOf, table }: LockedReport,
  ): Promise<DutyRecord> {
    const { id } = duty;
    const words = accept(reportWords(body));
    const after = await this.move(tx, duty);
    await this.reports.add(tx, [
      {
        id: uuidv7(),
        dutyId: id,
        ...words,
        origin: 'person',
        reportedOn: tx.today,
        reportedByTenureId: tx.actor.tenureId,
        inSteadOfTenureId: inSteadOf?.tenureId ?? null,
        broughtIn: null,
      },
    ]);
    await this.reports.dropDraft(tx, id);
    await this.requests.end(tx, [id]);
    tx.audit({
      action: 'duty.report',
      subject: { kind: 'duty', id },
      before: sealed(duty),
      after: {
        ...sealed(after),
        report: words,
        ...(table ? { table } : {}),
        ...(inSteadOf ? { inSteadOf: inSteadOf.tenureId } : {}),
      },
    });
    tx.emit(dutyReported(id));
    return after;
  }

  /** Keeps what is typed every few seconds: the newest wins. Not an act, so neither audited nor told. */
  saveDraft(
    actor: Actor,
    id: string,
    { result, problem, helpWanted }: DutyDraftBody,
  ): Promise<DraftSavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.permission.reportable(tx, await this.rows.byId(tx, id));
      await this.reports.saveDraft(tx, id, {
        result: plainText(result),
        problem: problem ? plainText(problem) : null,
        helpWanted: helpWanted ? plainText(helpWanted) : null,
      });
      return { savedAt: tx.now };
    });
  }

  /** State, light, outcome and counts change in one compare-and-set on version and state. */
  private async move(tx: WriteTx, duty: DutyRecord): Promise<DutyRecord> {
    const reported = { ...duty, state: 'reported' as const, reportedOn: reportedOnAfter(duty, tx.today) };
    const light = storedLight(reported, tx.today, await this.calendars.load(tx));
    const awaitsCheck = awaitsCheckOnceReported(duty);
    const after: DutyRecord = { ...reported, ...light, awaitsCheck, version: duty.version + 1 };
    if ((await this.rows.report(tx, duty, reported.reportedOn, light, awaitsCheck)) === 0) {
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    }
    for (const delta of counterDeltas(duty, after)) tx.count(delta);
    return after;
  }
}

/** What the record keeps of a duty that changes. */
function sealed({ state, reportedOn, light, dueOn, postId, version }: DutyRecord): object {
  return { state, reportedOn, light, dueOn, postId, version };
}
