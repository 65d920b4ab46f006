import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';
import { KeepsPersonTies } from '../../registry/organizations';
import type { PersonTies } from '../../registry/organizations';
import { HandoverRowsRepository } from './handover-rows.repository';

/** Whoever hands over or takes over is the one who stays of two entries; what was signed keeps its name. */
@Injectable()
@KeepsPersonTies()
export class HandoversOfThePerson implements PersonTies {
  constructor(private readonly rows: HandoverRowsRepository) {}

  move(tx: WriteTx, fromId: string, toId: string): Promise<void> {
    return this.rows.movePerson(tx, fromId, toId);
  }
}
