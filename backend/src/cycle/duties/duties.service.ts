import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ResponsibilityReads } from '../responsibility';
import { SecondLooksService } from './checking/second-looks.service';
import { ToVerifyService } from './checking/to-verify.service';
import type { DutyDetailDto, DutyPageDto, DutyRowDto } from './dto/duty.dto';
import type { DutyQuery } from './dto/duty-requests.dto';
import type { DutyTodoDto } from './dto/duty-todo.dto';
import { DutyDetails } from './duty-details';
import { readPageKey, writePageKey } from './duty-page-key';
import { DutyPagesRepository } from './duty-pages.repository';
import type { DutyFilter, DutySight as Sight } from './duty-pages.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutySight } from './duty-sight';
import { DutyViews } from './duty-views';
import { StandInsBook } from './stand-ins';
import { ExtensionViews } from './extensions/extension-views';

const PAGE = 50;
/** More than this nobody does in a day; the rest stands in the list. */
const MOST_URGENT = 100;
/** Rough minutes: a line about a duty, a look at a list and a signature. Looks from above have ten days, and are not of today. */
const MINUTES = { duty: 1.5, receipt: 1, reply: 1 } as const;

/** Looking at duties. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: DutySight,
    private readonly pages: DutyPagesRepository,
    private readonly views: DutyViews,
    private readonly rows: DutyRowsRepository,
    private readonly details: DutyDetails,
    private readonly lists: ResponsibilityReads,
    private readonly verifying: ToVerifyService,
    private readonly looks: SecondLooksService,
    private readonly extensions: ExtensionViews,
    private readonly standIns: StandInsBook,
  ) {}

  /** A page by due date; the lights it filters by are the ones that are counted, so numbers drill to their rows. */
  page(actor: Actor, query: DutyQuery): Promise<DutyPageDto> {
    const limit = query.limit ?? PAGE;
    return this.unitOfWork.read(actor, async (tx) => {
      const sight = await this.sightOf(tx, query);
      const found = await this.pages.page(tx, sight, await this.filterOf(tx, query), limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = last && found.length > limit ? writePageKey({ day: last.dueOn, id: last.id }) : null;
      return { items: await this.views.rows(tx, shown), next };
    });
  }

  one(actor: Actor, id: string): Promise<DutyDetailDto> {
    return this.unitOfWork.read(actor, async (tx) =>
      this.details.of(tx, await this.sight.require(tx, await this.rows.byId(tx, id))),
    );
  }

  /** 待办: what needs a hand now, worst first, and how much is left without. */
  todo(actor: Actor): Promise<DutyTodoDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const postIds = await this.sight.ownPosts(tx);
      // What falls to whoever stands in for somebody on leave waits for them too; lists are signed by their own post.
      const stoodIn = [...(await this.standIns.postsOf(tx)).keys()];
      const urgent = await this.pages.urgent(tx, [...new Set([...postIds, ...stoodIn])], MOST_URGENT);
      const ahead = await this.pages.ahead(tx, postIds);
      const toReceive = await this.lists.listsToReceive(tx, postIds);
      const toAnswer = await this.lists.objectionsToAnswer(tx);
      const toVerify = await this.verifying.first(tx);
      const toLookAgain = await this.looks.first(tx);
      const toDecide = await this.extensions.toDecide(tx, MOST_URGENT);
      const shown = await this.views.rows(tx, ahead.next ? [...urgent, ahead.next] : urgent);
      const rows = shown.slice(0, urgent.length);
      const red = (row: DutyRowDto) => row.light === 'overdue' || row.light === 'severe';
      const soon = rows.filter((row) => row.state === 'owed' && !red(row));
      const overdue = rows.filter((row) => row.state === 'owed' && red(row));
      const returned = rows.filter((row) => row.state === 'returned');
      return {
        overdue,
        toReceive,
        toAnswer,
        returned,
        soon,
        toVerify,
        toLookAgain,
        toDecide,
        openCount: ahead.count,
        minutes: Math.ceil(
          rows.length * MINUTES.duty +
            toReceive.length * MINUTES.receipt +
            toAnswer.length * MINUTES.reply +
            toDecide.length,
        ),
        nextDue: shown[urgent.length] ?? null,
      };
    });
  }

  /** Without an organisation the page is what is counted: by 隶属. One that is asked for may be a guided one (参照). */
  private sightOf(tx: ReadTx, { mine, organizationId }: DutyQuery): Promise<Sight> {
    if (mine) return this.sight.mine(tx);
    return organizationId === undefined ? this.sight.own(tx) : this.sight.all(tx);
  }

  private async filterOf(tx: ReadTx, query: DutyQuery): Promise<DutyFilter> {
    const { organizationId, postId, year, from, to } = query;
    return {
      subtree: organizationId === undefined ? undefined : await this.sight.subtree(tx, organizationId),
      itself: query.itself && organizationId,
      postId,
      domains: query.domain,
      lights: query.light,
      outcomes: query.outcome,
      year,
      from,
      to,
      after: readPageKey(query.after),
    };
  }
}
