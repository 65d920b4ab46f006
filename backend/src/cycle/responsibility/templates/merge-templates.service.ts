import { Injectable } from '@nestjs/common';
import { choiceKey } from '@zeren/domain/cycle/responsibility/templates/settle-merge';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/jobs/job-queue';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type {
  ListMergeDto,
  MergedTemplateDto,
  MergeTemplateDto,
  TemplateMergeDto,
} from '../dto/merge-templates.dto';
import type { ListRecord } from '../list-rows';
import type { ListPlan } from './merge-plan';
import { answersOf, MergePlans, NO_ANSWERS } from './merge-plans';
import type { MergeAnswers, MergeSubject } from './merge-plans';
import { MergeTemplatesRepository } from './merge-templates.repository';
import { MergeWrites } from './merge-writes';
import { mergeView } from './merge-view';
import { RUN_TEMPLATES } from './run-templates.queue';
import { runView } from './template-run-view';
import { TemplateRunsRepository } from './template-runs.repository';
import type { RunStep, TemplateRun } from './template-runs.repository';

/** Lists that are looked at in one go. */
const MOST_LISTS = 500;
/** Lists that one request, and one batch of the job, changes. */
const MERGED_AT_ONCE = 50;

/** Takes a published version over into the lists that were made from earlier ones: looked at first, then done. */
@Injectable()
export class MergeTemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MergeTemplatesRepository,
    private readonly plans: MergePlans,
    private readonly writes: MergeWrites,
    private readonly runs: TemplateRunsRepository,
    private readonly organizations: OrganizationReads,
    private readonly jobQueue: JobQueue,
  ) {}

  /** What the version would do, list by list; `again` puts the questions anew to which a list kept its own words. */
  preview(actor: Actor, id: string, again: boolean): Promise<TemplateMergeDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const subject = await this.plans.subject(tx, id);
      const { lists, more } = await this.first(tx, subject);
      const rows = await this.rows(tx, await this.plans.of(tx, subject, lists, { ...NO_ANSWERS, again }));
      const busy = rows.filter(({ take, add, drop, questions }) => take + add + drop + questions.length > 0);
      const ready = busy.filter(({ questions }) => questions.length === 0);
      const sum = (of: (row: ListMergeDto) => number) => rows.reduce((total, row) => total + of(row), 0);
      return {
        counts: {
          lists: rows.length,
          drafts: ready.filter(({ state }) => state === 'draft').length,
          amended: ready.filter(({ state }) => state !== 'draft').length,
          asking: busy.length - ready.length,
          take: sum(({ take }) => take),
          add: sum(({ add }) => add),
          drop: sum(({ drop }) => drop),
          choose: sum(({ questions }) => questions.length),
          kept: sum(({ kept }) => kept),
          local: sum(({ local }) => local.length),
        },
        lists: [...busy].sort((a, b) => b.questions.length - a.questions.length),
        more,
      };
    });
  }

  /**
   * Does it: a draft changes at once, an issued list by an amended version that waits to be issued. More lists than one
   * request changes are left to the job process, which goes on where it was stopped.
   */
  async merge(actor: Actor, id: string, given: MergeTemplateDto): Promise<MergedTemplateDto> {
    const { answer, runId } = await this.unitOfWork.write(actor, async (tx) => {
      const subject = await this.plans.subject(tx, id);
      const answers = answersOf(given);
      const { lists, more } = await this.first(tx, subject);
      const plans = await this.plans.of(tx, subject, lists, answers);
      if (more || plans.filter(isReady).length > MERGED_AT_ONCE) return this.ask(tx, subject, given);
      return { answer: { ...(await this.done(tx, subject, plans, answers)), run: null }, runId: null };
    });
    if (runId) await this.jobQueue.add(RUN_TEMPLATES, {}, `template-run-${runId}`);
    return answer;
  }

  /** One batch of a run: the next lists in the order of their ids. */
  async batch(tx: WriteTx, run: TemplateRun): Promise<RunStep> {
    const subject = await this.plans.subject(tx, run.templateId);
    const answers = answersOf(run.given as MergeTemplateDto);
    const lists = await this.listsAfter(tx, subject, run.afterListId, MERGED_AT_ONCE);
    const plans = await this.plans.of(tx, subject, lists, answers);
    const { drafts, amended, left, asking } = await this.done(tx, subject, plans, answers);
    return {
      lists: lists.length,
      afterListId: lists.at(-1)?.id ?? run.afterListId,
      counts: { drafts, amended, left, asking },
      finished: lists.length < MERGED_AT_ONCE,
    };
  }

  private async ask(
    tx: WriteTx,
    { template, origin }: MergeSubject,
    { answers, rest = null }: MergeTemplateDto,
  ): Promise<{ answer: MergedTemplateDto; runId: string | null }> {
    const top = await this.organizations.root(tx);
    if (!top || !origin) throw new Refused(platformRefusals['request.not-found']());
    const run = await this.runs.ask(tx, {
      templateId: template.id,
      kind: 'merge',
      organizationId: top.id,
      given: { answers, rest },
      listsTotal: await this.repository.countMadeFrom(tx, origin),
    });
    if (!run) throw new Refused(templateRefusals['list-template.running']());
    tx.audit({
      action: 'list-template.ask-merge',
      subject: { kind: 'list-template', id: template.id },
      after: { lists: run.listsTotal },
    });
    const answer = { drafts: 0, amended: 0, kept: 0, left: run.listsTotal, asking: 0, run: runView(run) };
    return { answer, runId: run.id };
  }

  /** Changes what is ready of these lists, and notes where one was answered to keep its own words. */
  private async done(
    tx: WriteTx,
    subject: MergeSubject,
    plans: readonly ListPlan[],
    answers: MergeAnswers,
  ): Promise<Omit<MergedTemplateDto, 'run'>> {
    const ready = plans.filter(isReady);
    const kept = plans.flatMap((plan) => newlyKept(plan, answers));
    if (kept.length > 0) await this.repository.keep(tx, subject.template.id, kept);
    const { drafts, amended, listIds } = await this.writes.write(tx, subject, ready);
    if (listIds.length + kept.length > 0) {
      tx.audit({
        action: 'list-template.merge',
        subject: { kind: 'list-template', id: subject.template.id },
        after: { drafts, amended, kept: kept.length, listIds },
      });
    }
    return {
      drafts,
      amended,
      kept: kept.length,
      left: ready.length - drafts - amended,
      asking: plans.filter(({ settled }) => settled.waiting > 0).length,
    };
  }

  private async first(tx: ReadTx, subject: MergeSubject): Promise<{ lists: ListRecord[]; more: boolean }> {
    const found = await this.listsAfter(tx, subject, null, MOST_LISTS + 1);
    return { lists: found.slice(0, MOST_LISTS), more: found.length > MOST_LISTS };
  }

  private listsAfter(
    tx: ReadTx,
    { origin }: MergeSubject,
    after: string | null,
    limit: number,
  ): Promise<ListRecord[]> {
    return origin ? this.repository.madeFrom(tx, origin, { after, limit }) : Promise.resolve([]);
  }

  private async rows(tx: ReadTx, plans: readonly ListPlan[]): Promise<ListMergeDto[]> {
    const posts = await this.organizations.posts(
      tx,
      plans.map(({ list }) => list.postId),
    );
    const postOf = new Map(posts.map((post) => [post.id, post]));
    return plans.map((plan) => {
      const post = postOf.get(plan.list.postId);
      return {
        ...mergeView(plan),
        organizationName: post?.organizationName ?? '',
        postTitle: post?.title ?? '',
      };
    });
  }
}

/** Ready: every question is answered, and there is something to write. */
const isReady = ({ list, settled }: ListPlan): boolean =>
  settled.waiting === 0 &&
  (settled.actions.length > 0 ||
    (list.state === 'draft' && settled.steps.some(({ kind }) => kind === 'choose')));

/** The questions that were answered now in favour of the list's own words. */
function newlyKept(
  { list, settled, given, remembered }: ListPlan,
  { rest }: MergeAnswers,
): { listId: string; key: string }[] {
  return settled.steps.flatMap((step) => {
    if (step.kind !== 'choose') return [];
    const key = choiceKey(step);
    const taken = given.get(key) ?? (remembered.has(key) ? null : rest);
    return taken === false ? [{ listId: list.id, key }] : [];
  });
}
