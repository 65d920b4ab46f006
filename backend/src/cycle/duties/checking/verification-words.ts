import type { VerificationWords } from '@zeren/domain/registry/evidence/verification/verification-act';
import type { VerificationBody } from '../../../registry/evidence';

/** What came in, as the rule of verification acts reads it. */
export const wordsOf = (body: VerificationBody): VerificationWords => ({
  ...body,
  strength: body.strength ?? null,
  doubt: body.doubt ?? null,
  noDoubtBecause: body.noDoubtBecause ?? null,
});
