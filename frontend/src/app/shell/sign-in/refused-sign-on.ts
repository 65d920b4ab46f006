import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { Problem } from '../../platform/http/problem';

/** A refusal that came in the address of a page, because a browser was led there and could be answered nothing else. */
export function refusedBy(code: string | undefined): Problem | null {
  const make = Object.entries(identityRefusals).find(
    ([known]) => known === code && /^(sign-on|step-up)\./.test(known),
  );
  if (!make) return null;
  const { zh, en, status } = make[1]();
  return new Problem(make[0], status, { zh, en });
}
