import { Injectable } from '@nestjs/common';
import { overdueByTenure } from '@zeren/domain/cycle/duties/overdue-by-tenure';
import { graceOfOrder, orderLight } from '@zeren/domain/cycle/rectification/order-light';
import { ORDER_STATE_WORDS, orderNumber } from '@zeren/domain/cycle/rectification/order-words';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import { MATTER_LIGHTS } from '@zeren/domain/registry/organizations/post-matter';
import type { MatterLight, OverdueShare, PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters, TenureRow } from '../../registry/organizations';
import { DutyReads } from '../duties';
import type { OrderRecord } from './order-record';
import { OrdersRepository } from './orders.repository';

/** Open orders go with the post that answers for them, and with the one that leads them, whoever holds it. */
@Injectable()
@TellsPostMatters()
export class OrdersOfThePost implements PostMatters {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly duties: DutyReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const left = new Set(posts.map(({ postId }) => postId));
    const open = await this.orders.openOfPosts(tx, [...left]);
    if (open.length === 0) return [];
    const calendar = await this.calendars.load(tx);
    const tenures = await this.organizations.tenuresOfPosts(tx, [...left]);
    const graces = await this.duties.gracesOfPosts(tx, [...new Set(open.map(({ postId }) => postId))]);
    return open.flatMap((record): MatterOfPost[] => {
      const order = { ...record, graceUntil: graceOfOrder(record, graces) };
      const { postId, leaderPostId } = order;
      const matters: MatterOfPost[] = [];
      if (left.has(postId)) matters.push({ postId, matter: ownMatter(order, tx.today, calendar, tenures) });
      if (leaderPostId !== null && leaderPostId !== postId && left.has(leaderPostId))
        matters.push({ postId: leaderPostId, matter: ledMatter(order, tx.today, calendar) });
      return matters;
    });
  }
}

type GracedOrder = OrderRecord & { readonly graceUntil: string | null };

function ownMatter(
  order: GracedOrder,
  today: string,
  calendar: WorkingCalendar,
  tenures: readonly TenureRow[],
): PostMatter {
  const { light } = orderLight(order, today, calendar);
  const { zh, en } = ORDER_STATE_WORDS[order.state];
  const late = light === 'overdue' || light === 'severe';
  return {
    kind: 'rectification-order',
    subjectId: order.id,
    titleZh: `${orderNumber(order)}：${order.title}（${zh}）`,
    titleEn: `${orderNumber(order)}: ${order.title} (${en})`,
    dueOn: order.standsDueOn,
    light: MATTER_LIGHTS.find((each): each is MatterLight => each === light) ?? null,
    weight: 'to-take-over',
    overdue: late ? overdueShares(order, today, calendar, tenures) : [],
  };
}

/** Of a day on which nobody held the post nobody is named: the head who looked after it is not its holder. */
function overdueShares(
  { postId, standsDueOn: dueOn }: OrderRecord,
  today: string,
  calendar: WorkingCalendar,
  tenures: readonly TenureRow[],
): OverdueShare[] {
  return overdueByTenure({ postId, dueOn }, today, tenures, calendar).map(({ tenure, workingDays }) => ({
    tenureId: tenure?.tenureId ?? null,
    personName: tenure?.personName ?? null,
    workingDays,
  }));
}

/** Who leads it (责任领导) need not take it in hand; its days are those of the post that answers. */
function ledMatter(order: GracedOrder, today: string, calendar: WorkingCalendar): PostMatter {
  const own = ownMatter(order, today, calendar, []);
  return {
    ...own,
    kind: 'rectification-led',
    titleZh: `${own.titleZh}，本岗位为责任领导`,
    titleEn: `${own.titleEn}; this post leads it`,
    weight: 'to-know',
    overdue: [],
  };
}
