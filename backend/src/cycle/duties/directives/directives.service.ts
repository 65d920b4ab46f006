import { Injectable } from '@nestjs/common';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import { tableColumns } from '@zeren/domain/cycle/duties/directives/table-columns';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads } from '../../../registry/organizations';
import { DirectiveTargetsService } from './directive-targets.service';
import { directiveRow, DirectiveViews } from './directive-views';
import { DirectivesRepository } from './directives.repository';
import type { DirectiveRecord, DirectiveText } from './directives.repository';
import type { DirectiveBody, DirectiveQuery } from './dto/directive-requests.dto';
import type { DirectiveDetailDto, DirectivePageDto, DirectiveSavedDto } from './dto/directives.dto';

const PAGE = 50;
const CURSOR = pageCursor('id');

/** Drafting directives, and looking at those of one's bodies. */
@Injectable()
export class DirectivesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directives: DirectivesRepository,
    private readonly targets: DirectiveTargetsService,
    private readonly views: DirectiveViews,
    private readonly catalogues: CatalogueReads,
    private readonly organizations: OrganizationReads,
  ) {}

  page(actor: Actor, query: DirectiveQuery): Promise<DirectivePageDto> {
    const limit = query.limit ?? PAGE;
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = {
        organizationIds: tx.actor.rootOrganizationIds,
        state: query.state ?? null,
        after: CURSOR.read(query.after)?.[0] ?? null,
      };
      const found = await this.directives.page(tx, asked, limit + 1);
      const items = found.slice(0, limit).map((row) => directiveRow(row, row.counts));
      return { items, next: found.length > limit ? CURSOR.write([items.at(-1)!.id]) : null };
    });
  }

  one(actor: Actor, id: string): Promise<DirectiveDetailDto> {
    return this.unitOfWork.read(actor, async (tx) =>
      this.views.whole(tx, await this.require(tx, await this.directives.byId(tx, id))),
    );
  }

  /** A new draft of the body that the actor works for. */
  draft(actor: Actor, body: DirectiveBody): Promise<DirectiveSavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const id = uuidv7();
      const text = await this.textOf(tx, body);
      await this.targets.requireAssignable(
        tx,
        body.targets.map(({ postId }) => postId),
      );
      await this.directives.add(tx, await this.body(tx), [{ id, ...text }]);
      await this.keepTargets(tx, id, body);
      tx.audit({
        action: 'directive.draft',
        subject: { kind: 'directive', id },
        after: recorded(text, body.targets.length),
      });
      return { id, version: 1 };
    });
  }

  edit(actor: Actor, id: string, version: number, body: DirectiveBody): Promise<DirectiveSavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.require(tx, await this.directives.lock(tx, id));
      if (before.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      if (before.state !== 'draft') throw new Refused(directivesRefusals['directive.not-draft']());
      const text = await this.textOf(tx, body);
      await this.targets.requireAssignable(
        tx,
        body.targets.map(({ postId }) => postId),
      );
      await this.directives.edit(tx, id, version, text);
      await this.directives.clearTargets(tx, id);
      await this.keepTargets(tx, id, body);
      tx.audit({
        action: 'directive.edit',
        subject: { kind: 'directive', id },
        before: recorded(before),
        after: recorded(text, body.targets.length),
      });
      return { id, version: version + 1 };
    });
  }

  /** Not found, and of a body that is not the actor's, answer the same. */
  async require(tx: ReadTx, found: DirectiveRecord | undefined): Promise<DirectiveRecord> {
    if (found && (await this.organizations.within(tx, [found.organizationId])).size > 0) return found;
    throw new Refused(platformRefusals['request.not-found']());
  }

  /** The body that the actor issues for: the first of their roots by the tree. */
  async body(tx: ReadTx): Promise<string> {
    const [root] = await this.organizations.scope(tx);
    if (!root) throw new Refused(directivesRefusals['directive.no-body']());
    return root.organizationId;
  }

  private async keepTargets(tx: WriteTx, directiveId: string, { targets }: DirectiveBody): Promise<void> {
    await this.directives.addTargets(
      tx,
      targets.map(({ postId, role }, sort) => ({ directiveId, postId, role, sort })),
    );
  }

  private async textOf(tx: ReadTx, body: DirectiveBody): Promise<DirectiveText> {
    const sources = await this.catalogues.entries(tx, 'directive-sources');
    const parameters = { value: body.sourceCode };
    if (!sources.some(({ code }) => code === body.sourceCode))
      throw new Refused(directivesRefusals['directive.source-unknown']({ field: 'sourceCode', parameters }));
    const classes = await this.catalogues.entries(tx, 'checking-classes');
    if (!classes.some(({ code }) => code === body.checkingClass))
      throw new Refused(directivesRefusals['directive.checking-unknown']({ field: 'checkingClass' }));
    return {
      sourceCode: body.sourceCode,
      title: plainText(body.title),
      content: plainText(body.content),
      basis: plainText(body.basis ?? '') || null,
      issuer: plainText(body.issuer ?? '') || null,
      dueOn: body.dueOn ?? null,
      checkingClass: body.checkingClass,
      tableColumns: body.tableColumns?.length ? accept(tableColumns(body.tableColumns)) : null,
    };
  }
}

/** What the record keeps of a directive. */
export function recorded(
  { sourceCode, title, content, basis, issuer, dueOn, checkingClass, tableColumns: columns }: DirectiveText,
  targets?: number,
): object {
  const table = columns?.map(({ name }) => name) ?? null;
  const text = { sourceCode, title, content, basis, issuer, dueOn, checkingClass, table };
  return targets === undefined ? text : { ...text, targets };
}
