import { Injectable } from '@nestjs/common';
import { dutyReopened } from '@zeren/domain/cycle/duties/duties-events';
import { reportImportRefusals } from '@zeren/domain/cycle/duties/importing/report-import-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { Refused } from '../../../platform/refused';
import { DutyLightsService } from '../duty-lights.service';
import { DutyRowsRepository } from '../duty-rows.repository';
import { ImportedRecordsRepository } from './imported-records.repository';
import { REPORT_IMPORT } from './report-import';

/** Takes an import back whole (decision 51): every duty is owed again, and its records may come in again. */
@Injectable()
export class UndoReportImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportRunRepository,
    private readonly records: ImportedRecordsRepository,
    private readonly rows: DutyRowsRepository,
    private readonly lights: DutyLightsService,
  ) {}

  undo(actor: Actor, id: string, version: number): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim(tx, REPORT_IMPORT, id, version, 'applied');
      const made = await this.records.made(tx, id);
      const wanted = run.summary.written ?? 0;
      const touched = made.filter(({ asMade }) => !asMade).length;
      const dutyIds = made.map(({ dutyId }) => dutyId);
      const taken = touched === 0 ? await this.records.takeBack(tx, id, dutyIds) : 0;
      // Those out of sight by now are as much in the way as those that somebody changed.
      if (taken !== wanted) {
        const parameters = { count: touched || wanted - taken };
        throw new Refused(reportImportRefusals['report-import.changed-since']({ parameters }));
      }
      // What is owed again may make the one after it a second miss running.
      await this.lights.relight(tx, [...new Set([...dutyIds, ...(await this.rows.successors(tx, dutyIds))])]);
      for (const dutyId of dutyIds) {
        tx.audit({
          action: 'duty.take-back-report',
          subject: { kind: 'duty', id: dutyId },
          before: { state: 'reported' },
          after: { state: 'owed', runId: id },
        });
        tx.emit(dutyReopened(dutyId));
      }
      tx.audit({
        action: 'report-import.undo',
        subject: { kind: 'import-run', id },
        after: { fileName: run.fileName, reports: taken },
      });
      return this.runs.markUndone(tx, run);
    });
  }
}
