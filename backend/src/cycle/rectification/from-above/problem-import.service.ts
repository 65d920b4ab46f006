import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { severities } from '@zeren/domain/cycle/inspections/finding-severity';
import {
  checkProblems,
  PROBLEM_COLUMNS,
  PROBLEM_KEYS,
} from '@zeren/domain/cycle/rectification/import/check-problems';
import type {
  CheckedProblems,
  Problem,
  ProblemContext,
  ProblemSheet,
} from '@zeren/domain/cycle/rectification/import/check-problems';
import { problemImportRefusals } from '@zeren/domain/cycle/rectification/import/problem-import-refusals';
import { findingsRefusals } from '@zeren/domain/cycle/inspections/findings-refusals';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { tablePortions } from '../../../platform/documents/read-table';
import { wholeSheets } from '../../../platform/documents/sheet';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { Refused } from '../../../platform/refused';
import { Storage } from '../../../platform/storage/storage';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads } from '../../../registry/organizations';
import { FindingCommands } from '../../inspections';
import { OrderIssuingService } from '../order-issuing.service';
import { OrderMoves } from '../order-moves';
import { OrdersRepository } from '../orders.repository';
import { ProblemRunsRepository } from './problem-runs.repository';

/** The kind of the runs that are kept. */
export const PROBLEM_IMPORT = 'problems';
const SOURCE = '巡察反馈';
const EXAMPLE = [
  '（示例，导入前删去）望舒镇党委',
  '支委会记录连续三个月雷同',
  '市委第三巡察组',
  '2026-11-10',
];
const EXAMPLE_REST = ['中', '组织建设', '逐次补议并公示', '2026-12-20', '市巡察〔2026〕8号'];
const WIDTHS = [28, 44, 20, 14, 12, 14, 36, 14, 24];
const MOST_UNITS = 20_000;

interface RunContent {
  readonly sheets: readonly ProblemSheet[];
}

/** Takes a list of problems from above in: dry run with faults by row and cell, then confirmed problems and their orders. */
@Injectable()
export class ProblemImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly runs: ImportRunRepository,
    private readonly catalogues: CatalogueReads,
    private readonly organizations: OrganizationReads,
    private readonly findings: FindingCommands,
    private readonly issuing: OrderIssuingService,
    private readonly orders: OrdersRepository,
    private readonly moves: OrderMoves,
    private readonly made: ProblemRunsRepository,
  ) {}

  async template(actor: Actor): Promise<Buffer> {
    const known = await this.unitOfWork.read(actor, (tx) => this.codes(tx));
    const options: Readonly<Record<string, readonly string[]>> = {
      severity: known.severities,
      dimension: known.dimensions,
    };
    const columns = PROBLEM_KEYS.map((key, index) => ({
      header: PROBLEM_COLUMNS[key].header,
      width: WIDTHS[index] ?? 14,
      ...(options[key] ? { options: options[key] } : {}),
      ...(key === 'dueOn' ? { note: '填了时限的，入库时下达交办单；时限已过的，入库后立即算逾期。' } : {}),
    }));
    return writeWorkbook([{ name: '问题清单', columns, rows: [[...EXAMPLE, ...EXAMPLE_REST]] }]);
  }

  /** Reads and checks a list and keeps what was found; changes nothing. */
  async check(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<ImportRunDto> {
    if (actor.tenureId === null) throw new Refused(findingsRefusals['finding.no-post']());
    const sheets = await wholeSheets(tablePortions(file.content));
    const stored = await this.storage.put(Readable.from([file.content]));
    return this.unitOfWork.write(actor, async (tx) => {
      const found = checkProblems(sheets, await this.context(tx));
      return this.runs.add<RunContent>(tx, {
        kind: PROBLEM_IMPORT,
        fileName: file.name,
        storageKey: stored.key,
        sha256: stored.sha256,
        summary: summaryOf(found),
        faults: found.faults,
        content: { sheets },
        canApply: found.problems.length > 0,
      });
    });
  }

  apply(actor: Actor, id: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim<RunContent>(tx, PROBLEM_IMPORT, id, version);
      const found = checkProblems(run.content.sheets, await this.context(tx));
      const count = summaryOf(found).errors!;
      if (mode === 'all-or-nothing' && count > 0)
        throw new Refused(problemImportRefusals['problem-import.has-errors']({ parameters: { count } }));
      if (found.problems.length === 0)
        throw new Refused(problemImportRefusals['problem-import.nothing-to-apply']());
      const made = await this.write(tx, found.problems);
      await this.made.keep(tx, id, made);
      const orders = made.filter(({ orderId }) => orderId !== null).length;
      tx.audit({
        action: 'problem-import.apply',
        subject: { kind: 'import-run', id },
        after: { fileName: run.fileName, mode, rows: made.length },
      });
      return this.runs.markApplied(tx, run, { problems: made.length, orders });
    });
  }

  /** Whole, or not at all: what somebody received, disposed of or changed since is their work. */
  undo(actor: Actor, id: string, version: number): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim(tx, PROBLEM_IMPORT, id, version, 'applied');
      const made = await this.made.made(tx, id);
      const count = made.filter(({ asMade }) => !asMade).length;
      if (made.length === 0 || count > 0)
        throw new Refused(problemImportRefusals['problem-import.changed-since']({ parameters: { count } }));
      const text = `撤销导入：${run.fileName}`;
      for (const { findingId, orderId } of made) {
        if (orderId === null) continue;
        const order = await this.orders.lock(tx, orderId);
        await this.moves.move(tx, order!, { verb: 'withdraw', next: 'withdrawn', text });
        await this.findings.undispose(tx, findingId);
      }
      await this.findings.takeBack(
        tx,
        made.map(({ findingId }) => findingId),
        text,
      );
      tx.audit({
        action: 'problem-import.undo',
        subject: { kind: 'import-run', id },
        after: { fileName: run.fileName, rows: made.length },
      });
      return this.runs.markUndone(tx, run);
    });
  }

  private async write(
    tx: WriteTx,
    problems: readonly Problem[],
  ): Promise<{ findingId: string; orderId: string | null }[]> {
    const ids = await this.findings.bringIn(
      tx,
      problems.map(({ dueOn: _, ...text }) => ({ ...text, itemId: null, sourceCode: SOURCE })),
    );
    const made: { findingId: string; orderId: string | null }[] = [];
    for (const [at, findingId] of ids.entries()) {
      const { dueOn } = problems[at]!;
      const orderId = dueOn ? await this.issuing.open(tx, { findingId, dueOn }, { fromAbove: true }) : null;
      made.push({ findingId, orderId });
    }
    return made;
  }

  private async codes(tx: ReadTx): Promise<Pick<ProblemContext, 'severities' | 'dimensions' | 'domains'>> {
    const codesOf = async (catalogue: 'dimensions' | 'domains') =>
      (await this.catalogues.entries(tx, catalogue)).map(({ code }) => code);
    const known = severities(await this.catalogues.entries(tx, 'finding-severities'));
    return {
      severities: known.map(({ code }) => code),
      dimensions: await codesOf('dimensions'),
      domains: await codesOf('domains'),
    };
  }

  private async context(tx: ReadTx): Promise<ProblemContext> {
    const heads = await this.organizations.assignablePosts(tx, { headsOnly: true }, MOST_UNITS);
    const units = await this.organizations.organizations(tx, [
      ...new Set(heads.map(({ organizationId }) => organizationId)),
    ]);
    const within = await this.organizations.within(
      tx,
      units.map(({ id }) => id),
    );
    const unitOf = new Map(units.filter(({ id }) => within.has(id)).map((unit) => [unit.id, unit]));
    return {
      ...(await this.codes(tx)),
      units: heads.flatMap(({ id: headPostId, organizationId: id }) => {
        const unit = unitOf.get(id);
        return unit
          ? [{ id, headPostId, name: unit.nameZh, code: unit.code, domainCode: unit.domainCode }]
          : [];
      }),
      ownUnitId: tx.actor.organizationId,
      today: tx.today,
    };
  }
}

function summaryOf({ rows, problems, faults }: CheckedProblems): Record<string, number> {
  const are = (severity: string) => faults.filter((fault) => fault.severity === severity).length;
  return { rows, goodRows: problems.length, errors: are('error'), warnings: are('warning') };
}
