import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { PlannedReport } from '@zeren/domain/cycle/duties/importing/match-source-rows';
import { readSourceTable } from '@zeren/domain/cycle/duties/importing/read-source-table';
import type { SourceTable } from '@zeren/domain/cycle/duties/importing/read-source-table';
import { recognise } from '@zeren/domain/cycle/duties/importing/report-mapping';
import { reportImportRefusals } from '@zeren/domain/cycle/duties/importing/report-import-refusals';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { refuseNoTable, tablePortions } from '../../../platform/documents/read-table';
import { wholeSheets } from '../../../platform/documents/sheet';
import { CheckRunRepository } from '../../../platform/imports/check-run.repository';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { JobQueue } from '../../../platform/jobs/job-queue';
import { Refused } from '../../../platform/refused';
import { Storage } from '../../../platform/storage/storage';
import { OrganizationReads } from '../../../registry/organizations';
import { DutyRowsRepository } from '../duty-rows.repository';
import type { PlannedReportPageDto } from './report-import.dto';
import { MOST_ROWS, REPORT_IMPORT, REPORT_IMPORTS } from './report-import';
import type { ReportImportContent } from './report-import';
import { ReportMappingsRepository } from './report-mappings.repository';

/** Takes in what another system exported: a mapping says how it is read, a job checks it and writes what somebody applies. */
@Injectable()
export class ReportImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly jobQueue: JobQueue,
    private readonly runs: ImportRunRepository,
    private readonly portions: CheckRunRepository,
    private readonly mappings: ReportMappingsRepository,
    private readonly organizations: OrganizationReads,
    private readonly duties: DutyRowsRepository,
  ) {}

  /** Reads a table and keeps it: to be checked at once when its header is known, else to be explained first. */
  async upload(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<ImportRunDto> {
    // Before the file is opened or kept: whoever looks after nobody causes no work.
    const bodies = await this.unitOfWork.read(actor, (tx) => this.organizations.scope(tx));
    if (bodies.length === 0 || actor.personId === null)
      throw new Refused(reportImportRefusals['report-import.no-body']());
    const table = await readTable(file.content);
    const stored = await this.storage.put(Readable.from([file.content]));
    const run = await this.unitOfWork.write(actor, async (tx) => {
      const known = await this.mappings.ofUnits(
        tx,
        bodies.map(({ organizationId }) => organizationId),
      );
      const mapping = recognise(
        table.columns.map(({ header }) => header),
        known,
      );
      const { rootOrganizationIds } = tx.actor;
      return this.runs.addUnchecked<ReportImportContent>(
        tx,
        {
          kind: REPORT_IMPORT,
          fileName: file.name,
          storageKey: stored.key,
          sha256: stored.sha256,
          content: { table, mappingId: mapping?.id ?? null, rootOrganizationIds },
        },
        mapping ? 'checking' : 'mapping',
      );
    });
    if (run.state === 'checking') await this.nudge(run);
    return run;
  }

  /** What a dry run would report, one portion at a time. */
  plan(actor: Actor, id: string, after: number): Promise<PlannedReportPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      if (!(await this.runs.find(tx, REPORT_IMPORT, id)))
        throw new Refused(platformRefusals['request.not-found']());
      const numbers = (await this.portions.portions(tx, id)).filter((number) => number >= after);
      const [number, next] = numbers;
      if (number === undefined) return { items: [], next: null };
      const reports = await this.portions.rows<PlannedReport>(tx, id, number);
      const rows = await this.duties.byIds(
        tx,
        reports.map(({ dutyId }) => dutyId),
      );
      const duties = new Map(rows.map((duty) => [duty.id, duty]));
      const posts = new Map(
        (await this.organizations.posts(tx, [...new Set(rows.map(({ postId }) => postId))])).map((post) => [
          post.id,
          post,
        ]),
      );
      const items = reports.flatMap((report) => {
        const duty = duties.get(report.dutyId);
        const post = duty && posts.get(duty.postId);
        if (!duty || !post) return [];
        return [
          {
            dutyId: duty.id,
            title: duty.title,
            titleEn: duty.titleEn,
            periodLabel: duty.periodLabel,
            unit: post.organizationName,
            post: post.title,
            reportedOn: report.reportedOn,
            result: report.result,
            rows: [...report.rows],
          },
        ];
      });
      return { items, next: next ?? null };
    });
  }

  /** Hands a dry run to the job that writes it, in the name of whoever asks. */
  async apply(actor: Actor, id: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    const run = await this.unitOfWork.write(actor, async (tx) => {
      const claimed = await this.runs.claim<ReportImportContent>(tx, REPORT_IMPORT, id, version);
      const errors = claimed.summary.errors ?? 0;
      if (mode === 'all-or-nothing' && errors > 0)
        throw new Refused(
          reportImportRefusals['report-import.has-errors']({ parameters: { count: errors } }),
        );
      if (!claimed.canApply) throw new Refused(reportImportRefusals['report-import.nothing-to-apply']());
      return this.runs.sendToApply(tx, claimed, mode);
    });
    await this.nudge(run);
    return run;
  }

  /** Tells the job at once; a tick finds what it was not told. */
  async nudge({ id, version }: ImportRunDto): Promise<void> {
    await this.jobQueue.add(REPORT_IMPORTS, {}, `${id}-${version}`);
  }
}

async function readTable(content: Buffer): Promise<SourceTable> {
  await refuseNoTable(content);
  const table = readSourceTable(await wholeSheets(tablePortions(content)));
  if (!table) throw new Refused(reportImportRefusals['report-import.no-table']());
  const rows = table.rows.length;
  if (rows > MOST_ROWS)
    throw new Refused(
      reportImportRefusals['report-import.too-many-rows']({ parameters: { rows, limit: MOST_ROWS } }),
    );
  return table;
}
