import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { listImportCheck } from '@zeren/domain/cycle/responsibility/import/check-list-import';
import { replacedDraftsFault } from '@zeren/domain/cycle/responsibility/import/replaced-drafts';
import { ListRowsReader } from '@zeren/domain/cycle/responsibility/import/read-list-rows';
import type { ListRowText } from '@zeren/domain/cycle/responsibility/import/read-list-rows';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import type { ImportFault } from '@zeren/domain/platform/import-fault';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { tablePortions } from '../../../platform/documents/read-table';
import { MAX_TABLE_ROWS } from '../../../platform/documents/sheet';
import { CheckRunRepository } from '../../../platform/imports/check-run.repository';
import type { RunFindings } from '../../../platform/imports/check-run.repository';
import { Refused } from '../../../platform/refused';
import { Storage } from '../../../platform/storage/storage';
import { ApplyListImportRepository } from './apply-list-import.repository';
import { ListFindings } from './list-findings';
import { LIST_IMPORT } from './list-import';
import type { ListImportContent } from './list-import';
import { ListImportContexts, targetsIn } from './list-import-contexts';

const MOST_MEGABYTES = 20;
/**
 * Who reads the file is a process of its own, which no file takes the job along with: a job that died on it was killed, and
 * that often is nobody's fault but the file's.
 */
const MOST_ATTEMPTS = 20;

/** Checks uploaded tables in the job process: reads some rows, checks them, keeps the good ones, and says how far it is. */
@Injectable()
export class CheckListImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: CheckRunRepository,
    private readonly contexts: ListImportContexts,
    private readonly storage: Storage,
    private readonly repository: ApplyListImportRepository,
  ) {}

  /** Checks every file that waits. */
  async checkOpen(requestId: string): Promise<void> {
    for (const { districtId, id } of await this.runs.open(LIST_IMPORT)) {
      await this.check(systemActor(districtId, requestId), id);
    }
  }

  /** Checks one file, unless another job has it. */
  async check(actor: Actor, id: string): Promise<void> {
    const run = await this.unitOfWork.write(actor, (tx) => this.runs.take<ListImportContent>(tx, id));
    if (!run) return;
    const findings =
      run.attempts > MOST_ATTEMPTS
        ? refusedWith(new Refused(documentRefusals['document.unreadable']()))
        : await this.findings(actor, id, run.storageKey, run.content).catch(refusedWith);
    await this.unitOfWork.write(actor, (tx) => this.runs.finish(tx, id, findings));
  }

  private async findings(
    actor: Actor,
    id: string,
    storageKey: string,
    { year, rootOrganizationIds }: ListImportContent,
  ): Promise<RunFindings> {
    const file = await buffer(await this.storage.open(storageKey));
    const context = await this.unitOfWork.read(actor, (tx) =>
      this.contexts.read(tx, year, rootOrganizationIds),
    );
    const check = listImportCheck(context);
    const found = new ListFindings(year, context.draftPostIds, targetsIn(context));
    const reader = new ListRowsReader();
    const judge = async (rows: readonly ListRowText[]) => {
      const { items, faults } = check(rows);
      found.add(rows.length, items, faults);
      if (found.rows > MAX_TABLE_ROWS) throw tooManyRows();
      const portion = { number: found.portions, rows: items, rowsDone: found.rows };
      await this.unitOfWork.write(actor, (tx) => this.runs.keepPortion(tx, id, portion));
      // Other jobs, and in one process with them the requests, get their turn.
      await nextTurn();
    };
    for await (const portion of tablePortions(file)) {
      const rows = reader.take(portion);
      if (rows.length > 0) await judge(rows);
    }
    const last = reader.end();
    if (last.rows.length > 0) await judge(last.rows);
    const drafts = await this.unitOfWork.read(actor, (tx) =>
      this.repository.draftItems(tx, year, [...found.replaced.keys()]),
    );
    const names = new Map(
      context.posts.map(({ id, organizationName, title }) => [id, organizationName + title]),
    );
    const replaced = drafts.map(({ postId, items }) => ({
      name: names.get(postId) ?? '',
      items,
      coming: found.replaced.get(postId)!,
    }));
    return found.all(last.faults, replacedDraftsFault(replaced));
  }
}

const tooManyRows = () =>
  new Refused(
    documentRefusals['document.too-large']({
      parameters: { rows: MAX_TABLE_ROWS, megabytes: MOST_MEGABYTES },
    }),
  );

/** A file that cannot be read is a finding too: whoever uploaded it waits for one. */
function refusedWith(thrown: unknown): RunFindings {
  if (!(thrown instanceof Refused)) throw thrown;
  const fault: ImportFault = {
    ...{ sheet: '', row: 1, cell: null, column: null, value: null, severity: 'error' },
    ...{ code: thrown.refusal.code, zh: thrown.refusal.zh, en: thrown.refusal.en },
  };
  return { summary: { rows: 0, errors: 1, warnings: 0 }, faults: [fault], canApply: false };
}
