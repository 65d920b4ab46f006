import { Injectable } from '@nestjs/common';
import { ANSWER_WORKING_DAYS } from '@zeren/domain/cycle/inspections/finding-states';
import { severityOf } from '@zeren/domain/cycle/inspections/finding-severity';
import { findingsRefusals } from '@zeren/domain/cycle/inspections/findings-refusals';
import { findingPut } from '@zeren/domain/cycle/inspections/inspections-events';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { CalendarReads } from '../../../registry/calendar';
import { OrganizationReads } from '../../../registry/organizations';
import { ResponsibilityReads } from '../../responsibility';
import { CodeNames } from '../code-names';
import type { FindingBody, FindingQuery } from './dto/finding-requests.dto';
import type {
  FindingChoicesDto,
  FindingCountsDto,
  FindingDetailDto,
  FindingPageDto,
  FoundUnitDto,
} from './dto/findings.dto';
import type { FindingText } from './finding-record';
import { findingSeal } from './finding-seal';
import { FindingSight } from './finding-sight';
import { FindingViews } from './finding-views';
import { FindingsRepository } from './findings.repository';

const PAGE = 50;
const CURSOR = pageCursor('id');

/** Recording what was found, and looking at it. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsRepository,
    private readonly views: FindingViews,
    private readonly sight: FindingSight,
    private readonly names: CodeNames,
    private readonly organizations: OrganizationReads,
    private readonly lists: ResponsibilityReads,
    private readonly calendars: CalendarReads,
  ) {}

  page(actor: Actor, query: FindingQuery): Promise<FindingPageDto> {
    const limit = query.limit ?? PAGE;
    return this.unitOfWork.read(actor, async (tx) => {
      const filter = {
        state: query.state ?? null,
        disposal: query.disposal ?? null,
        organizationId: query.organizationId ?? null,
        after: CURSOR.read(query.after)?.[0] ?? null,
      };
      const found = await this.findings.page(tx, filter, limit + 1);
      const shown = found.slice(0, limit);
      const next = found.length > limit ? CURSOR.write([shown.at(-1)!.id]) : null;
      return { items: await this.views.rows(tx, shown), next };
    });
  }

  counts(actor: Actor): Promise<FindingCountsDto> {
    return this.unitOfWork.read(actor, (tx) => this.findings.counts(tx));
  }

  /** 待办: what the actor's unit may still state its case on. */
  todo(actor: Actor): Promise<FindingPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { postId, organizationId, isHead, tenureId } = await this.sight.actor(tx);
      if (tenureId === null || !tx.actor.permissions.has('rectification.report'))
        return { items: [], next: null };
      const whose = { postIds: postId ? [postId] : [], organizationId: isHead ? organizationId : null };
      return { items: await this.views.rows(tx, await this.findings.toAnswer(tx, whose, PAGE)), next: null };
    });
  }

  one(actor: Actor, id: string): Promise<FindingDetailDto> {
    return this.unitOfWork.read(actor, async (tx) =>
      this.views.whole(tx, await this.sight.require(tx, await this.findings.byId(tx, id))),
    );
  }

  choices(actor: Actor): Promise<FindingChoicesDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      sources: await this.names.choices(tx, 'source'),
      dimensions: await this.names.choices(tx, 'dimension'),
      domains: await this.names.choices(tx, 'domain'),
      severities: await this.names.choices(tx, 'severity'),
    }));
  }

  /** The posts of a unit and the items of its lists in force: what a finding is tied to without typing it. */
  unit(actor: Actor, organizationId: string): Promise<FoundUnitDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.requireUnit(tx, organizationId, null);
      const [unit] = await this.organizations.organizations(tx, [organizationId]);
      const posts = await this.organizations.postsOf(tx, [organizationId]);
      const holders = await this.organizations.holders(
        tx,
        posts.map(({ id }) => id),
        tx.today,
      );
      const listIds = await this.lists.inForceAt(tx, organizationId, yearOf(tx.today));
      const postOf = new Map((await this.lists.lists(tx, listIds)).map(({ id, postId }) => [id, postId]));
      const items = await this.lists.itemsOfLists(tx, listIds);
      return {
        organizationId,
        domainCode: unit?.domainCode ?? null,
        posts: posts.map(({ id, title, isHead }) => ({
          ...{ id, title, isHead },
          holderName: holders.get(id)?.personName ?? null,
        })),
        items: items.map(({ id, textZh, listId, dimensionCode, domainCode }) => ({
          ...{ id, text: textZh, postId: postOf.get(listId) ?? '', dimensionCode, domainCode },
        })),
      };
    });
  }

  /** Records a finding and puts it to the unit, which may state its case before it is confirmed. */
  record(actor: Actor, body: FindingBody): Promise<FindingDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const text = await this.textOf(tx, body);
      const id = await this.put(tx, text);
      return this.views.whole(tx, (await this.findings.byId(tx, id))!);
    });
  }

  /** Puts what was checked before: the one way in which a finding comes about. */
  async put(tx: WriteTx, text: FindingText): Promise<string> {
    if (tx.actor.tenureId === null) throw new Refused(findingsRefusals['finding.no-post']());
    const id = uuidv7();
    const calendar = await this.calendars.load(tx);
    const answerBy = calendar.addWorkingDays(tx.today, ANSWER_WORKING_DAYS);
    await this.findings.add(tx, [{ ...text, id, state: 'put', answerBy, disposeBy: null }]);
    tx.seal({ action: 'finding.record', seal: findingSeal, id });
    tx.emit(findingPut(id));
    return id;
  }

  /** What somebody typed, checked; without a post it is the head's. */
  async textOf(tx: ReadTx, body: FindingBody): Promise<FindingText> {
    accept(severityOf(await this.names.severities(tx), body.severityCode));
    if (!(await this.names.knows(tx, 'source', body.sourceCode)))
      throw new Refused(findingsRefusals['finding.source-unknown']({ field: 'sourceCode' }));
    for (const tag of ['dimension', 'domain'] as const)
      if (!(await this.names.knows(tx, tag, body[`${tag}Code`])))
        throw new Refused(findingsRefusals['finding.tag-unknown']({ field: `${tag}Code` }));
    if (body.foundOn > tx.today) throw new Refused(findingsRefusals['finding.ahead']({ field: 'foundOn' }));
    const title = plainText(body.title);
    if (title === '') throw new Refused(findingsRefusals['finding.no-text']({ field: 'title' }));
    const postId = await this.requireUnit(tx, body.organizationId, body.postId ?? null);
    if (body.itemId && (await this.lists.items(tx, [body.itemId])).length === 0)
      throw new Refused(findingsRefusals['finding.unit-out-of-reach']({ field: 'itemId' }));
    const { organizationId, sourceCode, dimensionCode, domainCode, severityCode, foundOn } = body;
    return {
      ...{ organizationId, postId, itemId: body.itemId ?? null },
      ...{ sourceCode, dimensionCode, domainCode, severityCode, title, foundOn },
      request: plainText(body.request ?? '') || null,
      clause: plainText(body.clause ?? '') || null,
    };
  }

  /** The unit lies within the actor's roots and the post is its own; answers the post, or that of its head. */
  private async requireUnit(
    tx: ReadTx,
    organizationId: string,
    postId: string | null,
  ): Promise<string | null> {
    const within = (await this.organizations.within(tx, [organizationId])).size > 0;
    const posts = within ? await this.organizations.postsOf(tx, [organizationId]) : [];
    const post = postId === null ? posts.find(({ isHead }) => isHead) : posts.find(({ id }) => id === postId);
    if (!within || (postId !== null && !post))
      throw new Refused(findingsRefusals['finding.unit-out-of-reach']({ field: 'organizationId' }));
    return post?.id ?? null;
  }
}
