import { Injectable } from '@nestjs/common';
import { dutiesRefusals } from '@zeren/domain/cycle/duties/duties-refusals';
import { dutyReported } from '@zeren/domain/cycle/duties/duties-events';
import { reportWords } from '@zeren/domain/cycle/duties/may-report-duty';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { DutyLightsRepository } from './duty-lights.repository';
import { DutyLightsService } from './duty-lights.service';
import type { DutyRecord } from './duty-record';
import { DutyReportsRepository } from './duty-reports.repository';
import type { BroughtIn } from './duty-reports.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { ExtensionsEnding } from './extensions/extensions-ending.service';

/** What another system (training register, meeting platform, last year's ledger) knows of a duty that was done. */
export interface ImportedReport {
  readonly dutyId: string;
  /** The day on which it was done, as that system says: today or before. */
  readonly reportedOn: string;
  readonly result: string;
  readonly problem?: string | null;
  readonly helpWanted?: string | null;
  /** The tenure it was done under, where known. */
  readonly tenureId?: string | null;
  /** Where a clerk found it, and that it was they who brought it in. */
  readonly broughtIn?: BroughtIn;
}

/** What came of an import. */
export interface ImportedReports {
  readonly imported: number;
  /** Duties that are not there, or that somebody has reported already: an import never overrides a person. */
  readonly skipped: readonly string[];
}

const BATCH = 500;

/** Takes over what other systems know, so that nobody types it twice. The record says that it was imported, by whom. */
@Injectable()
export class DutyImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly locks: DutyLightsRepository,
    private readonly rows: DutyRowsRepository,
    private readonly reports: DutyReportsRepository,
    private readonly lights: DutyLightsService,
    private readonly requests: ExtensionsEnding,
  ) {}

  /**
   * One transaction for each 500: what was imported before a fault stays, and importing again skips it. The answer for a
   * retry is kept with the last, when it is whole.
   */
  async importReports(actor: Actor, reports: readonly ImportedReport[]): Promise<ImportedReports> {
    const sum = { imported: 0, skipped: [] as string[] };
    const firstOfEach = [...new Map(reports.map((report) => [report.dutyId, report])).values()];
    const take = async (tx: WriteTx, batch: readonly ImportedReport[]) => {
      const done = new Set(await this.take(tx, batch));
      return {
        imported: done.size,
        skipped: batch.map(({ dutyId }) => dutyId).filter((id) => !done.has(id)),
      };
    };
    const lastAt = Math.max(0, Math.ceil(firstOfEach.length / BATCH) - 1) * BATCH;
    const unmarked = { ...actor, request: { id: actor.request.id } };
    for (let at = 0; at < lastAt; at += BATCH) {
      const batch = firstOfEach.slice(at, at + BATCH);
      const { imported, skipped } = await this.unitOfWork.write(unmarked, (tx) => take(tx, batch));
      sum.imported += imported;
      sum.skipped.push(...skipped);
    }
    return this.unitOfWork.write(actor, async (tx) => {
      const { imported, skipped } = await take(tx, firstOfEach.slice(lastAt));
      return { imported: sum.imported + imported, skipped: [...sum.skipped, ...skipped] };
    });
  }

  /** Reports what is owed among these, and answers their duties; whose they may be is for whoever calls to know. */
  async take(tx: WriteTx, reports: readonly ImportedReport[]): Promise<string[]> {
    const owed = new Map(
      (
        await this.locks.lock(
          tx,
          reports.map(({ dutyId }) => dutyId),
        )
      )
        .filter((duty) => duty.state === 'owed')
        .map((duty) => [duty.id, duty]),
    );
    const taken = reports.filter(({ dutyId }) => owed.has(dutyId));
    if (taken.length === 0) return [];
    for (const report of taken) checkDay(report, owed.get(report.dutyId)!, tx.today);
    await this.rows.markReported(tx, taken);
    await this.reports.add(
      tx,
      taken.map((report) => ({
        id: uuidv7(),
        dutyId: report.dutyId,
        ...accept(reportWords(report)),
        origin: 'import' as const,
        reportedOn: report.reportedOn,
        reportedByTenureId: report.tenureId ?? null,
        inSteadOfTenureId: null,
        broughtIn: report.broughtIn ?? null,
      })),
    );
    const ids = taken.map(({ dutyId }) => dutyId);
    await this.requests.end(tx, ids);
    // What was done in time after all takes the second miss running off the one after it.
    await this.lights.relight(tx, [...new Set([...ids, ...(await this.rows.successors(tx, ids))])]);
    for (const { dutyId: id, broughtIn, ...report } of taken) {
      const subject = { kind: 'duty', id };
      tx.audit({
        action: 'duty.import-report',
        subject,
        before: { state: 'owed' },
        after: {
          state: 'reported',
          ...report,
          ...(broughtIn ? { runId: broughtIn.runId, place: broughtIn.place } : {}),
        },
      });
      tx.emit(dutyReported(id));
    }
    return ids;
  }
}

function checkDay({ reportedOn }: ImportedReport, duty: DutyRecord, today: string): void {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(reportedOn);
  if (!isDay || reportedOn > today || Number(reportedOn.slice(0, 4)) < duty.year - 1) {
    throw new Refused(dutiesRefusals['duty.report-not-past']({ field: 'reportedOn' }));
  }
}
