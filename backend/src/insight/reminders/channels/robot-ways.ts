import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { waitingText } from '@zeren/domain/insight/reminders/waiting-text';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import type { Recipient } from '../recipients';
import { httpPost, robotAnswer } from './http-post';
import type { Outgoing, Way } from './way';

/** Both robots take so many messages a minute, and lock whoever sends more. */
const ROBOT_PER_MINUTE = 20;
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };
/** What each answers when it was too much. */
const WECOM_BUSY = [45009, 45033];
const DINGTALK_BUSY = [130101, 410100];

/** A robot in a group of WeCom (企业微信); who is meant is named, by mobile number where it is known. */
@Injectable()
export class WecomWay implements Way {
  readonly channel = 'wecom';
  readonly perMinute = ROBOT_PER_MINUTE;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  get configured(): boolean {
    return this.configuration.WECOM_ROBOT_URL !== undefined;
  }

  addressOf({ mobile }: Recipient): string | null {
    return mobile;
  }

  async send({ address, personName, matters, locale }: Outgoing): Promise<void> {
    const { WECOM_ROBOT_URL, PUBLIC_URL } = this.configuration;
    if (!WECOM_ROBOT_URL) throw new Error('WECOM_ROBOT_URL is not set');
    const content = waitingText(personName, matters.length, locale, PUBLIC_URL);
    const text = address === null ? { content } : { content, mentioned_mobile_list: [address] };
    const body = JSON.stringify({ msgtype: 'text', text });
    robotAnswer(await httpPost({ url: WECOM_ROBOT_URL, headers: JSON_HEADERS, body }), WECOM_BUSY);
  }
}

/** A robot in a group of DingTalk (钉钉), signed where it asks for that. */
@Injectable()
export class DingtalkWay implements Way {
  readonly channel = 'dingtalk';
  readonly perMinute = ROBOT_PER_MINUTE;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  get configured(): boolean {
    return this.configuration.DINGTALK_ROBOT_URL !== undefined;
  }

  addressOf({ mobile }: Recipient): string | null {
    return mobile;
  }

  async send({ address, personName, matters, locale }: Outgoing): Promise<void> {
    const { DINGTALK_ROBOT_URL, DINGTALK_ROBOT_SECRET, PUBLIC_URL } = this.configuration;
    if (!DINGTALK_ROBOT_URL) throw new Error('DINGTALK_ROBOT_URL is not set');
    const url = new URL(DINGTALK_ROBOT_URL);
    // By the process's clock: the other side compares it with its own.
    if (DINGTALK_ROBOT_SECRET) sign(url, DINGTALK_ROBOT_SECRET, Date.now());
    const body = JSON.stringify({
      msgtype: 'text',
      text: { content: waitingText(personName, matters.length, locale, PUBLIC_URL) },
      ...(address === null ? {} : { at: { atMobiles: [address] } }),
    });
    robotAnswer(await httpPost({ url: url.href, headers: JSON_HEADERS, body }), DINGTALK_BUSY);
  }
}

function sign(url: URL, secret: string, at: number): void {
  url.searchParams.set('timestamp', String(at));
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'));
}
