import { Injectable } from '@nestjs/common';
import { handoverChased } from '@zeren/domain/cycle/handover/handover-events';
import { handoverRefusals } from '@zeren/domain/cycle/handover/handover-refusals';
import {
  mayAddItem,
  mayRecall,
  mayRefresh,
  shortLine,
} from '@zeren/domain/cycle/handover/may-confirm-handover';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { HandoverDetailDto } from './dto/handover.dto';
import { HandoverFollowingService } from './handover-following.service';
import { HandoverItemsRepository } from './handover-items.repository';
import type { HandoverRecord } from './handover-record';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverSheetService } from './handover-sheet.service';
import { HandoverSight, onOneHandover } from './handover-sight';
import type { Standing } from './handover-sight';
import { HandoverViews } from './handover-views';

/** What is done to a handover besides signing it. */
@Injectable()
export class HandoverKeepingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: HandoverRowsRepository,
    private readonly items: HandoverItemsRepository,
    private readonly sheet: HandoverSheetService,
    private readonly sight: HandoverSight,
    private readonly views: HandoverViews,
    private readonly following: HandoverFollowingService,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Gathers the list anew: what is settled goes, what has come up comes. */
  refresh(actor: Actor, id: string): Promise<HandoverDetailDto> {
    return this.keeping(actor, id, async (tx, handover) => {
      accept(mayRefresh(handover));
      await this.sheet.gather(tx, handover);
      await this.rows.listChanged(tx, id, true);
      tx.audit({ action: 'handover.refresh', subject: subjectOf(id) });
    });
  }

  /** A note beside a line, by whoever keeps the list, until it is signed; the newest wins. */
  note(actor: Actor, id: string, itemId: string, text: string | null): Promise<HandoverDetailDto> {
    return this.keeping(actor, id, async (tx, handover) => {
      accept(mayRefresh(handover));
      const note = accept(shortLine(text, 'note'));
      if ((await this.items.keepNote(tx, id, itemId, note)) === 0) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      // What is signed includes the notes: who is about to sign an older list is told.
      await this.rows.listChanged(tx, id, false);
      tx.audit({ action: 'handover.note', subject: subjectOf(id), after: { itemId, note } });
    });
  }

  /** Adds what stands in no room; after the outgoing side has signed, as a late line. */
  addItem(actor: Actor, id: string, text: string): Promise<HandoverDetailDto> {
    return this.keeping(actor, id, async (tx, handover) => {
      const { late } = accept(mayAddItem(handover));
      const title = accept(shortLine(text, 'title'));
      if (title === null) throw new Refused(handoverRefusals['handover.item-missing']({ field: 'title' }));
      const [person] = await this.organizations.people(tx, [actor.personId!]);
      await this.items.addByHand(tx, id, { title, late, byName: person?.name ?? null });
      await this.rows.listChanged(tx, id, false);
      tx.audit({ action: 'handover.add-item', subject: subjectOf(id), after: { title, late } });
    });
  }

  /** Takes back a line that was typed, before it is signed over. */
  removeItem(actor: Actor, id: string, itemId: string): Promise<HandoverDetailDto> {
    return this.keeping(actor, id, async (tx, handover) => {
      accept(mayRefresh(handover));
      if ((await this.items.removeByHand(tx, id, itemId)) === 0) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      await this.rows.listChanged(tx, id, false);
      tx.audit({ action: 'handover.remove-item', subject: subjectOf(id), before: { itemId } });
    });
  }

  /** Calls a handover off, when the end of the tenure was an error. */
  recall(actor: Actor, id: string, version: number, text: string): Promise<HandoverDetailDto> {
    return this.managing(actor, id, async (tx, handover) => {
      accept(mayRecall(handover));
      const reason = accept(shortLine(text, 'reason'));
      if (reason === null)
        throw new Refused(handoverRefusals['handover.reason-missing']({ field: 'reason' }));
      const recalled =
        handover.version === version ? await this.following.recall(tx, handover, reason) : undefined;
      if (!recalled) throw new Refused(platformRefusals['request.changed-meanwhile']());
    });
  }

  /** Reminds whoever is waited for, once a day. */
  chase(actor: Actor, id: string): Promise<HandoverDetailDto> {
    return this.managing(actor, id, async (tx, { state }) => {
      if (state !== 'gathered' && state !== 'handed-over') {
        throw new Refused(handoverRefusals['handover.nobody-to-chase']());
      }
      const chased = await this.rows.chase(tx, [id]);
      if (chased.length === 0) throw new Refused(handoverRefusals['handover.chased-today']());
      this.chased(tx, chased);
    });
  }

  /** Leaves for each what a reminder by hand leaves behind. */
  chased(tx: WriteTx, ids: readonly string[]): void {
    for (const id of ids) {
      tx.audit({ action: 'handover.chase', subject: subjectOf(id), after: { on: tx.today } });
      tx.emit(handoverChased(id));
    }
  }

  private keeping(
    actor: Actor,
    id: string,
    act: (tx: WriteTx, handover: HandoverRecord) => Promise<void>,
  ): Promise<HandoverDetailDto> {
    return this.acting(actor, id, act, (standing) => this.sight.requireKeeper(standing));
  }

  private managing(
    actor: Actor,
    id: string,
    act: (tx: WriteTx, handover: HandoverRecord) => Promise<void>,
  ): Promise<HandoverDetailDto> {
    return this.acting(actor, id, act, ({ manages }) => {
      if (!manages) throw new Refused(platformRefusals['request.not-found']());
    });
  }

  private acting(
    actor: Actor,
    id: string,
    act: (tx: WriteTx, handover: HandoverRecord) => Promise<void>,
    allow: (standing: Standing) => void,
  ): Promise<HandoverDetailDto> {
    return this.unitOfWork.write(onOneHandover(actor), async (tx) => {
      const handover = await this.sight.require(tx, await this.rows.lock(tx, id));
      allow(await this.sight.standing(tx, handover));
      await act(tx, handover);
      return this.views.detail(tx, (await this.rows.byId(tx, id))!);
    });
  }
}

const subjectOf = (id: string) => ({ kind: 'handover', id });
