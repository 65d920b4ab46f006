import { Injectable } from '@nestjs/common';
import { severityOf } from '@zeren/domain/cycle/inspections/finding-severity';
import { findingsRefusals } from '@zeren/domain/cycle/inspections/findings-refusals';
import { mayIssueOrder } from '@zeren/domain/cycle/rectification/may-issue-order';
import { orderDueOn } from '@zeren/domain/cycle/rectification/order-deadline';
import { orderNews } from '@zeren/domain/cycle/rectification/rectification-events';
import { rectificationRefusals } from '@zeren/domain/cycle/rectification/rectification-refusals';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import { CodeNames, FindingCommands } from '../inspections';
import type { FindingRecord } from '../inspections';
import type { IssueOrderBody } from './dto/order-requests.dto';
import type { OrderDetailDto } from './dto/orders.dto';
import { OrderDetails } from './order-details';
import { OrdersRepository } from './orders.repository';

/** Opening an order for a confirmed problem: numbered, dated by its severity, and told to whoever answers. */
@Injectable()
export class OrderIssuingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly findings: FindingCommands,
    private readonly names: CodeNames,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly details: OrderDetails,
  ) {}

  issue(actor: Actor, body: IssueOrderBody): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const id = await this.open(tx, body);
      return this.details.of(tx, (await this.orders.byId(tx, id))!);
    });
  }

  /** Of a problem confirmed above the date is given: one that is past is overdue at once. */
  async open(tx: WriteTx, body: IssueOrderBody, { fromAbove = false } = {}): Promise<string> {
    const finding = await this.findings.disposeByOrder(tx, body.findingId);
    const { postId, leaderPostId } = await this.postsOf(tx, finding, body);
    const holder = (await this.organizations.holders(tx, [postId], tx.today)).get(postId);
    accept(mayIssueOrder({ postId, holderPersonId: holder?.personId ?? null }, tx.actor));
    const severity = accept(severityOf(await this.names.severities(tx), finding.severityCode));
    const calendar = await this.calendars.load(tx);
    const dueOn = body.dueOn ?? orderDueOn(tx.today, severity.workingDays, calendar);
    if (dueOn <= tx.today && !fromAbove)
      throw new Refused(rectificationRefusals['rectification.deadline-past']({ field: 'dueOn' }));
    const year = yearOf(tx.today);
    const number = await this.orders.nextNumber(tx, year);
    const id = uuidv7();
    const { organizationId, sourceCode, dimensionCode, domainCode, severityCode, title, foundOn } = finding;
    const request = plainText(body.request ?? '') || finding.request;
    const order = {
      ...{ id, findingId: finding.id, year, number, organizationId, postId, leaderPostId },
      ...{
        sourceCode,
        dimensionCode,
        domainCode,
        severityCode,
        apart: severity.apart,
        title,
        request,
        foundOn,
      },
      ...{ finderPersonId: finding.foundByPersonId, issuerOrganizationId: await this.body(tx), dueOn },
    };
    await this.orders.add(tx, order);
    await this.orders.addStep(tx, uuidv7(), { orderId: id, round: 1, verb: 'issue', text: request });
    tx.audit({
      action: 'rectification-order.issue',
      subject: { kind: 'rectification-order', id },
      after: { ...{ year, number, postId, leaderPostId, severityCode, title, dueOn }, findingId: finding.id },
    });
    tx.emit(orderNews('order.issued', id));
    return id;
  }

  /** The body that the actor issues for: the first of their roots by the tree. */
  private async body(tx: ReadTx): Promise<string> {
    const [root] = await this.organizations.scope(tx);
    if (!root) throw new Refused(rectificationRefusals['rectification.other-body']());
    return root.organizationId;
  }

  /** Who answers: as the order says, else the post of the finding, else the unit's head. */
  private async postsOf(
    tx: ReadTx,
    finding: FindingRecord,
    body: IssueOrderBody,
  ): Promise<{ postId: string; leaderPostId: string | null }> {
    const posts = await this.organizations.postsOf(tx, [finding.organizationId]);
    const asked = body.postId ?? finding.postId;
    const post = asked ? posts.find(({ id }) => id === asked) : posts.find(({ isHead }) => isHead);
    if (!post)
      throw new Refused(rectificationRefusals['rectification.post-out-of-reach']({ field: 'postId' }));
    const leaderPostId = body.leaderPostId ?? posts.find(({ isHead }) => isHead)?.id ?? null;
    if (body.leaderPostId) {
      const [leader] = await this.organizations.posts(tx, [body.leaderPostId]);
      if (!leader)
        throw new Refused(findingsRefusals['finding.unit-out-of-reach']({ field: 'leaderPostId' }));
    }
    return { postId: post.id, leaderPostId };
  }
}
