import { Injectable } from '@nestjs/common';
import { listStateAfter } from '@zeren/domain/cycle/responsibility/list-states';
import { mayObjectToList } from '@zeren/domain/cycle/responsibility/may-object-to-list';
import {
  responsibilityListObjected,
  responsibilityListObjectionAnswered,
} from '@zeren/domain/cycle/responsibility/responsibility-events';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { CalendarReads } from '../../../registry/calendar';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import type { AnswerObjectionDto, ObjectionDto, RaiseObjectionDto } from '../dto/objections.dto';
import { KeptLists } from '../kept-lists';
import { listSeal } from '../list-seal';
import type { ListRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { ObjectionsRepository } from './objections.repository';
import type { ObjectionRecord } from './objections.repository';

/** Working days for the reply, and for signing after it. */
const REPLY_DAYS = 3;
const RECEIPT_DAYS = 3;

/** 异议 and 答复: whoever would sign says what is wrong; the issuing body replies, and the list waits to be signed again. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListRepository,
    private readonly kept: KeptLists,
    private readonly repository: ObjectionsRepository,
    private readonly organizations: OrganizationReads,
    private readonly calendar: CalendarReads,
  ) {}

  ofList(actor: Actor, listId: string): Promise<ObjectionDto[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.seen(tx, listId);
      return this.views(tx, await this.repository.ofList(tx, listId));
    });
  }

  raise(actor: Actor, listId: string, version: number, given: RaiseObjectionDto): Promise<ObjectionDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [list] = await this.lists.byIds(tx, [listId]);
      if (!list) throw new Refused(platformRefusals['request.not-found']());
      const asked = [{ postId: list.postId, day: tx.today }];
      const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
      const answeringTenureId = holders.get(postDay(list.postId, tx.today))?.tenureId ?? null;
      // Whoever neither answers for a list nor sees it is not told that there is one.
      if (answeringTenureId !== actor.tenureId) await this.seen(tx, listId);
      const postTitle = posts.get(list.postId)?.title ?? '';
      accept(mayObjectToList({ state: list.state, postTitle, answeringTenureId }, actor, given.text));
      const itemId = given.itemId ?? null;
      const items = await this.lists.itemsOf(tx, [listId]);
      if (itemId !== null && !items.some(({ id }) => id === itemId)) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      const moved = list.version === version && (await this.repository.moveList(tx, list, 'objected', null));
      if (!moved) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const replyDueOn = (await this.calendar.load(tx)).addWorkingDays(tx.today, REPLY_DAYS);
      const objection = await this.repository.raise(tx, listId, itemId, given.text.trim(), replyDueOn);
      this.leaveTrace(tx, 'responsibility-list.object', list, objection);
      tx.emit(responsibilityListObjected(listId, objection.id));
      return (await this.views(tx, [objection]))[0]!;
    });
  }

  answer(
    actor: Actor,
    listId: string,
    id: string,
    version: number,
    given: AnswerObjectionDto,
  ): Promise<ObjectionDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const list = await this.kept.one(tx, listId, 'responsibility-lists.issue');
      const objection = await this.repository.byId(tx, listId, id);
      if (!objection) throw new Refused(platformRefusals['request.not-found']());
      if (objection.outcome !== null) throw new Refused(responsibilityRefusals['list-objection.answered']());
      const reply = given.reply.trim();
      if (reply === '')
        throw new Refused(responsibilityRefusals['list-objection.reply-missing']({ field: 'reply' }));
      const answered =
        objection.version === version && (await this.repository.answer(tx, objection, given.outcome, reply));
      if (!answered) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const next = listStateAfter(list.state, 'answer');
      // Meanwhile a new version may have taken the list's place: the reply still stands.
      if (next === 'issued') {
        const receiptDueOn = (await this.calendar.load(tx)).addWorkingDays(tx.today, RECEIPT_DAYS);
        const moved = await this.repository.moveList(tx, list, 'issued', receiptDueOn);
        if (!moved) throw new Refused(platformRefusals['request.changed-meanwhile']());
        this.leaveTrace(tx, 'responsibility-list.answer-objection', list, answered);
      }
      tx.emit(responsibilityListObjectionAnswered(listId, id));
      return (await this.views(tx, [answered]))[0]!;
    });
  }

  /** An issued list is sealed: each of its states leaves the whole row. */
  private leaveTrace(tx: WriteTx, action: string, before: ListRecord, objection: ObjectionRecord): void {
    tx.seal({ action, seal: listSeal, id: before.id, before: { state: before.state } });
    tx.audit({
      action: objection.outcome === null ? 'list-objection.raise' : 'list-objection.answer',
      subject: { kind: 'list-objection', id: objection.id },
      after: objection,
    });
  }

  private async seen(tx: ReadTx, listId: string): Promise<void> {
    const sight = { roots: await this.organizations.scope(tx), ownPostId: tx.actor.postId };
    if ((await this.lists.inSight(tx, sight, [listId])).length === 0) {
      throw new Refused(platformRefusals['request.not-found']());
    }
  }

  private async views(tx: ReadTx, records: readonly ObjectionRecord[]): Promise<ObjectionDto[]> {
    const tenures = await this.organizations.tenures(tx, [
      ...new Set(records.map(({ raisedByTenureId }) => raisedByTenureId)),
    ]);
    const nameOf = new Map(tenures.map(({ tenureId, personName }) => [tenureId, personName]));
    return records.map(({ listId: _, raisedByTenureId, raisedAt, answeredAt, ...record }) => ({
      ...record,
      raisedBy: nameOf.get(raisedByTenureId) ?? '',
      raisedAt: raisedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    }));
  }
}
