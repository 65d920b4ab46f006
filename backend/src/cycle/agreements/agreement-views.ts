import { Injectable } from '@nestjs/common';
import { standingOf } from '@zeren/domain/cycle/agreements/agreement-states';
import { mayChange, mayCountersign, maySign } from '@zeren/domain/cycle/agreements/may-sign-agreement';
import type { SignableAgreement } from '@zeren/domain/cycle/agreements/may-sign-agreement';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { EvidenceReads } from '../../registry/evidence';
import type { BatchRecord } from './agreement-batches.repository';
import { AgreementPagesRepository } from './agreement-pages.repository';
import type { AgreementRecord, AgreementWithText, SignatureRecord } from './agreement-record';
import { AgreementSight } from './agreement-sight';
import type { AgreementParty } from './agreement-sight';
import { checkCodeOf, isWhole, statementOf } from './agreement-text';
import { AgreementsRepository } from './agreements.repository';
import type {
  AgreementActsDto,
  AgreementBatchDto,
  AgreementDetailDto,
  AgreementRowDto,
  AgreementSignatureDto,
} from './dto/agreement.dto';
import { SigningKeys } from './signing-keys';

/** Turns stored agreements into what people are shown. */
@Injectable()
export class AgreementViews {
  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly pages: AgreementPagesRepository,
    private readonly sight: AgreementSight,
    private readonly calendars: CalendarReads,
    private readonly evidence: EvidenceReads,
    private readonly keys: SigningKeys,
  ) {}

  async rows(tx: ReadTx, agreements: readonly AgreementRecord[]): Promise<AgreementRowDto[]> {
    if (agreements.length === 0) return [];
    const calendar = await this.calendars.load(tx);
    return agreements.map((agreement) => ({
      id: agreement.id,
      title: agreement.title,
      year: agreement.year,
      versionNo: agreement.versionNo,
      postId: agreement.postId,
      postTitle: agreement.postTitle,
      organizationId: agreement.organizationId,
      organizationName: agreement.organizationName,
      levelCode: agreement.levelCode,
      issuerOrganizationName: agreement.issuerOrganizationName,
      issuerPostTitle: agreement.issuerPostTitle,
      state: agreement.state,
      standing: standingOf(agreement.state, agreement.onPaper),
      dueOn: agreement.dueOn,
      workingDays: calendar.workingDaysBetween(tx.today, agreement.dueOn),
      reason: agreement.reason,
      version: agreement.version,
    }));
  }

  async detail(tx: ReadTx, agreement: AgreementWithText): Promise<AgreementDetailDto> {
    const [row] = await this.rows(tx, [agreement]);
    const signatures = await this.agreements.signatures(tx, [agreement.id]);
    const versions = await this.agreements.versions(tx, agreement.lineageId);
    const { document, digest, listId, validFrom, validTo, paperSignedOn } = agreement;
    return {
      ...row!,
      ...{ document, digest, listId, validFrom, validTo, paperSignedOn },
      checkCode: checkCodeOf(agreement),
      whole: isWhole(agreement),
      signatures: signatures.map((signature) => this.signatureView(tx, agreement, signature)),
      versions: versions.map((version) => ({
        id: version.id,
        versionNo: version.versionNo,
        standing: standingOf(version.state, version.onPaper),
        validFrom: version.validFrom,
      })),
      scans: await this.evidence.ofSubject(tx, { kind: 'agreement', id: agreement.id }),
      upperUnsigned: await this.upperUnsigned(tx, agreement),
      acts: acts(agreement, signatures, await this.sight.party(tx, agreement)),
    };
  }

  /** A signature is good when it was made by our key over this very text. */
  private signatureView(
    tx: ReadTx,
    agreement: AgreementWithText,
    signature: SignatureRecord,
  ): AgreementSignatureDto {
    const { role, signedAs, personName, signedAt, keyId } = signature;
    const sameText = isWhole(agreement) && signature.digest.toString('hex') === agreement.digest;
    const made =
      signature.signature === null ||
      this.keys.verifies(
        statementOf(tx.districtId, agreement.id, signature),
        signature.signature,
        keyId ?? '',
      );
    return { role, signedAs, personName, signedAt: signedAt.toISOString(), valid: sameText && made, keyId };
  }

  /** What the issuer has not signed themselves with the level above; it only warns. */
  private async upperUnsigned(tx: ReadTx, { issuerPostId, year }: AgreementRecord): Promise<string | null> {
    const own = await this.pages.ofPosts(tx, [issuerPostId], year);
    const open = own.find(
      (one) =>
        one.postId === issuerPostId && one.year === year && !['in-force', 'recalled'].includes(one.state),
    );
    return open?.title ?? null;
  }
}

/** What the rules ask of an agreement. */
export function signable(
  { state, digest }: AgreementRecord,
  signatures: readonly SignatureRecord[],
): SignableAgreement {
  const first = signatures.find(({ role }) => role === 'responsible');
  return { state, digest, signedBy: first?.personId ?? null };
}

function acts(
  agreement: AgreementRecord,
  signatures: readonly SignatureRecord[],
  party: AgreementParty,
): AgreementActsDto {
  const asked = signable(agreement, signatures);
  const { manages } = party;
  return {
    sign: maySign(asked, agreement.digest, party).ok,
    countersign: mayCountersign(asked, agreement.digest, party).ok,
    revise: manages && mayChange(agreement, 'revise').ok,
    amend: manages && agreement.state === 'in-force' && agreement.latest,
    registerPaper:
      manages && !party.isResponsible && !party.isIssuer && mayChange(agreement, 'register-paper').ok,
    recall: manages && mayChange(agreement, 'recall').ok,
  };
}

export function batchView({ id, state, listIds, lookedAt, made, refusal }: BatchRecord): AgreementBatchDto {
  return { id, state, total: listIds.length, lookedAt, made, refusal };
}
