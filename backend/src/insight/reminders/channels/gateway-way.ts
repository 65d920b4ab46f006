import { Inject, Injectable } from '@nestjs/common';
import { filledTemplate, waitingText } from '@zeren/domain/insight/reminders/waiting-text';
import type { TemplateKind } from '@zeren/domain/insight/reminders/waiting-text';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import type { Recipient } from '../recipients';
import { httpPost } from './http-post';
import { SendFault } from './way';
import type { Outgoing, Way } from './way';

const SHOWN = 120;

/** An SMS gateway or a government messenger, as its operator describes it: address, headers and a template of the body. */
@Injectable()
export class GatewayWay implements Way {
  readonly channel = 'http';

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  get configured(): boolean {
    return this.configuration.MESSAGE_URL !== undefined;
  }

  get perMinute(): number | null {
    return this.configuration.MESSAGE_PER_MINUTE ?? null;
  }

  addressOf({ mobile }: Recipient): string | undefined {
    return mobile ?? undefined;
  }

  async send({ address, personName, idempotencyKey, matters, locale }: Outgoing): Promise<void> {
    const { MESSAGE_URL, MESSAGE_HEADERS, MESSAGE_BODY, MESSAGE_ACCEPTED, PUBLIC_URL } = this.configuration;
    if (!MESSAGE_URL) throw new Error('MESSAGE_URL is not set');
    const headers = { 'content-type': 'application/json; charset=utf-8', ...lowerCased(MESSAGE_HEADERS) };
    const body = filledTemplate(
      MESSAGE_BODY,
      {
        to: address ?? '',
        name: personName,
        text: waitingText(personName, matters.length, locale, PUBLIC_URL),
        count: String(matters.length),
        key: idempotencyKey,
      },
      kindOf(headers['content-type']),
    );
    const answer = await httpPost({
      url: MESSAGE_URL,
      headers: { ...headers, 'idempotency-key': idempotencyKey },
      body,
    });
    // Many gateways answer 200 to everything and say in the body what became of it.
    if (MESSAGE_ACCEPTED && !MESSAGE_ACCEPTED.test(answer))
      throw new SendFault(`not accepted: ${answer.slice(0, SHOWN)}`, 'passing');
  }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function kindOf(contentType: string): TemplateKind {
  if (contentType.includes('json')) return 'json';
  return contentType.includes('form-urlencoded') ? 'form' : 'text';
}
