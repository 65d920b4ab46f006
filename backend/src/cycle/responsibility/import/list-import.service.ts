import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { listImportCheck, PostFinder } from '@zeren/domain/cycle/responsibility/import/check-list-import';
import type {
  CheckedListImport,
  ItemToImport,
  ListImportContext,
} from '@zeren/domain/cycle/responsibility/import/check-list-import';
import { readListRows } from '@zeren/domain/cycle/responsibility/import/read-list-rows';
import type { ListRowText } from '@zeren/domain/cycle/responsibility/import/read-list-rows';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import type { ImportFault, ImportMode } from '@zeren/domain/platform/import-fault';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { readTable } from '../../../platform/documents/read-table';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { Refused } from '../../../platform/refused';
import { Storage } from '../../../platform/storage/storage';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads } from '../../../registry/organizations';
import type { PostRow } from '../../../registry/organizations';
import { ApplyListImportRepository } from './apply-list-import.repository';
import { UndoListImportRepository } from './undo-list-import.repository';

/** What a kept dry run remembers: the items of the rows without errors. */
interface RunContent {
  readonly year: number;
  readonly items: readonly ItemToImport[];
}

export const LIST_IMPORT = 'responsibility-lists';

/** A county's year, with every list written out row by row. */
const MAX_ITEM_ROWS = 20_000;
/** Rows checked at a time; between two portions other requests get their turn. */
const PORTION = 250;
/** Nobody reads further; the counts of the summary are of all. */
const MOST_FAULTS = 5_000;
const MAX_MEGABYTES = 20;
const RECENT = 10;

/** Takes items in from a table: dry run, then apply. */
@Injectable()
export class ListImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly runs: ImportRunRepository,
    private readonly repository: ApplyListImportRepository,
    private readonly before: UndoListImportRepository,
    private readonly organizations: OrganizationReads,
    private readonly catalogues: CatalogueReads,
  ) {}

  /** Reads and checks a table and keeps what was found; changes nothing. */
  async check(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
    year: number,
  ): Promise<ImportRunDto> {
    const read = readListRows(await readTable(file.content));
    if (read.rows.length > MAX_ITEM_ROWS) {
      const parameters = { rows: MAX_ITEM_ROWS, megabytes: MAX_MEGABYTES };
      throw new Refused(documentRefusals['document.too-large']({ parameters }));
    }
    const stored = await this.storage.put(Readable.from([file.content]));
    const { context, draftPostIds } = await this.unitOfWork.read(actor, (tx) =>
      this.context(tx, read.rows, year),
    );
    const { items, faults } = await checkInPortions(read.rows, context, read.faults);
    const targets = targetsOf(items, context, context.posts);
    const postIds = new Set(targets.flatMap(({ postIds: found }) => found));
    return this.unitOfWork.write(actor, (tx) =>
      this.runs.add<RunContent>(tx, {
        kind: LIST_IMPORT,
        fileName: file.name,
        storageKey: stored.key,
        sha256: stored.sha256,
        faults: mostTelling(faults),
        content: { year, items },
        canApply: postIds.size > 0,
        summary: {
          year,
          rows: read.rows.length,
          goodRows: items.length,
          errors: countOf(faults, 'error'),
          warnings: countOf(faults, 'warning'),
          undated: items.filter(({ cadenceClauses }) => cadenceClauses === null).length,
          lists: postIds.size,
          replacedLists: [...postIds].filter((id) => draftPostIds.has(id)).length,
          items: targets.reduce((sum, target) => sum + target.postIds.length, 0),
        },
      }),
    );
  }

  run(actor: Actor, id: string): Promise<ImportRunDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const run = await this.runs.find(tx, LIST_IMPORT, id);
      if (!run) throw new Refused(platformRefusals['request.not-found']());
      return run;
    });
  }

  /** The newest imports of whoever asks, to take one back. */
  recent(actor: Actor): Promise<ImportRunDto[]> {
    return this.unitOfWork.read(actor, (tx) => this.runs.recent(tx, LIST_IMPORT, RECENT));
  }

  /** Writes the rows of a dry run to the drafts of their posts: everything or nothing, or the rows without errors. */
  apply(actor: Actor, id: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim<RunContent>(tx, LIST_IMPORT, id, version);
      const errors = run.summary.errors!;
      if (mode === 'all-or-nothing' && errors > 0) {
        throw new Refused(
          responsibilityRefusals['responsibility-import.has-errors']({ parameters: { count: errors } }),
        );
      }
      const { listIds, ...applied } = await this.write(tx, id, run.content);
      if (applied.items === 0)
        throw new Refused(responsibilityRefusals['responsibility-import.nothing-to-apply']());
      const after = { fileName: run.fileName, mode, year: run.content.year, ...applied, listIds };
      tx.audit({ action: 'responsibility-import.apply', subject: { kind: 'import-run', id }, after });
      return this.runs.markApplied(tx, run, applied);
    });
  }

  /** Posts and issued lists are looked up anew: both may have changed since the dry run. */
  private async write(
    tx: WriteTx,
    runId: string,
    { year, items }: RunContent,
  ): Promise<{ lists: number; items: number; listIds: readonly string[] }> {
    const posts = await this.postsFor(tx, items);
    const finder = { year, postKinds: [], posts, ...(await this.taken(tx, year, posts)) };
    const targets = targetsOf(items, finder, posts);
    const wanted = new Set(targets.flatMap(({ postIds }) => postIds));
    const [scope] = await this.organizations.scope(tx);
    const [body] = scope ? await this.organizations.organizations(tx, [scope.organizationId]) : [];
    if (!body || wanted.size === 0) return { lists: 0, items: 0, listIds: [] };
    const listSetId = await this.repository.claimListSet(tx, body, year);
    const drafts = await this.repository.openDrafts(
      tx,
      listSetId,
      year,
      posts.filter(({ id }) => wanted.has(id)),
    );
    const listOfPost = new Map(drafts.map((draft) => [draft.postId, draft.id]));
    const places = targets.flatMap(({ rowIndex, postIds }) =>
      postIds.flatMap((postId) => {
        const listId = listOfPost.get(postId);
        return listId ? [{ listId, postId, rowIndex }] : [];
      }),
    );
    await this.before.keep(tx, runId, drafts);
    const written = await this.repository.replaceItems(tx, year, drafts, places, items);
    const listIds = drafts.map(({ id }) => id);
    await this.repository.recount(tx, listIds);
    return { lists: drafts.length, items: written, listIds };
  }

  /** What the posts have already that an import leaves alone, and the drafts that it may replace. */
  private async taken(
    tx: ReadTx,
    year: number,
    posts: readonly PostRow[],
  ): Promise<Pick<ListImportContext, 'issuedPostIds' | 'keptElsewhere'> & { draftPostIds: Set<string> }> {
    const { issued, draft, keptElsewhere } = await this.repository.postsWithLists(
      tx,
      year,
      posts.map(({ id }) => id),
    );
    const bodyIds = [...new Set(keptElsewhere.map(({ bodyId }) => bodyId))];
    const bodies = await this.organizations.organizations(tx, bodyIds);
    const names = new Map(bodies.map(({ id, nameZh }) => [id, nameZh]));
    return {
      issuedPostIds: new Set(issued),
      keptElsewhere: new Map(keptElsewhere.map(({ postId, bodyId }) => [postId, names.get(bodyId) ?? ''])),
      draftPostIds: new Set(draft),
    };
  }

  private async context(
    tx: ReadTx,
    rows: readonly ListRowText[],
    year: number,
  ): Promise<{
    context: ListImportContext & { posts: readonly PostRow[] };
    draftPostIds: ReadonlySet<string>;
  }> {
    const posts = await this.postsFor(
      tx,
      rows.map(({ values }) => values),
    );
    const { draftPostIds, ...taken } = await this.taken(tx, year, posts);
    const context = {
      year,
      posts,
      ...taken,
      dimensions: await this.catalogues.entries(tx, 'dimensions'),
      domains: await this.catalogues.entries(tx, 'domains'),
      levels: await this.catalogues.entries(tx, 'levels'),
      types: await this.catalogues.entries(tx, 'item-types'),
      checkingClasses: await this.catalogues.entries(tx, 'checking-classes'),
      postKinds: (await this.catalogues.entries(tx, 'post-kinds')).map(({ code }) => code),
    };
    return { context, draftPostIds };
  }

  /** Posts in scope that the rows may name. A row with an organisation or a code may name a post of any kind. */
  private async postsFor(
    tx: ReadTx,
    rows: readonly {
      readonly post: string;
      readonly unit: string | null;
      readonly postCode: string | null;
    }[],
  ): Promise<PostRow[]> {
    const kinds = new Set(rows.map(({ post }) => post));
    if (rows.some(({ unit, postCode }) => unit || postCode)) {
      for (const { code } of await this.catalogues.entries(tx, 'post-kinds')) kinds.add(code);
    }
    return this.organizations.findByPostKind(tx, [...kinds], tx.actor.rootOrganizationIds);
  }
}

/** The posts that each row goes to, without those whose list has been issued or is another body's. */
function targetsOf(
  items: readonly ItemToImport[],
  context: Pick<ListImportContext, 'year' | 'postKinds' | 'issuedPostIds' | 'keptElsewhere'>,
  posts: readonly PostRow[],
): { rowIndex: number; postIds: string[] }[] {
  const finder = new PostFinder({ ...context, posts });
  return items.map((item, rowIndex) => ({
    rowIndex,
    postIds: finder
      .find(item)
      .map(({ id }) => id)
      .filter((id) => !context.issuedPostIds.has(id) && !context.keptElsewhere.has(id)),
  }));
}

async function checkInPortions(
  rows: readonly ListRowText[],
  context: ListImportContext,
  faultsOfReading: readonly ImportFault[],
): Promise<CheckedListImport> {
  const check = listImportCheck(context);
  const items: ItemToImport[] = [];
  const faults = [...faultsOfReading];
  for (let from = 0; from < rows.length; from += PORTION) {
    const checked = check(rows.slice(from, from + PORTION));
    items.push(...checked.items);
    faults.push(...checked.faults);
    await nextTurn();
  }
  return { items, faults };
}

/** Errors before warnings where there are too many to keep. */
function mostTelling(faults: readonly ImportFault[]): readonly ImportFault[] {
  if (faults.length <= MOST_FAULTS) return faults;
  const of = (severity: ImportFault['severity']) => faults.filter((fault) => fault.severity === severity);
  return [...of('error'), ...of('warning')].slice(0, MOST_FAULTS);
}

function countOf(faults: readonly ImportFault[], severity: ImportFault['severity']): number {
  return faults.filter((fault) => fault.severity === severity).length;
}
