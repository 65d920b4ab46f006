import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { OrganizationReads } from '../../registry/organizations';
import type {
  HandoverDetailDto,
  HandoverPageDto,
  HandoverRowDto,
  HandoverSummaryDto,
  HandoverTodoDto,
} from './dto/handover.dto';
import type { HandoverQuery } from './dto/handover-requests.dto';
import { HANDOVER_CURSOR, HandoverPagesRepository } from './handover-pages.repository';
import type { HandoverRecord } from './handover-record';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverSight, onOneHandover } from './handover-sight';
import { HandoverViews } from './handover-views';

const PAGE = 50;
/** More than this falls to nobody at once; the list has the rest. */
const MOST_FALLING = 100;
/** More handovers than this nobody has in a life of offices. */
const MOST_OF_ONE = 50;

/** Looking at handovers. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: HandoverPagesRepository,
    private readonly rows: HandoverRowsRepository,
    private readonly sight: HandoverSight,
    private readonly views: HandoverViews,
    private readonly organizations: OrganizationReads,
  ) {}

  page(actor: Actor, query: HandoverQuery): Promise<HandoverPageDto> {
    const { view = 'open', limit = PAGE, after, unbatched, ...narrowed } = query;
    const filter = {
      ...narrowed,
      view,
      unbatched: unbatched === '1',
      after: HANDOVER_CURSOR.read(after),
    };
    return this.unitOfWork.read(actor, async (tx) => {
      const found = await this.pages.page(tx, filter, limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last ? HANDOVER_CURSOR.write([last.dueOn, last.id]) : null;
      return { items: await this.views.rows(tx, shown), next };
    });
  }

  summary(actor: Actor): Promise<HandoverSummaryDto> {
    return this.unitOfWork.read(actor, (tx) => this.pages.summary(tx));
  }

  one(actor: Actor, id: string): Promise<HandoverDetailDto> {
    return this.unitOfWork.read(onOneHandover(actor), async (tx) =>
      this.views.detail(tx, await this.sight.require(tx, await this.rows.byId(tx, id))),
    );
  }

  /** What waits for the one who asks: by name, in the interim for a vacant post, as superior for who is absent. */
  todo(actor: Actor): Promise<HandoverTodoDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { personId, tenureId } = tx.actor;
      const named = personId === null ? [] : await this.pages.waitingFor(tx, personId);
      const falling = tenureId === null ? [] : await this.falling(tx, tenureId);
      const toHandOver = named.filter(({ state }) => state === 'gathered');
      const toTakeOver = [
        ...named.filter(({ state }) => state === 'handed-over'),
        ...falling.filter(({ interim }) => interim).map(({ handover }) => handover),
      ];
      const toConfirm = falling.filter(({ interim }) => !interim).map(({ handover }) => handover);
      return {
        toHandOver: await this.views.rows(tx, toHandOver),
        toTakeOver: await this.views.rows(tx, toTakeOver),
        toConfirm: await this.views.rows(tx, toConfirm),
      };
    });
  }

  /** What the one who asks has handed over or taken over: whoever holds no post any more finds the sheet again here. */
  mine(actor: Actor): Promise<HandoverRowDto[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { personId } = tx.actor;
      return personId === null ? [] : this.views.rows(tx, await this.pages.doneBy(tx, personId, MOST_OF_ONE));
    });
  }

  /** Of what nobody is named for or has done in time, that for which this tenure is the nearest head. */
  private async falling(
    tx: ReadTx,
    tenureId: string,
  ): Promise<{ handover: HandoverRecord; interim: boolean }[]> {
    const roots = tx.actor.permissions.get('handovers.read') ?? [];
    const candidates = await this.pages.mayFallTo(tx, roots, MOST_FALLING);
    if (candidates.length === 0) return [];
    const answering = await this.organizations.holders(
      tx,
      candidates.map(({ postId }) => postId),
      tx.today,
    );
    const above = await this.sight.superiors(tx, [
      ...new Set(candidates.map(({ organizationId }) => organizationId)),
    ]);
    return candidates.flatMap((handover) => {
      const { organizationId, postId, outgoingPersonId, incomingPersonId } = handover;
      const superior = above.get(organizationId)?.[0];
      const interim = handover.state === 'handed-over' && incomingPersonId === null;
      const falls = interim ? (answering.get(postId)?.tenureId ?? superior) : superior;
      const isParty = [outgoingPersonId, incomingPersonId].includes(tx.actor.personId);
      return falls === tenureId && !isParty ? [{ handover, interim }] : [];
    });
  }
}
