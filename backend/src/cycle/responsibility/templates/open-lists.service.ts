import { Injectable } from '@nestjs/common';
import { postsOfTemplate } from '@zeren/domain/cycle/responsibility/templates/posts-of-template';
import { listsOpened } from '@zeren/domain/cycle/responsibility/responsibility-events';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/jobs/job-queue';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { OrganizationRow, PostRow } from '../../../registry/organizations';
import type {
  OpenedListsDto,
  OpenListsDto,
  TemplateRunsDto,
  UnlistedPostsDto,
} from '../dto/template-lists.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import { OpenListsRepository } from './open-lists.repository';
import { RUN_TEMPLATES } from './run-templates.queue';
import { runView } from './template-run-view';
import { TemplateRunsRepository } from './template-runs.repository';
import type { RunStep, TemplateRun } from './template-runs.repository';
import { TemplatesRepository } from './templates.repository';
import type { TemplateRecord } from './templates.repository';
import { TemplatesService } from './templates.service';

/** Posts that one request, and one batch of the job, opens a draft for. */
const OPENED_AT_ONCE = 200;
/** Posts that a page shows. */
const MOST_SHOWN = 500;

/** What a run has to open. */
interface ToOpen {
  readonly listSetId: string;
  readonly year: number;
  readonly postIds: readonly string[];
}

/** Opens drafts from a template for posts that have no list of a year, in the set of the actor's body. */
@Injectable()
export class OpenListsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OpenListsRepository,
    private readonly runs: TemplateRunsRepository,
    private readonly templates: TemplatesRepository,
    private readonly views: TemplatesService,
    private readonly lists: ApplyListImportRepository,
    private readonly organizations: OrganizationReads,
    private readonly jobQueue: JobQueue,
  ) {}

  unlisted(actor: Actor, id: string, year: number | undefined): Promise<UnlistedPostsDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const template = await this.inForce(tx, id);
      const asked = year ?? Number(tx.today.slice(0, 4));
      const posts = await this.without(tx, template, asked);
      return {
        year: asked,
        total: posts.length,
        posts: posts.slice(0, MOST_SHOWN).map(({ id: postId, title: postTitle, organizationName }) => ({
          postId,
          postTitle,
          organizationName,
        })),
      };
    });
  }

  /** Opens them at once, or has the job process do it where there are too many; posts that have a list are passed over. */
  async open(actor: Actor, id: string, { year, postIds }: OpenListsDto): Promise<OpenedListsDto> {
    const { answer, runId } = await this.unitOfWork.write(actor, async (tx) => {
      const template = await this.inForce(tx, id);
      const body = await this.bodyOf(tx);
      // One at a time into a set: whoever comes second finds what the first has opened.
      const listSetId = await this.lists.claimListSet(tx, body, year);
      const wanted = postIds && new Set(postIds);
      const posts = (await this.without(tx, template, year)).filter((post) => wanted?.has(post.id) ?? true);
      if (posts.length === 0) {
        const parameters = { postKind: template.postKind, year };
        throw new Refused(templateRefusals['list-template.nothing-to-open']({ parameters }));
      }
      if (posts.length > OPENED_AT_ONCE) return this.ask(tx, template, body, { listSetId, year, posts });
      const opened = await this.fill(tx, template, { listSetId, year }, posts);
      return { answer: { opened, run: null }, runId: null };
    });
    if (runId) await this.jobQueue.add(RUN_TEMPLATES, {}, `template-run-${runId}`);
    return answer;
  }

  runsOf(actor: Actor, id: string): Promise<TemplateRunsDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.views.found(tx, id);
      return { runs: (await this.runs.newest(tx, id)).map(runView) };
    });
  }

  /** One batch of a run: the next posts that have no list yet. */
  async batch(tx: WriteTx, run: TemplateRun): Promise<RunStep> {
    const { listSetId, year, postIds } = run.given as ToOpen;
    const template = await this.inForce(tx, run.templateId);
    const next = postIds.slice(run.listsDone, run.listsDone + OPENED_AT_ONCE);
    const still = new Set((await this.without(tx, template, year)).map((post) => post.id));
    const posts = (await this.organizations.posts(tx, next)).filter((post) => still.has(post.id));
    return {
      lists: next.length,
      afterListId: null,
      counts: { opened: await this.fill(tx, template, { listSetId, year }, posts) },
      finished: run.listsDone + next.length >= postIds.length,
    };
  }

  private async ask(
    tx: WriteTx,
    template: TemplateRecord,
    body: OrganizationRow,
    { listSetId, year, posts }: Omit<ToOpen, 'postIds'> & { readonly posts: readonly PostRow[] },
  ): Promise<{ answer: OpenedListsDto; runId: string | null }> {
    const given: ToOpen = { listSetId, year, postIds: posts.map((post) => post.id) };
    const run = await this.runs.ask(tx, {
      templateId: template.id,
      kind: 'open-lists',
      organizationId: body.id,
      given,
      listsTotal: posts.length,
    });
    if (!run) throw new Refused(templateRefusals['list-template.running']());
    tx.audit({
      action: 'list-template.ask-lists',
      subject: { kind: 'list-template', id: template.id },
      after: { year, lists: posts.length, listSetId },
    });
    return { answer: { opened: 0, run: runView(run) }, runId: run.id };
  }

  private async fill(
    tx: WriteTx,
    template: TemplateRecord,
    { listSetId, year }: Omit<ToOpen, 'postIds'>,
    posts: readonly PostRow[],
  ): Promise<number> {
    if (posts.length === 0) return 0;
    const drafts = (await this.lists.openDrafts(tx, listSetId, year, posts)).filter(({ isNew }) => isNew);
    if (drafts.length === 0) return 0;
    const listIds = drafts.map((draft) => draft.id);
    const { length } = (await this.templates.itemsOf(tx, [template.id])).get(template.id)!;
    const items = await this.repository.fill(tx, template, year, drafts, length);
    await this.lists.recount(tx, listIds);
    tx.audit({
      action: 'list-template.open-lists',
      subject: { kind: 'list-template', id: template.id },
      after: { year, lists: drafts.length, items, listSetId, listIds },
    });
    tx.emit(listsOpened(listSetId, template.id, drafts.length));
    return drafts.length;
  }

  private async inForce(tx: ReadTx, id: string): Promise<TemplateRecord> {
    const template = await this.views.found(tx, id);
    if (template.state === 'published') return template;
    throw new Refused(templateRefusals['list-template.not-published']());
  }

  /** The body in whose set the lists will stand: the actor's own. */
  private async bodyOf(tx: ReadTx): Promise<OrganizationRow> {
    const [scope] = await this.organizations.scope(tx);
    const [body] = scope ? await this.organizations.organizations(tx, [scope.organizationId]) : [];
    if (!body) throw new Refused(platformRefusals['request.not-found']());
    return body;
  }

  /** The posts in the actor's sphere that the template is for and that have no list of the year. */
  private async without(tx: ReadTx, template: TemplateRecord, year: number): Promise<PostRow[]> {
    const ofKind = await this.organizations.findByPostKind(
      tx,
      [template.postKind],
      tx.actor.rootOrganizationIds,
    );
    const posts = postsOfTemplate(template, ofKind);
    const listed = await this.repository.listed(
      tx,
      year,
      posts.map((post) => post.id),
    );
    return posts.filter((post) => !listed.has(post.id));
  }
}
