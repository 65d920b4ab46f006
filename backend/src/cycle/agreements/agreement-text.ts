import { createHash } from 'node:crypto';
import { checkCode } from '@zeren/domain/cycle/agreements/check-code';
import type { AgreementDocument } from '@zeren/domain/cycle/agreements/agreement-document';
import { canonical } from '../../platform/record/entry-bytes';
import type { AgreementWithText, SignatureRecord } from './agreement-record';
import type { SigningStatement } from './signing-keys';

/** The one spelling of a text, and its digest. */
export interface AgreementText {
  readonly document: string;
  readonly digest: Buffer;
}

export function textOf(document: AgreementDocument): AgreementText {
  const text = canonical(document);
  return { document: text, digest: digestOf(text) };
}

export const documentOf = ({ document }: Pick<AgreementWithText, 'document'>): AgreementDocument =>
  JSON.parse(document) as AgreementDocument;

/** What a print of this very text bears on every page, whatever digest is kept beside it. */
export const checkCodeOf = ({ document }: Pick<AgreementWithText, 'document'>): string =>
  checkCode(digestOf(document).toString('hex'));

/** Whether the text still has the digest that it was kept with. */
export const isWhole = ({ document, digest }: AgreementWithText): boolean =>
  digestOf(document).toString('hex') === digest;

/** What a signature of this agreement stands over. */
export const statementOf = (
  districtId: string,
  agreementId: string,
  signature: Pick<SignatureRecord, 'role' | 'personId' | 'tenureId' | 'steppedUpBy' | 'digest' | 'signedAt'>,
): SigningStatement => ({
  format: 'zeren-signature/1',
  districtId,
  agreementId,
  digest: signature.digest.toString('hex'),
  role: signature.role,
  personId: signature.personId,
  tenureId: signature.tenureId,
  steppedUpBy: signature.steppedUpBy,
  signedAt: signature.signedAt.toISOString(),
});

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
