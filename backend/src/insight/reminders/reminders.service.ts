import { Injectable } from '@nestjs/common';
import { noticeSentence } from '@zeren/domain/insight/reminders/notice-sentence';
import { remindersRefusals } from '@zeren/domain/insight/reminders/reminders-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { DeliveryRepository } from './delivery.repository';
import type {
  DeliveriesQuery,
  DeliveryPageDto,
  NoticePageDto,
  NoticeReadDto,
  PageQuery,
  SentAgainDto,
} from './dto/reminders.dto';
import { NoticeRepository } from './notice.repository';
import { cursorAfter, readCursor } from './page-cursor';

/** One's own inbox, and the clerk's record of what was delivered. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly deliveries: DeliveryRepository,
  ) {}

  /** One's own notices, newest first. */
  inbox(actor: Actor, { after, limit }: PageQuery): Promise<NoticePageDto> {
    const key = readCursor(after);
    return this.unitOfWork.read(actor, async (tx) => {
      if (actor.personId === null) return { items: [], next: null, unread: 0 };
      const rows = await this.notices.page(tx, actor.personId, key, limit);
      const items = rows.map(({ id, kind, subjectKind, subjectId, parameters, at, readAt }) => ({
        id,
        kind,
        subjectKind,
        subjectId,
        ...noticeSentence(kind, parameters),
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      }));
      return { items, next: cursorAfter(rows, limit), unread: await this.notices.unread(tx, actor.personId) };
    });
  }

  /** Marks one's own notice as read; the first reading counts. */
  read(actor: Actor, id: string): Promise<NoticeReadDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const marked =
        actor.personId === null ? undefined : await this.notices.markRead(tx, actor.personId, id);
      if (!marked) throw new Refused(platformRefusals['request.not-found']());
      const readAt = marked.readAt.toISOString();
      if (marked.first)
        tx.audit({ action: 'notice.read', subject: { kind: 'notice', id }, after: { readAt } });
      return { readAt };
    });
  }

  /** What was delivered about the posts within one's scope, newest first. */
  record(actor: Actor, { after, limit, state }: DeliveriesQuery): Promise<DeliveryPageDto> {
    const page = { state: state ?? null, after: readCursor(after), limit };
    return this.unitOfWork.read(actor, async (tx) => {
      const rows = await this.deliveries.page(tx, actor.rootOrganizationIds, page);
      const items = rows.map(({ pageAt: _, queuedAt, sentAt, kind, parameters, ...row }) => ({
        ...row,
        ...noticeSentence(kind, parameters),
        queuedAt: queuedAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      }));
      return { items, next: cursorAfter(rows, limit) };
    });
  }

  /** Puts what could not be delivered back to wait, to the address that holds now; the same key, so that it arrives once. */
  sendAgain(actor: Actor, id: string): Promise<SentAgainDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      if ((await this.deliveries.sendAgain(tx, actor.rootOrganizationIds, id)) === 0) {
        const known = await this.deliveries.isWithin(tx, actor.rootOrganizationIds, id);
        throw new Refused(
          known ? remindersRefusals['reminders.not-failed']() : platformRefusals['request.not-found'](),
        );
      }
      tx.audit({ action: 'delivery.send-again', subject: { kind: 'delivery', id } });
      return { state: 'queued' };
    });
  }
}
