import { Injectable } from '@nestjs/common';
import { GatewayWay } from './gateway-way';
import { MailWay } from './mail-way';
import { DingtalkWay, WecomWay } from './robot-ways';
import type { Way } from './way';

/** Every way to reach people outside the product. */
@Injectable()
export class Ways {
  private readonly all: readonly Way[];

  constructor(mail: MailWay, gateway: GatewayWay, wecom: WecomWay, dingtalk: DingtalkWay) {
    this.all = [mail, gateway, wecom, dingtalk];
  }

  /** Those that this installation has. */
  get configured(): readonly Way[] {
    return this.all.filter(({ configured }) => configured);
  }

  of(channel: string): Way | undefined {
    return this.all.find((way) => way.channel === channel);
  }
}
