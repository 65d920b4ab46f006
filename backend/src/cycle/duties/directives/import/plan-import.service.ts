import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { checkPlan } from '@zeren/domain/cycle/duties/directives/import/check-plan';
import type {
  CheckedPlan,
  PlanContext,
  PlanSheet,
} from '@zeren/domain/cycle/duties/directives/import/check-plan';
import { PLAN_COLUMNS, PLAN_KEYS } from '@zeren/domain/cycle/duties/directives/import/plan-columns';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import { MOST_TARGETS } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import type { Actor } from '../../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../../platform/database/transaction';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import { tablePortions } from '../../../../platform/documents/read-table';
import { wholeSheets } from '../../../../platform/documents/sheet';
import { writeWorkbook } from '../../../../platform/documents/write-workbook';
import type { ImportRunDto } from '../../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../../platform/imports/import-run.repository';
import { Refused } from '../../../../platform/refused';
import { Storage } from '../../../../platform/storage/storage';
import { uuidv7 } from '../../../../platform/uuid';
import { CatalogueReads } from '../../../../registry/catalogues';
import { OrganizationReads } from '../../../../registry/organizations';
import { DirectivesRepository } from '../directives.repository';
import { DirectivesService } from '../directives.service';
import { PlanRunsRepository } from './plan-runs.repository';

/** The kind of the runs that are kept. */
export const PLAN_IMPORT = 'directives';
const EXAMPLE = [
  '党员教育阵地清单',
  '年度要点',
  '县委组织部',
  '各乡镇',
  '12月10日前',
  '逐处核实，列出清单',
  '示例',
];
const WIDTHS = [40, 14, 22, 26, 16, 60, 24];

/** A plan names units of the upper levels; a county has some thousands of all. */
const MOST_HEADS = MOST_TARGETS * 10;

/** The kept run remembers the sheets as read: units are looked up anew when it is applied. */
interface RunContent {
  readonly sheets: readonly PlanSheet[];
}

/** Takes a work plan in from a workbook: dry run with faults by row and cell, then drafts. */
@Injectable()
export class PlanImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly runs: ImportRunRepository,
    private readonly catalogues: CatalogueReads,
    private readonly organizations: OrganizationReads,
    private readonly directives: DirectivesRepository,
    private readonly drafts: DirectivesService,
    private readonly made: PlanRunsRepository,
  ) {}

  /** The workbook to fill in, with the sources to choose from and one row for an example. */
  async template(actor: Actor): Promise<Buffer> {
    const { sources } = await this.unitOfWork.read(actor, (tx) => this.context(tx));
    const columns = PLAN_KEYS.map((key, index) => ({
      header: PLAN_COLUMNS[key].header,
      width: WIDTHS[index] ?? 14,
      ...(key === 'source' ? { options: sources } : {}),
      ...(key === 'lead' ? { note: '组织全称或编码，几个用顿号隔开；也可以写“各乡镇”。' } : {}),
    }));
    return writeWorkbook([{ name: '工作要点', columns, rows: [EXAMPLE] }]);
  }

  /** Reads and checks a plan and keeps what was found; changes nothing. */
  async check(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<ImportRunDto> {
    // Before the file is opened or kept: whoever has nobody to ask causes no work.
    await this.unitOfWork.read(actor, (tx) => this.drafts.body(tx));
    const sheets = await wholeSheets(tablePortions(file.content));
    const stored = await this.storage.put(Readable.from([file.content]));
    return this.unitOfWork.write(actor, async (tx) => {
      const found = checkPlan(sheets, await this.context(tx));
      return this.runs.add<RunContent>(tx, {
        kind: PLAN_IMPORT,
        fileName: file.name,
        storageKey: stored.key,
        sha256: stored.sha256,
        summary: summaryOf(found),
        faults: found.faults,
        content: { sheets },
        canApply: found.directives.length > 0,
      });
    });
  }

  /** Each good row becomes a draft; nothing goes out by itself. */
  apply(actor: Actor, id: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim<RunContent>(tx, PLAN_IMPORT, id, version);
      const found = checkPlan(run.content.sheets, await this.context(tx));
      const count = summaryOf(found).errors!;
      if (mode === 'all-or-nothing' && count > 0)
        throw new Refused(directivesRefusals['directive-import.has-errors']({ parameters: { count } }));
      if (found.directives.length === 0)
        throw new Refused(directivesRefusals['directive-import.nothing-to-apply']());
      const directiveIds = await this.write(tx, found);
      await this.made.keep(tx, id, directiveIds);
      tx.audit({
        action: 'directive-import.apply',
        subject: { kind: 'import-run', id },
        after: { fileName: run.fileName, mode, directiveIds },
      });
      return this.runs.markApplied(tx, run, { directives: directiveIds.length });
    });
  }

  private async write(tx: WriteTx, { directives }: CheckedPlan): Promise<string[]> {
    const drafts = directives.map(({ targets, ...text }) => ({
      ...text,
      ...{ id: uuidv7(), issuer: null, checkingClass: '备案', tableColumns: null },
      targets,
    }));
    await this.directives.add(tx, await this.drafts.body(tx), drafts);
    await this.directives.addTargets(
      tx,
      drafts.flatMap(({ id, targets }) =>
        targets.map((target, sort) => ({ ...target, directiveId: id, sort })),
      ),
    );
    return drafts.map(({ id }) => id);
  }

  private async context(tx: ReadTx): Promise<PlanContext> {
    const sources = await this.catalogues.entries(tx, 'directive-sources');
    const heads = await this.organizations.assignablePosts(tx, { headsOnly: true }, MOST_HEADS);
    const organizations = await this.organizations.organizations(tx, [
      ...new Set(heads.map(({ organizationId }) => organizationId)),
    ]);
    const codes = new Map(organizations.map(({ id, code }) => [id, code]));
    return {
      sources: sources.map(({ code }) => code),
      units: heads.map(({ id, organizationId, organizationName, levelCode }) => ({
        postId: id,
        name: organizationName,
        code: codes.get(organizationId) ?? '',
        levelCode,
      })),
      today: tx.today,
    };
  }
}

function summaryOf({ rows, directives, faults }: CheckedPlan): Record<string, number> {
  const are = (severity: string) => faults.filter((fault) => fault.severity === severity).length;
  return { rows, goodRows: directives.length, errors: are('error'), warnings: are('warning') };
}
