import { Injectable } from '@nestjs/common';
import {
  mayAskMoreTime,
  mayDecideMoreTime,
  moreTimeAsked,
} from '@zeren/domain/cycle/rectification/may-extend-order';
import { orderText } from '@zeren/domain/cycle/rectification/order-text';
import { orderNews } from '@zeren/domain/cycle/rectification/rectification-events';
import { rectificationRefusals } from '@zeren/domain/cycle/rectification/rectification-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import type { AskMoreTimeBody, DecideMoreTimeBody } from './dto/order-requests.dto';
import type { OrderDetailDto } from './dto/orders.dto';
import { OrderExtensionsRepository } from './extensions.repository';
import { OrderDetails } from './order-details';
import { OrderStepsService } from './order-steps.service';
import { OrdersRepository } from './orders.repository';

/** More time (延期): asked for before the date by who puts it right, decided one level up; the original date stays. */
@Injectable()
export class OrderExtensionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly extensions: OrderExtensionsRepository,
    private readonly steps: OrderStepsService,
    private readonly details: OrderDetails,
  ) {}

  ask(actor: Actor, orderId: string, body: AskMoreTimeBody): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { order, moved, actor: acting } = await this.steps.locked(tx, orderId);
      const before = (await this.extensions.ofOrder(tx, orderId)).filter(
        ({ round }) => round === order.round,
      );
      accept(mayAskMoreTime({ ...moved, standsDueOn: order.standsDueOn }, before, acting, tx.today));
      const askedFor = accept(moreTimeAsked(order.standsDueOn, body.askedFor));
      const reason = accept(orderText(body.reason, 'text'));
      const asked = {
        id: uuidv7(),
        orderId,
        round: order.round,
        dueBefore: order.standsDueOn,
        askedFor,
        reason,
      };
      if ((await this.extensions.ask(tx, asked)) === 0)
        throw new Refused(rectificationRefusals['rectification.extension-asked-already']());
      tx.audit({
        action: 'rectification-order.ask-extension',
        subject: { kind: 'rectification-order', id: orderId },
        before: { dueOn: order.standsDueOn },
        after: { askedFor, reason },
      });
      tx.emit(orderNews('order.extension-asked', orderId));
      return this.details.of(tx, order);
    });
  }

  decide(
    actor: Actor,
    orderId: string,
    extensionId: string,
    version: number,
    { granted, reason }: DecideMoreTimeBody,
  ): Promise<OrderDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { order, moved, actor: acting } = await this.steps.locked(tx, orderId);
      const asked = (await this.extensions.ofOrder(tx, orderId)).find(({ id }) => id === extensionId);
      if (!asked) throw new Refused(platformRefusals['request.not-found']());
      const standing = { ...moved, standsDueOn: order.standsDueOn, round: order.round };
      accept(mayDecideMoreTime(standing, asked, acting, { granted, today: tx.today }));
      const why = granted && !reason ? null : accept(orderText(reason, 'text'));
      const settled =
        asked.version === version &&
        (await this.extensions.settle(tx, asked, granted ? 'granted' : 'refused', why)) === 1;
      if (!settled) throw new Refused(platformRefusals['request.changed-meanwhile']());
      if (granted) await this.extensions.extend(tx, orderId, asked.askedFor);
      tx.audit({
        action: granted ? 'rectification-order.grant-extension' : 'rectification-order.refuse-extension',
        subject: { kind: 'rectification-order', id: orderId },
        before: { standsDueOn: order.standsDueOn },
        after: { standsDueOn: granted ? asked.askedFor : order.standsDueOn, dueOn: order.dueOn, reason: why },
      });
      tx.emit(orderNews(granted ? 'order.extended' : 'order.extension-refused', orderId));
      return this.details.of(tx, (await this.orders.byId(tx, orderId))!);
    });
  }
}
