import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';
import { OrderExtensionsRepository } from './extensions.repository';

/** A request for more time ends with its order: nobody can answer it once that is submitted, or owed no more. */
@Injectable()
export class OrderExtensionsEnding {
  constructor(private readonly extensions: OrderExtensionsRepository) {}

  async end(tx: WriteTx, orderIds: readonly string[]): Promise<void> {
    for (const { orderId, askedFor } of await this.extensions.lapse(tx, orderIds)) {
      tx.audit({
        action: 'rectification-order.lapse-extension',
        subject: { kind: 'rectification-order', id: orderId },
        before: { askedFor },
      });
    }
  }
}
