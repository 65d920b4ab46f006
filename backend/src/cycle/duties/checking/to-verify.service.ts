import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { readPageKey, writePageKey } from '../duty-page-key';
import { DutyPagesRepository } from '../duty-pages.repository';
import type { DutyFilter } from '../duty-pages.repository';
import type { DutyRecord } from '../duty-record';
import { DutySight } from '../duty-sight';
import type { ToVerifyPageDto, ToVerifyQuery, WaitingDutiesDto } from './checking.dto';
import { VerifyingParty } from './verifying-party';
import { WaitingViews } from './waiting-views';
import type { WaitingDuty } from './waiting-views';

const PAGE = 50;
const MOST_COUNTED = 1000;
/** So many of what waits stand in 待办, and so many are counted there. */
const FIRST = 3;
const MOST_URGENT = 100;

const waitingOf = (duty: DutyRecord): WaitingDuty => ({ duty, since: duty.awaitsCheckSince! });

/** What waits for the actor's verification, and never what they reported themselves. */
@Injectable()
export class ToVerifyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: DutyPagesRepository,
    private readonly party: VerifyingParty,
    private readonly sight: DutySight,
    private readonly views: WaitingViews,
  ) {}

  /** A page of it, and how many rows all the pages have: the same condition for both. */
  page(actor: Actor, query: ToVerifyQuery): Promise<ToVerifyPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { sight, filter } = await this.party.waiting(tx, tx.actor.rootOrganizationIds);
      const narrowed = { ...filter, ...(await this.narrowing(tx, query)) };
      const after = readPageKey(query.after);
      const found = await this.pages.page(tx, sight, { ...narrowed, after }, PAGE + 1);
      const shown = found.slice(0, PAGE).map(waitingOf);
      const last = shown.at(-1);
      return {
        items: await this.views.rows(tx, shown),
        next: last && found.length > PAGE ? writePageKey({ day: last.since, id: last.duty.id }) : null,
        count: await this.pages.count(tx, sight, narrowed, MOST_COUNTED),
      };
    });
  }

  /** For 待办: the first of it. */
  async first(tx: ReadTx): Promise<WaitingDutiesDto> {
    const below = tx.actor.permissions.get('duties.verify') ?? [];
    if (below.length === 0) return { count: 0, items: [] };
    const { sight, filter } = await this.party.waiting(tx, below);
    const first = await this.pages.page(tx, sight, filter, FIRST);
    const count =
      first.length < FIRST ? first.length : await this.pages.count(tx, sight, filter, MOST_URGENT);
    return { count, items: await this.views.rows(tx, first.map(waitingOf)) };
  }

  private async narrowing(tx: ReadTx, query: ToVerifyQuery): Promise<DutyFilter> {
    const { organizationId, domain, checkingClass, text } = query;
    return {
      subtree: organizationId === undefined ? undefined : await this.sight.subtree(tx, organizationId),
      domains: domain,
      checkingClass,
      text: text?.trim() || undefined,
    };
  }
}
