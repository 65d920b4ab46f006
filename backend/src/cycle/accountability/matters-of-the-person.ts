import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';
import { KeepsPersonTies } from '../../registry/organizations';
import type { PersonTies } from '../../registry/organizations';
import { matterSeal, measureSeal } from './accountability-seals';
import { Deciders } from './deciders';
import { MattersRepository } from './matters.repository';
import { MeasuresRepository } from './measures.repository';

/**
 * Whom a matter is about is the one who stays of two entries: neither may somebody decide about themselves under their
 * other entry, nor does a measure fall off; what they would decide goes on to another. Names stay as of the proposal.
 */
@Injectable()
@KeepsPersonTies()
export class MattersOfThePerson implements PersonTies {
  constructor(
    private readonly matters: MattersRepository,
    private readonly measures: MeasuresRepository,
    private readonly deciders: Deciders,
  ) {}

  async move(tx: WriteTx, fromId: string, toId: string): Promise<void> {
    const before = { personId: fromId };
    for (const id of await this.matters.movePerson(tx, fromId, toId))
      tx.seal({ action: 'accountability-matter.follow-person', seal: matterSeal, id, before });
    for (const id of await this.measures.movePerson(tx, fromId, toId))
      tx.seal({ action: 'accountability-measure.follow-person', seal: measureSeal, id, before });
    await this.deciders.passOn(tx, toId);
  }
}
