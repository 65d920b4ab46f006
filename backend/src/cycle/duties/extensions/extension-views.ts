import { Injectable } from '@nestjs/common';
import { mayAskExtension, mayDecideExtension } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { DecidingActor, ExtendedDuty } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import { termUntil } from '@zeren/domain/cycle/duties/checking/check-term';
import { shanghaiDayOf } from '@zeren/domain/registry/evidence/evidence-facts';
import type { ReadTx } from '../../../platform/database/transaction';
import { CalendarReads } from '../../../registry/calendar';
import type { DutyRecord } from '../duty-record';
import { DutyRowsRepository } from '../duty-rows.repository';
import { ExtensionDeciders } from './extension-deciders';
import type { Concerned } from './extension-deciders';
import type { ExtensionDto, ExtensionsDto, ExtensionToDecideDto } from './extensions.dto';
import { ExtensionsRepository } from './extensions.repository';
import type { ExtensionRecord } from './extensions.repository';

/** Requests for more time, as people are shown them. */
@Injectable()
export class ExtensionViews {
  constructor(
    private readonly repository: ExtensionsRepository,
    private readonly deciders: ExtensionDeciders,
    private readonly rows: DutyRowsRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async ofDuty(tx: ReadTx, duty: DutyRecord, canReport: boolean): Promise<ExtensionsDto> {
    const extensions = await this.repository.ofDuty(tx, duty.id);
    const verdict = mayAskExtension(duty, extensions, tx.today);
    const mayAsk = canReport && verdict.ok ? verdict.value : null;
    if (extensions.length === 0) return { items: [], mayAsk };
    const concerned = await this.deciders.concerned(tx, extensions, [duty.postId]);
    const actor = await this.deciders.actor(tx);
    return {
      items: extensions.map(concerned.named).map((one) => {
        const of = { ...duty, personIds: concerned.personIds(one, duty.postId) };
        return viewOf(one, concerned, mayBe(one, of, actor, canReport));
      }),
      mayAsk,
    };
  }

  /** What waits for the answer of the one who asks. */
  async toDecide(tx: ReadTx, limit: number): Promise<ExtensionToDecideDto[]> {
    const actor = await this.deciders.actor(tx);
    const { postId, personId, organizationId, isHead, decidesFor } = actor;
    if (postId === null || decidesFor.length === 0) return [];
    const waiting = await this.repository.waitingFor(
      tx,
      { bodies: decidesFor, postId, personId, notOf: isHead ? null : organizationId },
      limit,
    );
    if (waiting.length === 0) return [];
    const found = await this.rows.byIds(
      tx,
      waiting.map(({ dutyId }) => dutyId),
    );
    const duties = new Map(found.map((duty) => [duty.id, duty]));
    const concerned = await this.deciders.concerned(
      tx,
      waiting,
      found.map((duty) => duty.postId),
    );
    const calendar = await this.calendars.load(tx);
    return waiting.map(concerned.named).flatMap((one): ExtensionToDecideDto[] => {
      const duty = duties.get(one.dutyId);
      if (!duty) return [];
      const post = concerned.posts.get(duty.postId);
      const may = mayBe(one, { ...duty, personIds: concerned.personIds(one, duty.postId) }, actor, false);
      // What was asked for them while they are on leave waits for somebody else.
      if (!may.decided) return [];
      return [
        {
          ...viewOf(one, concerned, may),
          ...{ dutyId: duty.id, title: duty.title, titleEn: duty.titleEn },
          ...{ organizationName: post?.organizationName ?? '', postTitle: post?.title ?? '' },
          waits: termUntil(shanghaiDayOf(one.askedAt), one.dueBefore, tx.today, calendar),
        },
      ];
    });
  }
}

type NamedRequest = ExtensionRecord & { readonly deciderName: string };

interface MayBe {
  readonly decided: boolean;
  readonly withdrawn: boolean;
}

const mayBe = (one: NamedRequest, duty: ExtendedDuty, actor: DecidingActor, canReport: boolean): MayBe => ({
  decided: mayDecideExtension(one, duty, actor).ok,
  withdrawn: one.state === 'asked' && canReport,
});

function viewOf(one: NamedRequest, { nameOf }: Concerned, may: MayBe): ExtensionDto {
  const { id, state, dueBefore, askedFor, reason, deciderName, decisionReason, version } = one;
  return {
    ...{ id, state, dueBefore, askedFor, reason, deciderName, decisionReason, version },
    askedAt: one.askedAt.toISOString(),
    askedBy: nameOf(one.askedByTenureId),
    decidedAt: one.decidedAt?.toISOString() ?? null,
    decidedBy: nameOf(one.decidedByTenureId),
    mayDecide: may.decided,
    mayWithdraw: may.withdrawn,
  };
}
