import { Injectable } from '@nestjs/common';
import { graceOfOrder, orderLight } from '@zeren/domain/cycle/rectification/order-light';
import { ORDER_STATE_WORDS, orderNumber } from '@zeren/domain/cycle/rectification/order-words';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, postDay } from '../../registry/organizations';
import { DutyReads } from '../duties';
import { CodeNames } from '../inspections';
import type { OrderRowDto } from './dto/orders.dto';
import { LedgerRepository } from './ledger.repository';
import type { OrderRecord } from './order-record';

/** Orders as people are shown them, on screen, in the workbook and on paper. Names come for all rows at once. */
@Injectable()
export class OrderViews {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly names: CodeNames,
    private readonly ledger: LedgerRepository,
    private readonly duties: DutyReads,
  ) {}

  async rows(tx: ReadTx, orders: readonly OrderRecord[]): Promise<OrderRowDto[]> {
    if (orders.length === 0) return [];
    const names = await this.names.read(tx);
    const calendar = await this.calendars.load(tx);
    const units = await this.organizations.organizations(tx, [
      ...new Set(orders.map((each) => each.organizationId)),
    ]);
    const unitNames = new Map(units.map(({ id, nameZh }) => [id, nameZh]));
    const { posts, holders } = await this.organizations.postsWithHolders(
      tx,
      orders.flatMap((order) => {
        const day = answerDay(order, tx.today);
        return [order.postId, ...(order.leaderPostId ? [order.leaderPostId] : [])].map((postId) => ({
          postId,
          day,
        }));
      }),
    );
    const checks = await this.checks(tx, orders);
    const graces = await this.duties.gracesOfPosts(tx, [...new Set(orders.map(({ postId }) => postId))]);
    return orders.map((order) => {
      const lit = { ...order, graceUntil: graceOfOrder(order, graces) };
      const { light, reason, workingDays } = orderLight(lit, tx.today, calendar);
      const day = answerDay(order, tx.today);
      const nameAt = (postId: string | null) => holders.get(postDay(postId ?? '', day))?.personName ?? null;
      return {
        id: order.id,
        findingId: order.findingId,
        number: orderNumber(order),
        round: order.round,
        source: names('source', order.sourceCode),
        foundOn: order.foundOn,
        organizationId: order.organizationId,
        organizationName: unitNames.get(order.organizationId) ?? '',
        title: order.title,
        dimension: names('dimension', order.dimensionCode),
        domain: names('domain', order.domainCode),
        severity: names('severity', order.severityCode),
        measures: order.measures,
        leaderName: nameAt(order.leaderPostId),
        holderName: nameAt(order.postId),
        postTitle: posts.get(order.postId)?.title ?? '',
        dueOn: order.dueOn,
        standsDueOn: order.standsDueOn,
        state: order.state,
        stateWords: ORDER_STATE_WORDS[order.state],
        light,
        lightReason: reason,
        workingDays,
        result: order.result,
        check: checks.get(order.id) ?? null,
        closedOn: order.closedAt === null ? null : order.verifiedOn,
        lookBackOn: order.lookBackOn,
        version: order.version,
      };
    });
  }

  private async checks(
    tx: ReadTx,
    orders: readonly OrderRecord[],
  ): Promise<Map<string, OrderRowDto['check']>> {
    const found = await this.ledger.checks(
      tx,
      orders.map(({ id }) => id),
    );
    if (found.length === 0) return new Map();
    const tenures = await this.organizations.tenures(tx, [...new Set(found.map(({ tenureId }) => tenureId))]);
    const by = new Map(tenures.map(({ tenureId, personName }) => [tenureId, personName]));
    return new Map(
      found.map(({ orderId, tenureId, kind, result, heldOn }) => [
        orderId,
        { kind, result, heldOn, by: by.get(tenureId) ?? null },
      ]),
    );
  }
}

/** Who answers is whoever held the post on the day that it was due; before that, today's holder. */
function answerDay({ standsDueOn }: OrderRecord, today: string): string {
  return standsDueOn < today ? standsDueOn : today;
}
