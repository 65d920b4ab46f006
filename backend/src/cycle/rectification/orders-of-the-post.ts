import { Injectable } from '@nestjs/common';
import { orderLight } from '@zeren/domain/cycle/rectification/order-light';
import { ORDER_STATE_WORDS, orderNumber } from '@zeren/domain/cycle/rectification/order-words';
import { MATTER_LIGHTS } from '@zeren/domain/registry/organizations/post-matter';
import type { MatterLight } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import { OrdersRepository } from './orders.repository';

/** Open orders go with the post, whoever holds it. */
@Injectable()
@TellsPostMatters()
export class OrdersOfThePost implements PostMatters {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const open = await this.orders.openOfPosts(
      tx,
      posts.map(({ postId }) => postId),
    );
    const calendar = await this.calendars.load(tx);
    return open.map((order) => {
      const { light } = orderLight(order, tx.today, calendar);
      const { zh, en } = ORDER_STATE_WORDS[order.state];
      return {
        postId: order.postId,
        matter: {
          kind: 'rectification-order',
          subjectId: order.id,
          titleZh: `${orderNumber(order)}：${order.title}（${zh}）`,
          titleEn: `${orderNumber(order)}: ${order.title} (${en})`,
          dueOn: order.standsDueOn,
          light: MATTER_LIGHTS.find((each): each is MatterLight => each === light) ?? null,
          weight: 'to-take-over',
          overdue: [],
        },
      };
    });
  }
}
