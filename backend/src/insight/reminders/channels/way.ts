import type { MailLocale, WaitingMatter } from '@zeren/domain/insight/reminders/reminder-mail';
import type { Channel } from '../delivery.repository';
import type { Recipient } from '../recipients';

/** A message to be sent by some way. */
export interface Outgoing {
  readonly address: string | null;
  readonly personName: string;
  readonly idempotencyKey: string;
  readonly matters: readonly WaitingMatter[];
  readonly locale: MailLocale;
}

/** One way to reach people outside the product. */
export interface Way {
  readonly channel: Exclude<Channel, 'in-app'>;
  /** Whether the installation has it. */
  readonly configured: boolean;
  /** Messages that it takes in a minute, from all processes together; null: as many as there are. */
  readonly perMinute: number | null;
  /** Where it reaches somebody; undefined when it doesn't. */
  addressOf(recipient: Recipient): string | null | undefined;
  /** Throws a {@link SendFault}, or anything else for a fault that may pass. */
  send(message: Outgoing): Promise<void>;
}

/** Why a message was not taken, and whether trying again can help. */
export class SendFault extends Error {
  constructor(
    message: string,
    readonly kind: 'for-good' | 'busy' | 'passing',
    /** When the other side says so. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}
