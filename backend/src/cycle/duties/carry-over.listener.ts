import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { ResponsibilityCommands, ResponsibilityReads } from '../responsibility';
import { DutyRowsRepository } from './duty-rows.repository';

/** When a year begins with the lists of an earlier one, the items say how much of them stayed open there. */
@Injectable()
@ListensTo('list-set.copied')
export class CarryOverListener implements EventListener {
  constructor(
    private readonly duties: DutyRowsRepository,
    private readonly lists: ResponsibilityReads,
    private readonly commands: ResponsibilityCommands,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { listSetId, fromYear } = event.data as { listSetId: string; fromYear: number };
    const lineageIds = await this.lists.lineagesOfSet(tx, listSetId);
    const open = await this.duties.openByLineage(tx, fromYear, lineageIds);
    if (open.length > 0) await this.commands.markCarriedOver(tx, listSetId, open);
  }
}
