import { Injectable } from '@nestjs/common';
import type {
  VerificationKind,
  VerificationResult,
} from '@zeren/domain/registry/evidence/verification/verification-act';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { EvidenceSubject } from '../evidence.repository';
import { VerificationAct } from './verification-act.entity';

/** An act as it is stored. */
export interface VerificationRow {
  readonly id: string;
  readonly kind: VerificationKind;
  readonly result: VerificationResult;
  readonly heldOn: string;
  readonly object: string;
  readonly strength: string | null;
  readonly doubt: string | null;
  readonly noDoubtBecause: string | null;
  readonly opened: readonly string[];
  readonly verifiedByTenureId: string;
  readonly verifiedAt: Date;
}

/** By which act, under which tenure, a subject was confirmed last. */
export interface LastConfirmed {
  readonly subjectId: string;
  readonly actId: string;
  readonly tenureId: string;
}

/** Verification acts, which are only ever added. */
@Injectable()
export class VerificationRepository {
  /** Oldest first. */
  ofSubject(tx: ReadTx, subject: EvidenceSubject): Promise<VerificationRow[]> {
    return tx.sql<VerificationRow>(
      'verification.of-subject',
      `SELECT id, kind, result, held_on::text AS "heldOn", object, strength, doubt,
              no_doubt_because AS "noDoubtBecause", opened, verified_by_tenure_id AS "verifiedByTenureId",
              verified_at AS "verifiedAt"
       FROM verification_act WHERE district_id = $1 AND subject_kind = $2 AND subject_id = $3
       ORDER BY verified_at, id`,
      [tx.districtId, subject.kind, subject.id],
    );
  }

  /** The last act that confirmed each of these subjects, where it was done by the end of a day. */
  lastConfirmed(
    tx: ReadTx,
    kind: string,
    subjectIds: readonly string[],
    until: string,
  ): Promise<LastConfirmed[]> {
    return tx.sql<LastConfirmed>(
      'verification.last-confirmed',
      `SELECT subject_id AS "subjectId", id AS "actId", verified_by_tenure_id AS "tenureId" FROM (
         SELECT DISTINCT ON (subject_id) subject_id, id, verified_by_tenure_id, verified_at FROM verification_act
         WHERE district_id = $1 AND subject_kind = $2 AND subject_id = ANY($3::uuid[]) AND result = 'confirmed'
         ORDER BY subject_id, verified_at DESC, id DESC) last
       WHERE (verified_at AT TIME ZONE 'Asia/Shanghai')::date <= $4::date`,
      [tx.districtId, kind, subjectIds, until],
    );
  }

  /** Which evidence a subject carries, and whether the one who asks has opened it. */
  openings(tx: ReadTx, subject: EvidenceSubject): Promise<{ evidenceId: string; opened: boolean }[]> {
    return tx.sql(
      'verification.openings',
      `SELECT l.evidence_id AS "evidenceId",
              EXISTS (SELECT 1 FROM evidence_opening o
                      WHERE o.district_id = l.district_id AND o.evidence_id = l.evidence_id
                        AND o.account_id = $4) AS opened
       FROM evidence_link l WHERE l.district_id = $1 AND l.subject_kind = $2 AND l.subject_id = $3`,
      [tx.districtId, subject.kind, subject.id, tx.actor.accountId],
    );
  }

  async add(
    tx: WriteTx,
    subject: EvidenceSubject,
    organizationId: string,
    row: Omit<VerificationRow, 'verifiedAt'>,
  ): Promise<void> {
    await tx.manager.insert(VerificationAct, {
      ...row,
      opened: [...row.opened],
      districtId: tx.districtId,
      subjectKind: subject.kind,
      subjectId: subject.id,
      organizationId,
      verifiedAt: new Date(tx.now),
    });
  }
}
