import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { refuseNoTable } from '../../../platform/documents/read-table';
import { CheckRunRepository } from '../../../platform/imports/check-run.repository';
import { ImportFiles } from '../../../platform/imports/import-files';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { JobQueue } from '../../../platform/jobs/job-queue';
import { Refused } from '../../../platform/refused';
import { Storage } from '../../../platform/storage/storage';
import { OrganizationReads } from '../../../registry/organizations';
import { ApplyListImportRepository } from './apply-list-import.repository';
import type { DraftRow, ItemPlace } from './apply-list-import.repository';
import { CHECK_LIST_IMPORTS } from './check-list-imports.job';
import { LIST_IMPORT } from './list-import';
import type { ListImportContent } from './list-import';
import { ListImportContexts, targetsIn } from './list-import-contexts';
import { UndoListImportRepository } from './undo-list-import.repository';

/** A portion of good rows, and the posts that each of them goes to. */
interface TargetedPortion {
  readonly number: number;
  readonly postIds: readonly (readonly string[])[];
}

/** Takes items in from a table: a job checks it, then somebody applies what it found. */
@Injectable()
export class ListImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly jobQueue: JobQueue,
    private readonly runs: ImportRunRepository,
    private readonly files: ImportFiles,
    private readonly portions: CheckRunRepository,
    private readonly contexts: ListImportContexts,
    private readonly repository: ApplyListImportRepository,
    private readonly before: UndoListImportRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Keeps a table that a job checks; what is no table at all is refused at once. */
  async upload(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
    year: number,
  ): Promise<ImportRunDto> {
    await refuseNoTable(file.content);
    const stored = await this.storage.put(Readable.from([file.content]));
    const run = await this.unitOfWork.write(actor, (tx) =>
      this.runs.addUnchecked<ListImportContent>(tx, {
        kind: LIST_IMPORT,
        fileName: file.name,
        storageKey: stored.key,
        sha256: stored.sha256,
        content: { year, rootOrganizationIds: tx.actor.rootOrganizationIds },
      }),
    );
    await this.jobQueue.add(CHECK_LIST_IMPORTS, {}, `check-${run.id}`);
    return run;
  }

  run(actor: Actor, id: string): Promise<ImportRunDto> {
    return this.files.run(actor, LIST_IMPORT, id);
  }

  /** The newest imports of whoever asks, to take one back. */
  recent(actor: Actor): Promise<ImportRunDto[]> {
    return this.files.recent(actor, LIST_IMPORT);
  }

  /** Writes the rows of a dry run to the drafts of their posts: everything or nothing, or the rows without errors. */
  apply(actor: Actor, id: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim<ListImportContent>(tx, LIST_IMPORT, id, version);
      const errors = run.summary.errors!;
      if (mode === 'all-or-nothing' && errors > 0) {
        throw new Refused(
          responsibilityRefusals['responsibility-import.has-errors']({ parameters: { count: errors } }),
        );
      }
      const { listIds, ...applied } = await this.write(tx, id, run.content.year);
      if (applied.items === 0)
        throw new Refused(responsibilityRefusals['responsibility-import.nothing-to-apply']());
      await this.portions.forgetPortions(tx, id);
      const after = { fileName: run.fileName, mode, year: run.content.year, ...applied, listIds };
      tx.audit({ action: 'responsibility-import.apply', subject: { kind: 'import-run', id }, after });
      return this.runs.markApplied(tx, run, applied);
    });
  }

  /** Posts and issued lists are looked up anew: both may have changed since the dry run. */
  private async write(
    tx: WriteTx,
    runId: string,
    year: number,
  ): Promise<{ lists: number; items: number; listIds: readonly string[] }> {
    const context = await this.contexts.read(tx, year, tx.actor.rootOrganizationIds);
    const targeted = await this.targeted(tx, runId, targetsIn(context));
    const wanted = new Set(targeted.flatMap(({ postIds }) => postIds.flat()));
    const [scope] = await this.organizations.scope(tx);
    const [body] = scope ? await this.organizations.organizations(tx, [scope.organizationId]) : [];
    if (!body || wanted.size === 0) return { lists: 0, items: 0, listIds: [] };
    const listSetId = await this.repository.claimListSet(tx, body, year);
    const posts = context.posts.filter(({ id }) => wanted.has(id));
    const drafts = await this.repository.openDrafts(tx, listSetId, year, posts);
    await this.before.keep(tx, runId, drafts);
    await this.repository.clear(tx, drafts);
    const items = await this.fill(tx, runId, { year, drafts, targeted });
    const listIds = drafts.map(({ id }) => id);
    await this.repository.recount(tx, listIds);
    return { lists: drafts.length, items, listIds };
  }

  /** Where every good row goes; of the rows only what names posts is read. */
  private async targeted(
    tx: WriteTx,
    runId: string,
    targetsOf: ReturnType<typeof targetsIn>,
  ): Promise<TargetedPortion[]> {
    const targeted: TargetedPortion[] = [];
    for (const number of await this.portions.portions(tx, runId)) {
      const rows = await this.portions.fields(tx, runId, number, ['post', 'unit', 'postCode']);
      targeted.push({ number, postIds: rows.map((row) => targetsOf({ ...row, post: row.post ?? '' })) });
    }
    return targeted;
  }

  /** Writes portion by portion, each row at the end of its lists. */
  private async fill(
    tx: WriteTx,
    runId: string,
    {
      year,
      drafts,
      targeted,
    }: { year: number; drafts: readonly DraftRow[]; targeted: readonly TargetedPortion[] },
  ): Promise<number> {
    const listOfPost = new Map(drafts.map((draft) => [draft.postId, draft.id]));
    const lengths = new Map<string, number>();
    let written = 0;
    for (const { number: portion, postIds } of targeted) {
      const places = postIds.flatMap((targets, rowIndex) =>
        targets.flatMap((postId): ItemPlace[] => {
          const listId = listOfPost.get(postId);
          if (!listId) return [];
          const sort = (lengths.get(listId) ?? 0) + 1;
          lengths.set(listId, sort);
          return [{ listId, postId, rowIndex, sort }];
        }),
      );
      if (places.length > 0) written += await this.repository.addItems(tx, runId, { year, portion, places });
    }
    return written;
  }
}
