import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../database/transaction';

export const EVENT_TYPES = 'zeren:event-types';

/** Marks a provider that wants to hear of these event types. */
export const ListensTo = (...types: string[]): CustomDecorator => SetMetadata(EVENT_TYPES, types);

/**
 * Hears of an event once: `on` runs in a transaction of the system actor together with the receipt that keeps it from
 * running again, so everything it writes through `tx` takes effect exactly once.
 */
export interface EventListener {
  on(event: EventEnvelope, tx: WriteTx): Promise<void>;
}
