import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { lightBounds } from '@zeren/domain/cycle/rectification/order-light';
import { rectificationRefusals } from '@zeren/domain/cycle/rectification/rectification-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import { DutyReads } from '../duties';
import type { LedgerQuery } from './dto/order-requests.dto';
import type { LedgerPageDto, OrderDetailDto, OrderTodoDto } from './dto/orders.dto';
import { ledgerWorkbook } from './ledger-workbook';
import { LedgerRepository } from './ledger.repository';
import type { LedgerFilter } from './ledger.repository';
import { OrderDetails } from './order-details';
import { OrderSight } from './order-sight';
import { OrderViews } from './order-views';
import { OrdersRepository } from './orders.repository';

const PAGE = 50;
const PORTION = 500;
/** A workbook or a print beyond this is asked for in parts. */
export const MOST_PRINTED = 5000;
const MOST_WAITING = 100;
const CURSOR = pageCursor('text');

/** The ledger (台账): the same rows, filters and counts on screen, in the workbook and on paper. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: LedgerRepository,
    private readonly orders: OrdersRepository,
    private readonly views: OrderViews,
    private readonly details: OrderDetails,
    private readonly sight: OrderSight,
    private readonly calendars: CalendarReads,
    private readonly organizations: OrganizationReads,
    private readonly duties: DutyReads,
  ) {}

  page(actor: Actor, query: LedgerQuery): Promise<LedgerPageDto> {
    return this.unitOfWork.read(actor, (tx) => this.pageOf(tx, query, query.limit ?? PAGE));
  }

  /** All rows of the filter at once, for the workbook and for paper. */
  whole(actor: Actor, query: LedgerQuery): Promise<LedgerPageDto> {
    return this.unitOfWork.read(actor, (tx) => this.wholeOf(tx, query));
  }

  async workbook(actor: Actor, query: LedgerQuery): Promise<{ name: string; workbook: Readable }> {
    const page = await this.whole(actor, query);
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(page.asOf));
    return { name: `${page.organizationName}整改台账${day}.xlsx`, workbook: ledgerWorkbook(page, day) };
  }

  one(actor: Actor, id: string): Promise<OrderDetailDto> {
    return this.unitOfWork.read(actor, async (tx) =>
      this.details.of(tx, await this.sight.require(tx, await this.orders.byId(tx, id))),
    );
  }

  /** The order of a problem, once there is one. */
  ofFinding(actor: Actor, findingId: string): Promise<OrderDetailDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [order] = await this.orders.ofFindings(tx, [findingId]);
      return this.details.of(tx, await this.sight.require(tx, order));
    });
  }

  /** 待办: what is owed at the own posts, and what waits for the actor's judgement. */
  todo(actor: Actor): Promise<OrderTodoDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const mine = await this.ledger.owedAt(tx, await this.sight.ownPosts(tx), MOST_WAITING);
      const leads = tx.actor.permissions.get('rectification.lead') ?? [];
      const verifies = tx.actor.permissions.get('rectification.verify') ?? [];
      const toDecide = leads.length > 0 ? await this.ledger.toDecide(tx, leads, MOST_WAITING) : [];
      const [toVerify, toLookBack] =
        verifies.length > 0
          ? [
              await this.ledger.toCheck(tx, verifies, 'submitted', MOST_WAITING),
              await this.ledger.toCheck(tx, verifies, 'look-back', MOST_WAITING),
            ]
          : [[], []];
      const own = new Set(await this.sight.ownPosts(tx));
      const ofOthers = (orders: readonly { readonly id: string; readonly postId: string }[]) =>
        new Set(orders.filter(({ postId }) => !own.has(postId)).map(({ id }) => id));
      const rows = await this.views.rows(tx, [...mine, ...toDecide, ...toVerify, ...toLookBack]);
      const shown = new Map(rows.map((row) => [row.id, row]));
      const pick = (ids: Iterable<string>) => [...ids].flatMap((id) => shown.get(id) ?? []);
      return {
        mine: pick(mine.map(({ id }) => id)),
        toDecide: pick(ofOthers(toDecide)),
        toVerify: pick(ofOthers(toVerify)),
        toLookBack: pick(ofOthers(toLookBack)),
      };
    });
  }

  private async wholeOf(tx: ReadTx, query: LedgerQuery): Promise<LedgerPageDto> {
    const whole = await this.pageOf(tx, { ...query, after: undefined }, PORTION);
    if (whole.counts.total > MOST_PRINTED) {
      const parameters = { most: MOST_PRINTED };
      throw new Refused(rectificationRefusals['rectification.ledger-too-long']({ parameters }));
    }
    const items = [...whole.items];
    for (let next = whole.next; next !== null;) {
      const more = await this.pageOf(tx, { ...query, after: next }, PORTION);
      items.push(...more.items);
      next = more.next;
    }
    return { ...whole, items, next: null };
  }

  private async pageOf(tx: ReadTx, query: LedgerQuery, limit: number): Promise<LedgerPageDto> {
    const filter = filterOf(query);
    const within = lightBounds(tx.today, await this.calendars.load(tx));
    // What falls due in a grace that ended before is severe by its own date as well.
    const bounds = { ...within, graces: await this.duties.gracesAfter(tx, within.severeUntil) };
    const found = await this.ledger.page(tx, filter, bounds, limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const rootId = query.organizationId ?? tx.actor.rootOrganizationIds[0];
    const [root] = rootId ? await this.organizations.organizations(tx, [rootId]) : [];
    return {
      items: await this.views.rows(tx, shown),
      counts: await this.ledger.counts(tx, filter, bounds),
      organizationName: root?.nameZh ?? '',
      asOf: tx.now,
      next: found.length > limit && last ? CURSOR.write([`${last.year}-${last.number}`]) : null,
    };
  }
}

function filterOf(query: LedgerQuery): LedgerFilter {
  return {
    view: query.view ?? 'all',
    year: query.year ?? null,
    organizationId: query.organizationId ?? null,
    domain: query.domain ?? null,
    source: query.source ?? null,
    severity: query.severity ?? null,
    after: afterOf(CURSOR.read(query.after)?.[0]),
  };
}

function afterOf(key: string | undefined): LedgerFilter['after'] {
  if (key === undefined) return null;
  const [, year, number] = /^(\d{4})-(\d{1,9})$/.exec(key) ?? [];
  if (!year || !number) throw new Refused(platformRefusals['request.invalid']({ field: 'after' }));
  return { year: Number(year), number: Number(number) };
}
