import { Injectable } from '@nestjs/common';
import { verificationAct } from '@zeren/domain/registry/evidence/verification/verification-act';
import type { VerificationWords } from '@zeren/domain/registry/evidence/verification/verification-act';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { accept } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../organizations';
import type { EvidenceSubject } from '../evidence.repository';
import type { VerificationActDto } from './verification-act.dto';
import { VerificationRepository } from './verification.repository';
import type { LastConfirmed } from './verification.repository';
import { verificationSeal } from './verification-seal';

/** What is verified: whose it is, and since when there is something to be looked at. */
export interface VerifiedSubject extends EvidenceSubject {
  readonly organizationId: string;
  readonly reportedOn: string;
}

/** Verification acts of any subject. The subject's room decides who may verify it and what follows. */
@Injectable()
export class VerificationActs {
  constructor(
    private readonly repository: VerificationRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Records an act under the actor's tenure, sealed, and answers its id; which evidence they had opened is what the product recorded. */
  async record(tx: WriteTx, subject: VerifiedSubject, words: VerificationWords): Promise<string> {
    const evidence = await this.repository.openings(tx, subject);
    const opened = evidence.filter((piece) => piece.opened).map(({ evidenceId }) => evidenceId);
    const act = accept(
      verificationAct(words, {
        today: tx.today,
        reportedOn: subject.reportedOn,
        evidence: evidence.length,
        opened: opened.length,
      }),
    );
    const id = uuidv7();
    const verifiedByTenureId = tx.actor.tenureId!;
    await this.repository.add(tx, subject, subject.organizationId, {
      ...act,
      id,
      opened,
      verifiedByTenureId,
    });
    tx.seal({ action: 'verification.record', seal: verificationSeal, id });
    return id;
  }

  /** The acts of a subject, oldest first, with who they are by. */
  async ofSubject(tx: ReadTx, subject: EvidenceSubject): Promise<VerificationActDto[]> {
    const rows = await this.repository.ofSubject(tx, subject);
    if (rows.length === 0) return [];
    const ids = [...new Set(rows.map(({ verifiedByTenureId }) => verifiedByTenureId))];
    const tenures = new Map((await this.organizations.tenures(tx, ids)).map((one) => [one.tenureId, one]));
    return rows.map(({ verifiedByTenureId, verifiedAt, opened, ...row }) => {
      const by = tenures.get(verifiedByTenureId);
      return {
        ...row,
        opened: opened.length,
        verifiedAt: verifiedAt.toISOString(),
        verifierName: by?.personName ?? null,
        postTitle: by?.postTitle ?? null,
      };
    });
  }

  /** The last act that confirmed each of these subjects of a kind, where it was done by the end of a day. */
  lastConfirmed(
    tx: ReadTx,
    kind: string,
    subjectIds: readonly string[],
    until: string,
  ): Promise<LastConfirmed[]> {
    return subjectIds.length === 0
      ? Promise.resolve([])
      : this.repository.lastConfirmed(tx, kind, subjectIds, until);
  }

  /** The evidence of a subject that the one who asks has opened. */
  async openedBy(tx: ReadTx, subject: EvidenceSubject): Promise<string[]> {
    const evidence = await this.repository.openings(tx, subject);
    return evidence.filter(({ opened }) => opened).map(({ evidenceId }) => evidenceId);
  }
}
