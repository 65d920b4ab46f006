import { Injectable } from '@nestjs/common';
import { agreementPaperRegistered } from '@zeren/domain/cycle/agreements/agreements-events';
import { agreementsRefusals } from '@zeren/domain/cycle/agreements/agreements-refusals';
import { mayRegisterPaper } from '@zeren/domain/cycle/agreements/may-sign-agreement';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { EvidenceCommands, EvidenceReads } from '../../registry/evidence';
import type { EvidenceViewDto, OpenedEvidence, Upload } from '../../registry/evidence';
import { OrganizationReads, postDay } from '../../registry/organizations';
import type { HolderRow } from '../../registry/organizations';
import type { AgreementWithText } from './agreement-record';
import { agreementSeal, agreementSignatureSeal } from './agreement-seal';
import { AgreementSight } from './agreement-sight';
import { AgreementsRepository } from './agreements.repository';
import type { SignatureOf } from './agreements.repository';
import type { RegisteredOnPaperDto } from './dto/agreement.dto';
import type { RegisterPaperBody } from './dto/agreement-requests.dto';

/** Agreements that were signed on paper: scans, and the entry of one or of many. Paper stays equal. */
@Injectable()
export class AgreementPaperService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementsRepository,
    private readonly sight: AgreementSight,
    private readonly organizations: OrganizationReads,
    private readonly scans: EvidenceReads,
    private readonly evidence: EvidenceCommands,
  ) {}

  /** All of them or none; one scan may show many. */
  register(actor: Actor, body: RegisterPaperBody): Promise<RegisteredOnPaperDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { signedOn, evidenceId } = body;
      if (signedOn > tx.today) {
        throw new Refused(agreementsRefusals['agreement.paper-day-to-come']({ field: 'signedOn' }));
      }
      const versions = new Map(body.agreements.map(({ agreementId, version }) => [agreementId, version]));
      const agreements = await this.sight.requireManaged(tx, [...versions.keys()]);
      const ids = agreements.map(({ id }) => id);
      if (evidenceId) {
        await this.evidence.linkToMany(tx, agreements[0]!.issuerOrganizationId, evidenceId, KIND, ids);
      }
      const scans = await this.scans.countsOf(tx, KIND, ids);
      const parties = await this.sight.parties(tx, agreements);
      for (const agreement of agreements) {
        accept(mayRegisterPaper(agreement, scans.get(agreement.id) ?? 0, parties.get(agreement.id)!));
      }
      const seen = agreements.map((agreement) => ({ ...agreement, version: versions.get(agreement.id)! }));
      const registered = await this.agreements.toPaper(tx, seen, signedOn);
      if (registered < agreements.length) throw new Refused(platformRefusals['request.changed-meanwhile']());
      await this.agreements.sign(tx, await this.inked(tx, agreements, signedOn));
      for (const { id, state } of agreements) {
        tx.seal({ action: 'agreement.register-paper', seal: agreementSeal, id, before: { state } });
        tx.seal({ action: 'agreement.keep-signature', seal: agreementSignatureSeal, id });
        tx.emit(agreementPaperRegistered(id));
      }
      return { registered };
    });
  }

  /** Asked before the bytes are taken and again when they are linked: the upload may take its time. */
  async upload(actor: Actor, id: string, upload: Upload): Promise<EvidenceViewDto> {
    const body = await this.unitOfWork.read(actor, async (tx) => {
      const agreement = await this.sight.require(tx, id);
      if (!(await this.sight.party(tx, agreement)).manages) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      return agreement.issuerOrganizationId;
    });
    const stored = await this.evidence.store(actor, body, upload);
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.requireManaged(tx, [id]);
      return (await this.evidence.attach(tx, stored, { kind: KIND, id })).view;
    });
  }

  open(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, id);
      return this.evidence.open(tx, { kind: KIND, id }, evidenceId);
    });
  }

  /** In whose name the paper stands: of who held each post that day, or holds it now. */
  private async inked(
    tx: WriteTx,
    agreements: readonly AgreementWithText[],
    signedOn: string,
  ): Promise<SignatureOf[]> {
    const days = [...new Set([signedOn, tx.today])];
    const asked = agreements.flatMap(({ postId, issuerPostId }) =>
      days.flatMap((day) => [
        { postId, day },
        { postId: issuerPostId, day },
      ]),
    );
    const holders = await this.organizations.holdersOnDays(tx, asked);
    const holderOf = (postId: string, post: string): HolderRow => {
      const holder = holders.get(postDay(postId, signedOn)) ?? holders.get(postDay(postId, tx.today));
      if (!holder) throw new Refused(agreementsRefusals['agreement.nobody-then']({ parameters: { post } }));
      return holder;
    };
    return agreements.flatMap((agreement) => {
      const { id, digest, postId, issuerPostId } = agreement;
      const sides = [
        ['responsible', holderOf(postId, `${agreement.organizationName} ${agreement.postTitle}`)],
        [
          'issuer',
          holderOf(issuerPostId, `${agreement.issuerOrganizationName} ${agreement.issuerPostTitle}`),
        ],
      ] as const;
      return sides.map(([role, { personId, personName }]) => ({
        agreementId: id,
        role,
        signedAs: 'paper' as const,
        personId,
        personName,
        tenureId: tx.actor.tenureId,
        digest: Buffer.from(digest, 'hex'),
        signature: null,
        keyId: null,
        steppedUpBy: null,
        signedAt: new Date(tx.now),
      }));
    });
  }
}

const KIND = 'agreement';
