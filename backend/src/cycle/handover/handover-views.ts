import { Injectable } from '@nestjs/common';
import { handoverLight } from '@zeren/domain/cycle/handover/handover-light';
import {
  mayConfirmForAbsent,
  mayHandOver,
  mayRecall,
  mayTakeOver,
} from '@zeren/domain/cycle/handover/may-confirm-handover';
import type { ConfirmableHandover } from '@zeren/domain/cycle/handover/may-confirm-handover';
import { awaitsSignature, HANDOVER_SIDES } from '@zeren/domain/cycle/handover/handover-states';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { EvidenceReads } from '../../registry/evidence';
import type {
  HandoverActsDto,
  HandoverDetailDto,
  HandoverItemDto,
  HandoverRowDto,
  HandoverSignatureDto,
} from './dto/handover.dto';
import { HandoverBatchesRepository } from './handover-batches.repository';
import { HandoverItemsRepository } from './handover-items.repository';
import type { HandoverRecord, ItemRecord, SignatureRecord } from './handover-record';
import { HandoverSheetService } from './handover-sheet.service';
import { HandoverSight } from './handover-sight';
import type { Standing } from './handover-sight';
import { HandoverTermsReads } from './handover-terms';

/** Turns stored handovers into what people are shown. */
@Injectable()
export class HandoverViews {
  constructor(
    private readonly items: HandoverItemsRepository,
    private readonly batches: HandoverBatchesRepository,
    private readonly sheet: HandoverSheetService,
    private readonly sight: HandoverSight,
    private readonly terms: HandoverTermsReads,
    private readonly calendars: CalendarReads,
    private readonly evidence: EvidenceReads,
  ) {}

  async rows(tx: ReadTx, handovers: readonly HandoverRecord[]): Promise<HandoverRowDto[]> {
    if (handovers.length === 0) return [];
    const calendar = await this.calendars.load(tx);
    const terms = await this.terms.read(tx);
    return handovers.map((handover) => {
      const { light, reason, workingDays } = handoverLight(handover, tx.today, calendar, terms);
      return {
        id: handover.id,
        postId: handover.postId,
        postTitle: handover.postTitle,
        organizationId: handover.organizationId,
        organizationName: handover.organizationName,
        outgoingName: handover.outgoingName,
        incomingName: handover.incomingName,
        interim: handover.interim,
        fromInterim: handover.cause === 'interim-ended',
        state: handover.state,
        light,
        lightReason: reason,
        endedOn: handover.endedOn,
        incomingStartsOn: handover.incomingStartsOn,
        dueOn: handover.dueOn,
        workingDays,
        takenOverOn: handover.takenOverOn,
        graceUntil: handover.graceUntil,
        batchId: handover.batchId,
        itemCount: handover.itemCount,
        chasedOn: handover.chasedOn,
        version: handover.version,
      };
    });
  }

  /** With its sheet; the transaction is one about this handover. */
  async detail(tx: ReadTx, handover: HandoverRecord): Promise<HandoverDetailDto> {
    const [row] = await this.rows(tx, [handover]);
    const standing = await this.sight.standing(tx, handover);
    const signatures = await this.items.signatures(tx, handover.id);
    const gathered = handover.state === 'gathered';
    const [batch] = handover.batchId === null ? [] : await this.batches.byIds(tx, [handover.batchId]);
    return {
      ...row!,
      items: (await this.items.of(tx, handover.id)).map(itemView),
      signatures: signatures.map(signatureView),
      scans: await this.evidence.ofSubject(tx, { kind: 'handover', id: handover.id }),
      gatheredAt: handover.gatheredAt.toISOString(),
      comeUpSince: gathered ? await this.sheet.comeUpSince(tx, handover) : 0,
      batchName: batch?.name ?? null,
      recallReason: handover.recallReason,
      acts: acts(confirmable(handover, signatures), standing),
    };
  }
}

/** What the rules ask of a handover. */
export function confirmable(
  handover: HandoverRecord,
  signatures: readonly SignatureRecord[],
): ConfirmableHandover {
  const signed = signatures.find(({ side }) => side === 'outgoing');
  return { ...handover, handedOverBy: signed?.personId ?? null };
}

function acts(handover: ConfirmableHandover, standing: Standing): HandoverActsDto {
  return {
    handOver: mayHandOver(handover, standing).ok,
    takeOver: mayTakeOver(handover, standing).ok,
    confirmFor: HANDOVER_SIDES.find((side) => mayConfirmForAbsent(handover, side, standing).ok) ?? null,
    change: handover.state !== 'recalled' && (standing.isOutgoing || standing.isIncoming || standing.manages),
    registerPaper:
      standing.registers && awaitsSignature(handover.state) && handover.incomingPersonId !== null,
    manage: standing.manages && mayRecall(handover).ok,
  };
}

function itemView({ sort: _, overdue, addedAt, ...shown }: ItemRecord): HandoverItemDto {
  return {
    ...shown,
    overdue: overdue.map(({ personName, workingDays }) => ({ personName, workingDays })),
    addedAt: addedAt.toISOString(),
  };
}

const DIGITS_SHOWN = 10;

function signatureView(signature: SignatureRecord): HandoverSignatureDto {
  const { side, signedAs, personName, words, reason, listDigest, signedAt } = signature;
  return {
    side,
    signedAs,
    personName,
    words,
    reason,
    signedAt: signedAt.toISOString(),
    listDigest: listDigest.toString('hex').slice(0, DIGITS_SHOWN),
  };
}
