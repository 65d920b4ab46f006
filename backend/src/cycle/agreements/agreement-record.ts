import type { AgreementState, SigningRole } from '@zeren/domain/cycle/agreements/agreement-states';

/** An agreement as it is stored, without its text. */
export interface AgreementRecord {
  readonly id: string;
  readonly lineageId: string;
  readonly versionNo: number;
  readonly latest: boolean;
  readonly year: number;
  readonly listId: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly issuerPostId: string;
  readonly issuerOrganizationId: string;
  readonly levelCode: string;
  readonly organizationName: string;
  readonly postTitle: string;
  readonly issuerOrganizationName: string;
  readonly issuerPostTitle: string;
  readonly title: string;
  /** Of the text, in hexadecimal. */
  readonly digest: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly state: AgreementState;
  readonly dueOn: string;
  readonly onPaper: boolean;
  readonly paperSignedOn: string | null;
  readonly reason: string | null;
  readonly madeAt: Date;
  readonly inForceAt: Date | null;
  readonly version: number;
}

/** The same with its text. */
export interface AgreementWithText extends AgreementRecord {
  readonly document: string;
}

export const AGREEMENT_COLUMNS = `a.id, a.lineage_id AS "lineageId", a.version_no AS "versionNo", a.latest, a.year,
  a.list_id AS "listId", a.post_id AS "postId", a.organization_id AS "organizationId",
  a.issuer_post_id AS "issuerPostId", a.issuer_organization_id AS "issuerOrganizationId", a.level_code AS "levelCode",
  a.organization_name AS "organizationName", a.post_title AS "postTitle",
  a.issuer_organization_name AS "issuerOrganizationName", a.issuer_post_title AS "issuerPostTitle", a.title,
  encode(a.digest, 'hex') AS digest, a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo", a.state,
  a.due_on::text AS "dueOn", a.on_paper AS "onPaper", a.paper_signed_on::text AS "paperSignedOn", a.reason,
  a.made_at AS "madeAt", a.in_force_at AS "inForceAt", a.version`;

export interface SignatureRecord {
  readonly role: SigningRole;
  readonly signedAs: 'self' | 'paper';
  readonly personId: string;
  readonly personName: string;
  readonly tenureId: string | null;
  readonly digest: Buffer;
  readonly signature: Buffer | null;
  readonly keyId: string | null;
  readonly steppedUpBy: string | null;
  readonly signedAt: Date;
}
