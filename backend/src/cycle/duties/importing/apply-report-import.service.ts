import { Injectable } from '@nestjs/common';
import type { PlannedReport } from '@zeren/domain/cycle/duties/importing/match-source-rows';
import { reportImportRefusals } from '@zeren/domain/cycle/duties/importing/report-import-refusals';
import type { ImportFault } from '@zeren/domain/platform/import-fault';
import { narrowedTo, systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ApplyRunRepository } from '../../../platform/imports/apply-run.repository';
import type { RunToApply } from '../../../platform/imports/apply-run.repository';
import { CheckRunRepository } from '../../../platform/imports/check-run.repository';
import { Refused } from '../../../platform/refused';
import { ActorFactory } from '../../../registry/access';
import { OrganizationReads } from '../../../registry/organizations';
import { DutyImportsService } from '../duty-imports.service';
import { ImportedRecordsRepository } from './imported-records.repository';
import { REPORT_IMPORT } from './report-import';
import type { ReportImportContent } from './report-import';
import { digestOf } from './report-import-contexts';

type Run = RunToApply<ReportImportContent>;

/**
 * Writes what a dry run found, in the job process, under the rights that whoever asked has at that moment. All or nothing is
 * one transaction; good rows are written portion by portion, and a job that dies leaves the rest to the next: what is
 * reported already is passed over.
 */
@Injectable()
export class ApplyReportImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ApplyRunRepository,
    private readonly portions: CheckRunRepository,
    private readonly actors: ActorFactory,
    private readonly organizations: OrganizationReads,
    private readonly records: ImportedRecordsRepository,
    private readonly reports: DutyImportsService,
  ) {}

  /** Applies every file that waits. */
  async applyOpen(requestId: string): Promise<void> {
    for (const { districtId, id } of await this.runs.open(REPORT_IMPORT)) {
      await this.apply(systemActor(districtId, requestId), id);
    }
  }

  private async apply(system: Actor, id: string): Promise<void> {
    const run = await this.unitOfWork.write(system, (tx) => this.runs.take<ReportImportContent>(tx, id));
    if (!run) return;
    try {
      if (run.ask.mode === 'all-or-nothing') await this.whole(system, run);
      else await this.byPortions(system, run);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.stop(system, run, error);
    }
  }

  private async whole(system: Actor, run: Run): Promise<void> {
    await this.unitOfWork.write(await this.clerk(system, run), async (tx) => {
      const numbers = await this.portions.portions(tx, run.id);
      let written = 0;
      let planned = 0;
      for (const number of numbers) {
        const outcome = await this.portion(tx, run, number);
        written += outcome.written;
        planned += outcome.planned;
        // Outside this transaction, which nobody sees into before it ends.
        await this.unitOfWork.write(system, (told) => this.runs.progress(told, run.id, written));
      }
      if (written < planned) {
        const parameters = { count: planned - written };
        throw new Refused(reportImportRefusals['report-import.reported-meanwhile']({ parameters }));
      }
      await this.finish(tx, run);
    });
  }

  private async byPortions(system: Actor, run: Run): Promise<void> {
    const numbers = await this.unitOfWork.read(system, (tx) => this.portions.portions(tx, run.id));
    for (const number of numbers) {
      // Asked anew for each portion: who lost the right meanwhile writes nothing more.
      await this.unitOfWork.write(await this.clerk(system, run), async (tx) => {
        await this.portion(tx, run, number);
        await this.runs.progress(tx, run.id, await this.records.count(tx, run.id));
      });
    }
    await this.unitOfWork.write(await this.clerk(system, run), (tx) => this.finish(tx, run));
  }

  private async portion(
    tx: WriteTx,
    run: Run,
    number: number,
  ): Promise<{ readonly planned: number; readonly written: number }> {
    const planned = await this.portions.rows<PlannedReport>(tx, run.id, number);
    const foreign = await this.foreign(tx, planned);
    if (foreign > 0)
      throw new Refused(reportImportRefusals['report-import.no-right']({ parameters: { count: foreign } }));
    const place = (rows: readonly number[]) => `${run.fileName} 第${rows.join('、')}行`;
    const written = await this.reports.take(
      tx,
      planned.map(({ dutyId, reportedOn, result, rows }) => ({
        ...{ dutyId, reportedOn, result },
        broughtIn: { runId: run.id, place: place(rows), byTenureId: tx.actor.tenureId },
      })),
    );
    const done = new Set(written);
    const records = planned
      .filter(({ dutyId }) => done.has(dutyId))
      .flatMap(({ dutyId, references }) => references.map((each) => ({ reference: digestOf(each), dutyId })));
    await this.records.remember(tx, { mappingId: run.content.mappingId!, runId: run.id }, records);
    return { planned: planned.length, written: written.length };
  }

  /** How many are of units that the clerk does not look after, or no longer. */
  private async foreign(tx: WriteTx, planned: readonly PlannedReport[]): Promise<number> {
    const posts = await this.organizations.posts(tx, [...new Set(planned.map(({ postId }) => postId))]);
    const units = new Map(posts.map(({ id, organizationId }) => [id, organizationId]));
    const ours = await this.organizations.within(tx, [...new Set(units.values())]);
    return planned.filter(({ postId }) => !ours.has(units.get(postId) ?? '')).length;
  }

  private async finish(tx: WriteTx, run: Run): Promise<void> {
    const written = await this.records.count(tx, run.id);
    if (!(await this.runs.finish(tx, run.id, { written }))) return;
    await this.portions.forgetPortions(tx, run.id);
    tx.audit({
      action: 'report-import.apply',
      subject: { kind: 'import-run', id: run.id },
      after: { fileName: run.fileName, mode: run.ask.mode, reports: written },
    });
  }

  /** Says why; what was written portion by portion stays, and may be taken back. */
  private stop(system: Actor, run: Run, { refusal }: Refused): Promise<void> {
    return this.unitOfWork.write(system, async (tx) => {
      const written = await this.records.count(tx, run.id);
      if (written > 0) await this.finish(tx, run);
      else await this.runs.putBack(tx, run.id, faultOf(refusal));
    });
  }

  private async clerk({ districtId, request }: Actor, { ask }: Run): Promise<Actor> {
    const choice = { tenureId: ask.tenureId ?? undefined, requestId: request.id };
    return narrowedTo(await this.actors.forPerson(districtId, ask.personId, choice), 'duties.import');
  }
}

const faultOf = ({ code, zh, en }: Refused['refusal']): ImportFault => ({
  ...{ sheet: '', row: 1, cell: null, column: null, value: null, severity: 'error' },
  ...{ code, zh, en },
});
