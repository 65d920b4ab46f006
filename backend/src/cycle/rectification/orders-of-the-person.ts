import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';
import { KeepsPersonTies } from '../../registry/organizations';
import type { PersonTies } from '../../registry/organizations';
import { OrdersRepository } from './orders.repository';

/** Nobody verifies under one entry what they put right under another. */
@Injectable()
@KeepsPersonTies()
export class OrdersOfThePerson implements PersonTies {
  constructor(private readonly orders: OrdersRepository) {}

  async move(tx: WriteTx, fromId: string, toId: string): Promise<void> {
    for (const { id } of await this.orders.movePerson(tx, fromId, toId))
      tx.audit({
        action: 'rectification-order.follow-person',
        subject: { kind: 'rectification-order', id },
        before: { personId: fromId },
        after: { personId: toId },
      });
  }
}
