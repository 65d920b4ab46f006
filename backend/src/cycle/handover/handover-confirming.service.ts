import { Injectable } from '@nestjs/common';
import { handoverChanged, handoverCompleted } from '@zeren/domain/cycle/handover/handover-events';
import { handoverRefusals } from '@zeren/domain/cycle/handover/handover-refusals';
import type { HandoverSide, HandoverState } from '@zeren/domain/cycle/handover/handover-states';
import {
  mayConfirmForAbsent,
  mayHandOver,
  mayRegisterPaper,
  mayTakeOver,
  shortLine,
} from '@zeren/domain/cycle/handover/may-confirm-handover';
import { notYetListed } from '@zeren/domain/cycle/handover/sheet-order';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { EvidenceReads } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import type { HandoverDetailDto } from './dto/handover.dto';
import type { ConfirmForAbsentBody, SignHandoverBody } from './dto/handover-requests.dto';
import { HandoverItemsRepository } from './handover-items.repository';
import type { HandoverRecord, IncomingSide, SignatureRecord } from './handover-record';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverSheetService } from './handover-sheet.service';
import { signatureSeal } from './signature-seal';
import { HandoverSight, onOneHandover } from './handover-sight';
import type { Standing } from './handover-sight';
import { confirmable, HandoverViews } from './handover-views';

/** A locked handover, how the one who acts stands to it, and who has signed. */
interface Signing {
  readonly handover: HandoverRecord;
  readonly standing: Standing;
  readonly signatures: readonly SignatureRecord[];
}

type Signature = Pick<SignatureRecord, 'signedAs' | 'personId' | 'personName' | 'words' | 'reason'>;

/** Both sides confirm: themselves, by the superior for who is absent, or on paper. */
@Injectable()
export class HandoverConfirmingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: HandoverRowsRepository,
    private readonly items: HandoverItemsRepository,
    private readonly sheet: HandoverSheetService,
    private readonly sight: HandoverSight,
    private readonly views: HandoverViews,
    private readonly organizations: OrganizationReads,
    private readonly evidence: EvidenceReads,
  ) {}

  /** The outgoing person confirms that the list is whole. */
  handOver(actor: Actor, id: string, version: number, body: SignHandoverBody): Promise<HandoverDetailDto> {
    return this.signing(actor, id, version, async (tx, signing) => {
      const state = accept(mayHandOver(confirmable(signing.handover, signing.signatures), signing.standing));
      return this.handOverAs(tx, signing.handover, state, {
        ...(await this.self(tx)),
        words: accept(shortLine(body.words, 'words')),
      });
    });
  }

  /** The incoming person, or who stands in for a vacant post, takes over what was handed over. */
  takeOver(actor: Actor, id: string, version: number, body: SignHandoverBody): Promise<HandoverDetailDto> {
    return this.signing(actor, id, version, async (tx, signing) => {
      const { handover, standing, signatures } = signing;
      const state = accept(mayTakeOver(confirmable(handover, signatures), standing));
      const signature = { ...(await this.self(tx)), words: accept(shortLine(body.words, 'words')) };
      const interim =
        handover.incomingPersonId === null
          ? { ...signature, tenureId: tx.actor.tenureId!, startsOn: tx.today }
          : undefined;
      return this.takeOverAs(tx, signing, state, signature, interim);
    });
  }

  /** The superior confirms for a side that is absent, and says why. */
  confirmForAbsent(
    actor: Actor,
    id: string,
    version: number,
    body: ConfirmForAbsentBody,
  ): Promise<HandoverDetailDto> {
    return this.signing(actor, id, version, async (tx, signing) => {
      const { handover, standing, signatures } = signing;
      const state = accept(mayConfirmForAbsent(confirmable(handover, signatures), body.side, standing));
      const reason = accept(shortLine(body.reason, 'reason'));
      if (reason === null)
        throw new Refused(handoverRefusals['handover.reason-missing']({ field: 'reason' }));
      const signature = { ...(await this.self(tx)), signedAs: 'superior', reason } as const;
      return body.side === 'outgoing'
        ? this.handOverAs(tx, handover, state, signature)
        : this.takeOverAs(tx, signing, state, signature);
    });
  }

  /** Enters both signatures of a sheet that was signed on paper; its scan is there already. */
  registerPaper(actor: Actor, id: string, version: number): Promise<HandoverDetailDto> {
    return this.signing(actor, id, version, async (tx, { handover, standing, signatures }) => {
      if (!standing.registers) throw new Refused(platformRefusals['request.not-found']());
      const scans = await this.evidence.ofSubject(tx, { kind: 'handover', id });
      const state = accept(mayRegisterPaper(confirmable(handover, signatures), scans.length, actor));
      if (handover.state === 'gathered') await this.sheet.gather(tx, handover);
      const paper = { signedAs: 'paper', words: null, reason: null } as const;
      if (handover.state === 'gathered') {
        const { outgoingPersonId: personId, outgoingName: personName } = handover;
        await this.sign(tx, handover, 'outgoing', { ...paper, personId, personName });
      }
      await this.sign(tx, handover, 'incoming', {
        ...paper,
        personId: handover.incomingPersonId!,
        personName: handover.incomingName!,
      });
      this.sealSignatures(tx, handover);
      const { after } = await this.move(tx, handover, { state, takenOverOn: tx.today });
      tx.audit({
        action: 'handover.register-paper',
        subject: { kind: 'handover', id },
        before: { state: handover.state },
        after: { ...sealed(after), scans: scans.map(({ sha256 }) => sha256) },
      });
      tx.emit(handoverCompleted(id));
      return after;
    });
  }

  /** Signs over the list as it stands now: what is settled goes off it, what has come up unseen stops the signature. */
  private async handOverAs(
    tx: WriteTx,
    handover: HandoverRecord,
    state: HandoverState,
    signature: Signature,
  ): Promise<HandoverRecord> {
    const matters = await this.sheet.matters(tx, handover);
    const unseen = notYetListed(matters, await this.items.of(tx, handover.id));
    if (unseen.length > 0) {
      throw new Refused(handoverRefusals['handover.list-grew']({ parameters: { count: unseen.length } }));
    }
    await this.items.replace(tx, handover.id, matters);
    const listDigest = await this.sign(tx, handover, 'outgoing', signature);
    this.sealSignatures(tx, handover);
    const { after } = await this.move(tx, handover, { state });
    tx.audit({
      action: 'handover.hand-over',
      subject: { kind: 'handover', id: handover.id },
      before: { state: handover.state },
      after: { ...sealed(after), ...said(signature), listDigest },
    });
    tx.emit(handoverChanged(handover.id));
    return after;
  }

  /** Signs over the very list that was handed over; what came late stands beside it. */
  private async takeOverAs(
    tx: WriteTx,
    { handover, signatures }: Signing,
    state: HandoverState,
    signature: Signature,
    interim?: IncomingSide,
  ): Promise<HandoverRecord> {
    const handedOver = (await this.items.of(tx, handover.id)).filter(({ late }) => !late);
    const signed = signatures.find(({ side }) => side === 'outgoing');
    if (!signed?.listDigest.equals(this.sheet.digest(handedOver))) {
      throw new Refused(handoverRefusals['handover.list-changed']());
    }
    const listDigest = await this.sign(tx, handover, 'incoming', signature);
    this.sealSignatures(tx, handover);
    const { after } = await this.move(tx, handover, {
      state,
      takenOverOn: tx.today,
      ...(interim ? { incoming: interim, interim: true } : {}),
    });
    tx.audit({
      action: 'handover.take-over',
      subject: { kind: 'handover', id: handover.id },
      before: { state: handover.state },
      after: { ...sealed(after), ...said(signature), listDigest },
    });
    tx.emit(handoverCompleted(handover.id));
    return after;
  }

  /** One act on one handover: seen, of the version that was looked at, and answered with what it has become. */
  private signing(
    actor: Actor,
    id: string,
    version: number,
    act: (tx: WriteTx, signing: Signing) => Promise<HandoverRecord>,
  ): Promise<HandoverDetailDto> {
    return this.unitOfWork.write(onOneHandover(actor), async (tx) => {
      const handover = await this.sight.require(tx, await this.rows.lock(tx, id));
      const standing = await this.sight.standing(tx, handover);
      const signatures = await this.items.signatures(tx, id);
      // The rule's own "no" says more than that somebody was faster, so it comes first; see `move`.
      const after = await act(tx, {
        handover: handover.version === version ? handover : { ...handover, version },
        standing,
        signatures,
      });
      return this.views.detail(tx, after);
    });
  }

  private async move(
    tx: WriteTx,
    before: HandoverRecord,
    change: Parameters<HandoverRowsRepository['move']>[2],
  ): Promise<{ after: HandoverRecord }> {
    const after = await this.rows.move(tx, before, change);
    if (!after) throw new Refused(platformRefusals['request.changed-meanwhile']());
    return { after };
  }

  /** Answers the digest of what was signed. */
  private async sign(
    tx: WriteTx,
    handover: HandoverRecord,
    side: HandoverSide,
    signature: Signature,
  ): Promise<string> {
    const listDigest = this.sheet.digest(await this.items.of(tx, handover.id));
    await this.items.sign(tx, handover.id, { ...signature, side, listDigest, tenureId: tx.actor.tenureId });
    return listDigest.toString('hex');
  }

  /** All that stand under it by the end of the act. */
  private sealSignatures(tx: WriteTx, { id }: HandoverRecord): void {
    tx.seal({ action: 'handover.sign', seal: signatureSeal, id });
  }

  private async self(tx: WriteTx): Promise<Signature> {
    const [person] = await this.organizations.people(tx, [tx.actor.personId!]);
    return {
      signedAs: 'self',
      personId: tx.actor.personId!,
      personName: person!.name,
      words: null,
      reason: null,
    };
  }
}

/** What the record keeps of a handover that was signed. */
function sealed(handover: HandoverRecord): object {
  const { state, version, outgoingTenureId, incomingTenureId, interim, itemCount } = handover;
  return { state, version, outgoingTenureId, incomingTenureId, interim, itemCount };
}

function said({ signedAs, words, reason }: Signature): object {
  return { signedAs, words, reason };
}
