import { Injectable } from '@nestjs/common';
import { matchSourceRows } from '@zeren/domain/cycle/duties/importing/match-source-rows';
import type { MatchedRows } from '@zeren/domain/cycle/duties/importing/match-source-rows';
import { sourceRows } from '@zeren/domain/cycle/duties/importing/source-row';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CheckRunRepository } from '../../../platform/imports/check-run.repository';
import { REPORT_IMPORT } from './report-import';
import type { ReportImportContent } from './report-import';
import { ReportImportContexts } from './report-import-contexts';
import { ReportMappingsRepository } from './report-mappings.repository';

/** So many reports are kept, shown and written at a time. */
const PORTION = 100;
/** Of more faults than that, the first are told; all are counted. */
const MOST_FAULTS = 2_000;
const MOST_ATTEMPTS = 20;
const { code, zh, en } = documentRefusals['document.unreadable']();
/** What is found in a table that job after job died of. */
const UNREADABLE: MatchedRows = {
  reports: [],
  faults: [
    { sheet: '', row: 1, cell: null, column: null, value: null, severity: 'error', ...{ code, zh, en } },
  ],
  counts: { rows: 0, goodRows: 0, known: 0, alreadyReported: 0 },
};

/** Looks, in the job process, which duties a table's rows would report on; writes nothing of a duty. */
@Injectable()
export class CheckReportImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: CheckRunRepository,
    private readonly mappings: ReportMappingsRepository,
    private readonly contexts: ReportImportContexts,
  ) {}

  /** Checks every file that waits. */
  async checkOpen(requestId: string): Promise<void> {
    for (const { districtId, id } of await this.runs.open(REPORT_IMPORT)) {
      await this.check(systemActor(districtId, requestId), id);
    }
  }

  /** Taken first, so that a run which a job dies of is counted; then one transaction, which another job begins anew. */
  private async check(actor: Actor, id: string): Promise<void> {
    const run = await this.unitOfWork.write(actor, (tx) => this.runs.take<ReportImportContent>(tx, id));
    if (!run) return;
    await this.unitOfWork.write(actor, async (tx) => {
      const found = run.attempts > MOST_ATTEMPTS ? UNREADABLE : await this.match(tx, run.content);
      for (let at = 0; at < found.reports.length; at += PORTION) {
        const rows = found.reports.slice(at, at + PORTION);
        await this.runs.keepPortion(tx, id, { number: at / PORTION, rows, rowsDone: found.counts.rows });
      }
      await this.runs.finish(tx, id, {
        summary: summaryOf(found),
        faults: found.faults.slice(0, MOST_FAULTS),
        canApply: found.reports.length > 0,
      });
    });
  }

  private async match(
    tx: WriteTx,
    { table, mappingId, rootOrganizationIds }: ReportImportContent,
  ): Promise<MatchedRows> {
    const { mapping } = (await this.mappings.byId(tx, mappingId!))!;
    const rows = sourceRows(table, mapping);
    const context = await this.contexts.of(tx, rows, { ...mapping, id: mappingId! }, rootOrganizationIds);
    return matchSourceRows(rows, mapping, context);
  }
}

function summaryOf({ reports, faults, counts }: MatchedRows): Record<string, number> {
  const are = (severity: string) => faults.filter((fault) => fault.severity === severity).length;
  return { ...counts, reports: reports.length, errors: are('error'), warnings: are('warning') };
}
