import { Inject, Injectable } from '@nestjs/common';
import { reminderMail } from '@zeren/domain/insight/reminders/reminder-mail';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import { isRefusedForGood, MailTransport } from '../mail-transport';
import type { Recipient } from '../recipients';
import { SendFault } from './way';
import type { Outgoing, Way } from './way';

/** E-mail. */
@Injectable()
export class MailWay implements Way {
  readonly channel = 'email';
  readonly perMinute = null;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly mail: MailTransport,
  ) {}

  get configured(): boolean {
    return this.configuration.SMTP_URL !== undefined;
  }

  addressOf({ email }: Recipient): string | undefined {
    return email ?? undefined;
  }

  async send({ address, idempotencyKey, matters, locale }: Outgoing): Promise<void> {
    try {
      await this.mail.send(
        address!,
        idempotencyKey,
        reminderMail(matters, locale, this.configuration.PUBLIC_URL),
      );
    } catch (error) {
      const { message } = error as Error;
      throw new SendFault(message, isRefusedForGood(error) ? 'for-good' : 'passing');
    }
  }
}
