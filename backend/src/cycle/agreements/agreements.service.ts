import { Injectable } from '@nestjs/common';
import { SIGNING_DAYS } from '@zeren/domain/cycle/agreements/agreement-states';
import { agreementsRefusals } from '@zeren/domain/cycle/agreements/agreements-refusals';
import { readCheckCode } from '@zeren/domain/cycle/agreements/check-code';
import { narrowedTo } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import { AgreementCandidates } from './agreement-candidates';
import { AgreementPagesRepository } from './agreement-pages.repository';
import { AgreementSight } from './agreement-sight';
import { AgreementViews } from './agreement-views';
import type {
  AgreementCandidatesDto,
  AgreementDetailDto,
  AgreementLevelDto,
  AgreementMapDto,
  AgreementPageDto,
  AgreementTodoDto,
  AgreementVerificationDto,
} from './dto/agreement.dto';
import type { AgreementCandidatesQuery, AgreementQuery } from './dto/agreement-requests.dto';

const CURSOR = pageCursor('id');
const PAGE = 50;
const MOST_ON_MAP = 2000;

/** Looking at agreements. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: AgreementPagesRepository,
    private readonly sight: AgreementSight,
    private readonly views: AgreementViews,
    private readonly candidates: AgreementCandidates,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
  ) {}

  page(actor: Actor, { limit = PAGE, ...query }: AgreementQuery): Promise<AgreementPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { standing, levelCode } = query;
      const after = CURSOR.read(query.after)?.[0];
      const filter = {
        year: query.year ?? yearOf(tx),
        standing,
        levelCode,
        overdue: query.overdue === '1',
        after,
      };
      const found = await this.pages.page(tx, filter, limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: await this.views.rows(tx, shown),
        next: found.length > limit && last ? CURSOR.write([last.id]) : null,
      };
    });
  }

  /** Units by level: the counts are those of the lists behind them; posts that have none yet stand beside them. */
  map(actor: Actor, year: number | undefined): Promise<AgreementMapDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = year ?? yearOf(tx);
      const counts = await this.pages.counts(tx, asked);
      const rows = await this.views.rows(tx, await this.pages.page(tx, { year: asked }, MOST_ON_MAP));
      const lacking = await this.candidates.lacking(tx, asked);
      const levels = [...new Set([...rows, ...lacking].map(({ levelCode }) => levelCode))];
      return {
        year: asked,
        levels: levels.map((levelCode): AgreementLevelDto => ({
          levelCode,
          counts: counts
            .filter((count) => count.levelCode === levelCode)
            .map(({ standing, count, overdue }) => ({ standing, count, overdue })),
          units: rows
            .filter((row) => row.levelCode === levelCode)
            .map(({ id, organizationName, postTitle, standing, versionNo, workingDays, reason }) => ({
              ...{ id, organizationName, postTitle, standing, versionNo, workingDays, reason },
            })),
          without: lacking
            .filter((one) => one.levelCode === levelCode)
            .map(({ post: { id: postId, organizationName, title: postTitle }, vacant }) => ({
              ...{ postId, organizationName, postTitle, vacant },
            })),
        })),
      };
    });
  }

  one(actor: Actor, id: string): Promise<AgreementDetailDto> {
    return this.unitOfWork.read(actor, async (tx) => this.views.detail(tx, await this.sight.require(tx, id)));
  }

  /** Holds what is printed on paper against the text that is kept, and against what was signed. */
  async verify(actor: Actor, id: string, typed: string): Promise<AgreementVerificationDto> {
    const printed = readCheckCode(typed);
    const { checkCode: code, whole, signatures } = await this.one(actor, id);
    if (printed === null)
      throw new Refused(agreementsRefusals['agreement.code-unreadable']({ field: 'code' }));
    return { code, matches: printed === code, whole, signatures };
  }

  /** What the holder of this tenure is to sign or to counter-sign, also for vacant posts that they look after. */
  todo(actor: Actor): Promise<AgreementTodoDto> {
    return this.unitOfWork.read(narrowedTo(actor, 'agreements.read'), async (tx) => {
      const { tenureId } = tx.actor;
      const posts =
        tenureId === null ? [] : await this.organizations.postsLookedAfter(tx, tenureId, tx.today);
      const waiting = posts.length === 0 ? [] : await this.pages.waitingFor(tx, posts);
      const rows = await this.views.rows(tx, waiting);
      return {
        toSign: rows.filter(({ state }) => state === 'made'),
        toCountersign: rows.filter(({ state }) => state === 'signed'),
      };
    });
  }

  /** For whom agreements may be made, and why not for the others: what a batch is previewed from. */
  offered(actor: Actor, query: AgreementCandidatesQuery): Promise<AgreementCandidatesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const year = query.year ?? yearOf(tx);
      const found = await this.candidates.ofYear(tx, year, {
        levelCodes: query.levelCodes,
        listSetId: query.listSetId,
        everyPost: query.everyPost === '1',
        superiorDocument: query.everyLevel === '1' ? '' : null,
      });
      return {
        year,
        dueOn: (await this.calendars.load(tx)).addWorkingDays(tx.today, SIGNING_DAYS),
        posts: found.map(({ list, post, organization, holderName, setTitle, bar }) => ({
          listId: list.id,
          listSetId: list.listSetId,
          setTitle,
          postId: post.id,
          postTitle: post.title,
          organizationId: post.organizationId,
          organizationName: post.organizationName,
          levelCode: organization.levelCode,
          holderName,
          itemCount: list.itemCount,
          bar,
        })),
      };
    });
  }
}

const yearOf = (tx: ReadTx): number => Number(tx.today.slice(0, 4));
