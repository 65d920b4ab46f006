import { Injectable } from '@nestjs/common';
import {
  handoverChanged,
  handoverOpened,
  handoverRecalled,
} from '@zeren/domain/cycle/handover/handover-events';
import { handoverDays, takeoverGrace } from '@zeren/domain/cycle/handover/handover-light';
import { awaitsSignature } from '@zeren/domain/cycle/handover/handover-states';
import { afterTenure } from '@zeren/domain/cycle/handover/who-takes-over';
import type { NoHandover } from '@zeren/domain/cycle/handover/who-takes-over';
import { addDays } from '@zeren/domain/registry/calendar/calendar-days';
import { runsOn } from '@zeren/domain/registry/organizations/tenure';
import { holderOn } from '@zeren/domain/registry/organizations/who-answers';
import type { WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import type { TenureRow } from '../../registry/organizations';
import { DutyCommands } from '../duties';
import { HandoverBatchesRepository } from './handover-batches.repository';
import type { HandoverRecord, IncomingSide } from './handover-record';
import { HandoverRowsRepository } from './handover-rows.repository';
import type { NewHandover } from './handover-rows.repository';
import { HandoverSheetService } from './handover-sheet.service';
import { HandoverTermsReads } from './handover-terms';

/** Why a handover was called off by itself, as its page says. */
const CALLED_OFF: Readonly<Record<NoHandover, string>> = {
  'still-running': '任职没有结束（已更正），无需交接',
  'long-past': '离任日期已更正为一年以前，无需交接',
  kept: '本人继续任职，无需交接',
  'never-answered': '任职期间未承担岗位职责，无需交接',
};

/**
 * What tenures bring about. It looks at the rows as they stand now, not at the order of news: whichever of an end and a
 * start is heard first, the same handover comes of it, and once.
 */
@Injectable()
export class HandoverFollowingService {
  constructor(
    private readonly rows: HandoverRowsRepository,
    private readonly batches: HandoverBatchesRepository,
    private readonly sheet: HandoverSheetService,
    private readonly terms: HandoverTermsReads,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly duties: DutyCommands,
  ) {}

  /** A tenure has ended: its post is handed over, unless its holder keeps it. */
  async ended(tx: WriteTx, { postId, tenureId }: TenureOfPost): Promise<void> {
    const tenures = await this.settle(tx, postId, tenureId);
    const ended = tenures.find((tenure) => tenure.tenureId === tenureId);
    if (!ended || ended.endsOn === null) return;
    const after = afterTenure(ended, tenures, tx.today);
    if (!after.handover) return;
    await this.open(tx, {
      cause: 'tenure-ended',
      causeTenureId: tenureId,
      endedOn: ended.endsOn,
      outgoing: ended,
      incoming: after.incoming && incomingSide(after.incoming),
      of: ended,
    });
    if (after.incoming) await this.elected(tx, after.incoming);
  }

  /** A tenure has started: who holds the post takes it over, also from the head who looked after it in between. */
  async started(tx: WriteTx, { postId, tenureId }: TenureOfPost): Promise<void> {
    const tenures = await this.settle(tx, postId, tenureId);
    const started = tenures.find((tenure) => tenure.tenureId === tenureId);
    if (!started || !runsOn(started, tx.today)) return;
    await this.afterInterim(tx, started, tenures);
    await this.elected(tx, started);
  }

  /** Days or kind of a tenure were put right: what came of it before is put right too. */
  async corrected(tx: WriteTx, { postId, tenureId }: TenureOfPost): Promise<void> {
    const corrected = (await this.settle(tx, postId, tenureId)).find((one) => one.tenureId === tenureId);
    if (corrected) await this.elected(tx, corrected);
  }

  /** Grants what an election brings to who took a post over. */
  async grantGraces(tx: WriteTx, handovers: readonly HandoverRecord[]): Promise<void> {
    const terms = await this.terms.read(tx);
    const graces = handovers.flatMap(({ id, postId, batchId, incomingStartsOn, interim }) =>
      batchId === null || incomingStartsOn === null || interim
        ? []
        : [{ postId, subject: { kind: 'handover', id }, ...takeoverGrace(incomingStartsOn, terms) }],
    );
    if (graces.length === 0) return;
    await this.duties.grantGraces(tx, graces);
    await this.rows.keepGraces(
      tx,
      graces.map(({ subject, endsOn }) => ({ id: subject.id, graceUntil: endsOn })),
    );
  }

  /** Calls a handover off, with the grace that hung on it. */
  async recall(tx: WriteTx, handover: HandoverRecord, reason: string): Promise<HandoverRecord | undefined> {
    const recalled = await this.rows.move(tx, handover, { state: 'recalled', recallReason: reason });
    if (!recalled) return undefined;
    const subject = { kind: 'handover', id: handover.id };
    await this.duties.withdrawGrace(tx, subject);
    tx.audit({
      action: 'handover.recall',
      subject,
      before: { state: handover.state },
      after: { state: 'recalled', reason },
    });
    tx.emit(handoverRecalled(handover.id));
    return recalled;
  }

  /** Who holds the post now takes over from the head who looked after it in between. */
  private async afterInterim(tx: WriteTx, started: TenureRow, tenures: readonly TenureRow[]): Promise<void> {
    const { tenureId, postId } = started;
    if (holderOn(tenures, postId, tx.today)?.tenureId !== tenureId) return;
    const latest = await this.rows.latestOf(tx, postId);
    if (!latest?.interim || latest.state !== 'taken-over') return;
    if (latest.incomingPersonId === started.personId) return;
    await this.open(tx, {
      cause: 'interim-ended',
      causeTenureId: tenureId,
      endedOn: addDays(started.startsOn, -1),
      outgoing: {
        tenureId: latest.incomingTenureId!,
        personId: latest.incomingPersonId!,
        personName: latest.incomingName!,
      },
      incoming: incomingSide(started),
      of: started,
    });
  }

  /**
   * Who was elected to a vacant post has the grace of the election as well. Its handover, open since somebody left before,
   * goes into the batch; where nobody hands anything over, the grace hangs on the tenure.
   */
  private async elected(tx: WriteTx, { postId, tenureId, startsOn }: TenureRow): Promise<void> {
    const batchId = await this.batches.ofCause(tx, tenureId, 'begin');
    if (batchId === undefined) return;
    const named = await this.rows.takenOverBy(tx, postId, tenureId);
    if (named.length > 0) {
      const ids = named.map(({ id }) => id);
      await this.grantGraces(tx, await this.rows.joinBatch(tx, ids, batchId));
      return;
    }
    const days = takeoverGrace(startsOn, await this.terms.read(tx));
    await this.duties.grantGraces(tx, [{ postId, subject: { kind: 'tenure', id: tenureId }, ...days }]);
  }

  /** Brings the handovers of a post in line with its tenures; answers the tenures. */
  private async settle(tx: WriteTx, postId: string, tenureId: string): Promise<TenureRow[]> {
    await this.rows.lockPost(tx, postId);
    const tenures = await this.organizations.tenuresOfPosts(tx, [postId]);
    for (const handover of await this.rows.concerning(tx, postId, tenureId)) {
      await this.settleOne(tx, handover, tenures);
    }
    return tenures;
  }

  private async settleOne(
    tx: WriteTx,
    handover: HandoverRecord,
    tenures: readonly TenureRow[],
  ): Promise<void> {
    const cause = tenures.find((tenure) => tenure.tenureId === handover.causeTenureId);
    if (!cause) return;
    if (handover.cause === 'interim-ended') {
      if (awaitsSignature(handover.state)) {
        await this.follow(tx, handover, addDays(cause.startsOn, -1), incomingSide(cause));
      }
      return;
    }
    const after = afterTenure(cause, tenures, tx.today);
    if (!after.handover) {
      // What was taken over stays so when somebody comes back later; not when the end itself was an error.
      if (awaitsSignature(handover.state) || after.because === 'still-running') {
        await this.recall(tx, handover, CALLED_OFF[after.because]);
      }
    } else if (awaitsSignature(handover.state)) {
      const incoming = after.incoming && incomingSide(after.incoming);
      await this.follow(tx, handover, cause.endsOn!, incoming);
    }
  }

  private async follow(
    tx: WriteTx,
    handover: HandoverRecord,
    endedOn: string,
    incoming: IncomingSide | null,
  ): Promise<void> {
    const sameEnd = endedOn === handover.endedOn;
    const sameIncoming =
      incoming?.tenureId === (handover.incomingTenureId ?? undefined) &&
      incoming?.startsOn === (handover.incomingStartsOn ?? undefined);
    if (sameEnd && sameIncoming) return;
    const days = handoverDays(
      { endedOn, incomingStartsOn: incoming?.startsOn ?? null, knownOn: tx.today },
      await this.calendars.load(tx),
      await this.terms.read(tx),
    );
    const handOverDueOn = sameEnd ? handover.handOverDueOn : days.handOverDueOn;
    const to = { endedOn, incoming, handOverDueOn, takeOverDueOn: days.takeOverDueOn };
    if (!(await this.rows.follow(tx, handover.id, to))) return;
    const after = (await this.rows.byId(tx, handover.id))!;
    tx.audit({
      action: 'handover.follow-tenures',
      subject: { kind: 'handover', id: handover.id },
      before: sides(handover),
      after: sides(after),
    });
    tx.emit(handoverChanged(handover.id));
    await this.grantGraces(tx, [after]);
  }

  private async open(
    tx: WriteTx,
    wanted: Pick<NewHandover, 'cause' | 'causeTenureId' | 'endedOn' | 'outgoing' | 'incoming'> & {
      readonly of: TenureRow;
    },
  ): Promise<void> {
    const { of, ...rest } = wanted;
    const { tenureId, personId, personName } = wanted.outgoing;
    const handover: NewHandover = {
      ...rest,
      ...handoverDays(
        {
          endedOn: wanted.endedOn,
          incomingStartsOn: wanted.incoming?.startsOn ?? null,
          knownOn: tx.today,
        },
        await this.calendars.load(tx),
        await this.terms.read(tx),
      ),
      id: uuidv7(),
      outgoing: { tenureId, personId, personName },
      postId: of.postId,
      organizationId: of.organizationId,
      postTitle: of.postTitle,
      organizationName: of.organizationName,
      batchId: (await this.batches.ofCause(tx, wanted.causeTenureId, DID[wanted.cause])) ?? null,
    };
    if (!(await this.rows.open(tx, handover))) return;
    const opened = (await this.rows.byId(tx, handover.id))!;
    await this.sheet.gather(tx, opened);
    await this.rows.listChanged(tx, handover.id, true);
    tx.audit({
      action: 'handover.open',
      subject: { kind: 'handover', id: handover.id },
      after: { ...sides(opened), postId: of.postId, cause: wanted.cause, batchId: handover.batchId },
    });
    tx.emit(handoverOpened(handover.id));
    await this.grantGraces(tx, [opened]);
  }
}

/** What an election did to the tenure that a handover follows. */
const DID = { 'tenure-ended': 'end', 'interim-ended': 'begin' } as const;

/** A tenure and its post, as news name them. */
export interface TenureOfPost {
  readonly tenureId: string;
  readonly postId: string;
}

function incomingSide({ tenureId, personId, personName, startsOn }: TenureRow): IncomingSide {
  return { tenureId, personId, personName, startsOn };
}

/** What the record keeps of who hands over to whom, and by when. */
function sides(handover: HandoverRecord): object {
  const { outgoingTenureId, incomingTenureId, endedOn, handOverDueOn, takeOverDueOn } = handover;
  return { outgoingTenureId, incomingTenureId, endedOn, handOverDueOn, takeOverDueOn };
}
