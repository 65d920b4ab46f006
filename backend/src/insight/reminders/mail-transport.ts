import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { ReminderMail } from '@zeren/domain/insight/reminders/reminder-mail';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';

/** Together well under the lease of an attempt: an attempt that still runs is never taken for a dead one. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;
const CONNECTIONS = 4;

type Transport = ReturnType<typeof openTransport>;

/** The way out for e-mail: SMTP_URL. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private opened: Transport | undefined;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** Sends one mail. The same key gives the same Message-ID, so a mail sent again can be told from a second mail. */
  async send(to: string, idempotencyKey: string, mail: ReminderMail): Promise<void> {
    const { SMTP_URL, MAIL_FROM } = this.configuration;
    if (!SMTP_URL) throw new Error('SMTP_URL is not set');
    this.opened ??= openTransport(SMTP_URL);
    await this.opened.sendMail({
      from: MAIL_FROM,
      to,
      subject: mail.subject,
      text: mail.text,
      messageId: messageId(idempotencyKey, MAIL_FROM),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.opened?.close();
  }
}

/** Whether the receiving side refused this mail for good, so that trying again helps nobody. */
export function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
}

function openTransport(url: string) {
  return createTransport({ url, pool: true, maxConnections: CONNECTIONS, ...PATIENCE });
}

function messageId(idempotencyKey: string, from: string): string {
  const digest = createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40);
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<${digest}@${host}>`;
}
