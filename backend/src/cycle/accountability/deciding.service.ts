import { Injectable } from '@nestjs/common';
import { matterChanged, matterDecided } from '@zeren/domain/cycle/accountability/accountability-events';
import { accountabilityRefusals } from '@zeren/domain/cycle/accountability/accountability-refusals';
import {
  dayInOrder,
  mayDecideMatter,
  mayKeepMatter,
  mayNameMembers,
  NUMBER_TEXT,
  shortText,
} from '@zeren/domain/cycle/accountability/may-act-on-matter';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { accept, Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, postDay } from '../../registry/organizations';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { matterSeal } from './accountability-seals';
import { ConcernedPeople } from './concerned-people';
import type {
  ConclusionBody,
  DecideMatterBody,
  HandOverMatterBody,
  ReceiptBody,
} from './dto/accountability-requests.dto';
import type { MatterDetailDto } from './dto/matter.dto';
import type { MatterRecord } from './matter-record';
import { MatterSight } from './matter-sight';
import type { SeenMatter } from './matter-sight';
import { MatterViews } from './matter-views';
import type { MatterChange } from './matters.repository';
import { MattersRepository } from './matters.repository';

/** The steps of a matter: decided by a leader, then entered from paper, until the competent body has concluded. */
@Injectable()
export class Deciding {
  constructor(
    private readonly sight: MatterSight,
    private readonly matters: MattersRepository,
    private readonly views: MatterViews,
    private readonly catalogues: AccountabilityCatalogues,
    private readonly calendars: CalendarReads,
    private readonly organizations: OrganizationReads,
    private readonly concerned: ConcernedPeople,
  ) {}

  /** Handed over to a competent body, or declined with a reason. */
  decide(
    actor: Actor,
    id: string,
    version: number,
    { outcome, bodyCode, reason }: DecideMatterBody,
  ): Promise<MatterDetailDto> {
    return this.sight.act(actor, id, version, async (tx, seen) => {
      const sends = outcome === 'hand-over';
      const state = accept(mayDecideMatter(seen.matter, seen.actor, sends ? 'send' : 'decline'));
      if (sends && !(await this.catalogues.bodies(tx)).has(bodyCode ?? ''))
        throw new Refused(accountabilityRefusals['accountability.no-body']({ field: 'bodyCode' }));
      const change = sends
        ? { state, dueOn: await this.due(tx, 'letterWorkingDays'), bodyCode: bodyCode! }
        : { state, dueOn: null, decisionReason: accept(shortText(reason ?? '', 'reason')) };
      const action = sends ? 'accountability-matter.send' : 'accountability-matter.decline';
      tx.emit(matterDecided(id));
      return this.moved(tx, seen, { ...change, decided: true }, action);
    });
  }

  /** The letter is out: to whom, on what day, under which number. */
  handOver(actor: Actor, id: string, version: number, body: HandOverMatterBody): Promise<MatterDetailDto> {
    return this.sight.act(actor, id, version, async (tx, seen) => {
      const state = accept(mayKeepMatter(seen.matter, seen.actor, 'hand-over'));
      const change = {
        state,
        bodyName: accept(shortText(body.bodyName, 'bodyName', NUMBER_TEXT)),
        letterNumber: accept(shortText(body.letterNumber, 'letterNumber', NUMBER_TEXT)),
        handedOn: accept(
          dayInOrder(body.handedOn, { notBefore: sinceWhen(seen.matter), today: tx.today }, 'handedOn'),
        ),
        dueOn: await this.due(tx, 'receiptWorkingDays', body.handedOn),
      };
      return this.moved(tx, seen, change, 'accountability-matter.hand-over');
    });
  }

  /** The receipt: from here on the competent body is at work, and nothing of that is kept. */
  receive(actor: Actor, id: string, version: number, body: ReceiptBody): Promise<MatterDetailDto> {
    return this.sight.act(actor, id, version, async (tx, seen) => {
      const state = accept(mayKeepMatter(seen.matter, seen.actor, 'receive'));
      const change = {
        ...{ state, dueOn: null },
        receiptNumber: accept(shortText(body.receiptNumber, 'receiptNumber', NUMBER_TEXT)),
        receivedOn: accept(
          dayInOrder(body.receivedOn, { notBefore: seen.matter.handedOn, today: tx.today }, 'receivedOn'),
        ),
      };
      return this.moved(tx, seen, change, 'accountability-matter.receive');
    });
  }

  /** The conclusion's number and day; what it says stays where it was written. */
  conclude(actor: Actor, id: string, version: number, body: ConclusionBody): Promise<MatterDetailDto> {
    return this.sight.act(actor, id, version, async (tx, seen) => {
      const state = accept(mayKeepMatter(seen.matter, seen.actor, 'conclude'));
      const change = {
        ...{ state, dueOn: null },
        conclusionNumber: accept(shortText(body.conclusionNumber, 'conclusionNumber', NUMBER_TEXT)),
        concludedOn: accept(
          dayInOrder(body.concludedOn, { notBefore: seen.matter.receivedOn, today: tx.today }, 'concludedOn'),
        ),
      };
      return this.moved(tx, seen, change, 'accountability-matter.conclude');
    });
  }

  /** Whoever decides names who else may know, to keep the papers. */
  addMember(actor: Actor, id: string, postId: string): Promise<MatterDetailDto> {
    return this.sight.act(actor, id, null, async (tx, seen) => {
      accept(mayNameMembers(seen.actor));
      await this.requireUnconcerned(tx, seen.matter, postId);
      if ((await this.matters.addMembers(tx, id, [{ postId, role: 'keeper' }])) === 0)
        throw new Refused(accountabilityRefusals['accountability.member-already']());
      const subject = { kind: 'accountability-matter', id };
      tx.audit({ action: 'accountability-matter.add-member', subject, after: { postId } });
      return this.detail(tx, seen);
    });
  }

  removeMember(actor: Actor, id: string, postId: string): Promise<MatterDetailDto> {
    return this.sight.act(actor, id, null, async (tx, seen) => {
      accept(mayNameMembers(seen.actor));
      if ((await this.matters.removeMember(tx, id, postId)) === 0)
        throw new Refused(accountabilityRefusals['accountability.member-stays']());
      const subject = { kind: 'accountability-matter', id };
      tx.audit({ action: 'accountability-matter.remove-member', subject, before: { postId } });
      return this.detail(tx, seen);
    });
  }

  /** A post that is there, and is not held by whom the matter is about. */
  private async requireUnconcerned(tx: WriteTx, matter: MatterRecord, postId: string): Promise<void> {
    const asked = { postId, day: tx.today };
    const { posts, holders } = await this.organizations.postsWithHolders(tx, [asked]);
    if (!posts.has(postId)) throw new Refused(platformRefusals['request.not-found']());
    const holder = holders.get(postDay(postId, tx.today));
    if (holder && (await this.concerned.of(tx, matter)).has(holder.personId))
      throw new Refused(accountabilityRefusals['accountability.member-concerned']({ field: 'postId' }));
  }

  private async moved(
    tx: WriteTx,
    seen: SeenMatter,
    change: MatterChange,
    action: string,
  ): Promise<MatterDetailDto> {
    const matter = await this.matters.move(tx, seen.matter, change);
    if (!matter) throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action, seal: matterSeal, id: matter.id, before: { state: seen.matter.state } });
    tx.emit(matterChanged(matter.id));
    return this.views.detail(tx, { ...seen, matter });
  }

  /** The members may have changed. */
  private async detail(tx: WriteTx, seen: SeenMatter): Promise<MatterDetailDto> {
    return this.views.detail(tx, { ...seen, members: await this.matters.members(tx, seen.matter.id) });
  }

  private async due(
    tx: WriteTx,
    term: 'letterWorkingDays' | 'receiptWorkingDays',
    from = tx.today,
  ): Promise<string> {
    return (await this.calendars.load(tx)).addWorkingDays(from, (await this.catalogues.terms(tx))[term]);
  }
}

/** What a person proposes may have been handed over on paper before it came to the product. */
const sinceWhen = ({ origin, decidedOn }: MatterRecord): string | null =>
  origin === 'by-hand' ? null : decidedOn;
