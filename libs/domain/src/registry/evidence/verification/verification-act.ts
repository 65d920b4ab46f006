import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { verificationRefusals } from './verification-refusals';

/** How something was verified (firsts 3). */
export const VERIFICATION_KINDS = ['on-site', 'records', 'interview', 'data', 'call-back'] as const;
export type VerificationKind = (typeof VERIFICATION_KINDS)[number];

/** What came of it: what was reported is so, or it goes back. */
export const VERIFICATION_RESULTS = ['confirmed', 'returned'] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

/** What a verifier writes. Days are 'yyyy-MM-dd'. */
export interface VerificationWords {
  readonly kind: VerificationKind;
  readonly result: VerificationResult;
  /** The day on which it was looked at. */
  readonly heldOn: string;
  /** What or who was looked at, asked or compared. */
  readonly object: string;
  /** What holds, in the verifier's own words. */
  readonly strength: string | null;
  /** What does not, or is doubtful; what goes back names at least this. */
  readonly doubt: string | null;
  /** Why there is no doubt, where none is named. */
  readonly noDoubtBecause: string | null;
}

/** What the rule needs to know beside the words. */
export interface VerificationFacts {
  readonly today: string;
  /** The day of the report: nothing is verified before it was said. */
  readonly reportedOn: string;
  /** Pieces of evidence that the subject carries, and how many of them this verifier has opened. */
  readonly evidence: number;
  readonly opened: number;
}

export const VERIFICATION_LIMIT = 500;

/** Looking at papers without opening one is no verification. */
const FROM_PAPERS: ReadonlySet<VerificationKind> = new Set(['records', 'data']);

/**
 * Whether these words make a verification act: what was looked at is named, a judgement stands in own words with a
 * strength and a doubt, or with the reason why there is none, and whoever judged by papers has opened them (S10).
 */
export function verificationAct(
  words: VerificationWords,
  facts: VerificationFacts,
): Outcome<VerificationWords> {
  const act = {
    ...words,
    object: words.object.trim(),
    strength: plain(words.strength),
    doubt: plain(words.doubt),
    noDoubtBecause: plain(words.noDoubtBecause),
  };
  if (act.heldOn > facts.today)
    return refuse(verificationRefusals['verification.ahead']({ field: 'heldOn' }));
  if (act.heldOn < facts.reportedOn) {
    const parameters = { reportedOn: facts.reportedOn };
    return refuse(verificationRefusals['verification.before-report']({ field: 'heldOn', parameters }));
  }
  if (act.object === '') return refuse(verificationRefusals['verification.no-object']({ field: 'object' }));
  const long = [act.object, act.strength, act.doubt, act.noDoubtBecause].some(
    (text) => [...(text ?? '')].length > VERIFICATION_LIMIT,
  );
  if (long) {
    return refuse(
      verificationRefusals['verification.too-long']({ parameters: { limit: VERIFICATION_LIMIT } }),
    );
  }
  if (act.result === 'returned') {
    if (!act.doubt) return refuse(verificationRefusals['verification.no-reason']({ field: 'doubt' }));
    return allow({ ...act, noDoubtBecause: null });
  }
  if (!act.strength) return refuse(verificationRefusals['verification.no-strength']({ field: 'strength' }));
  if (!act.doubt && !act.noDoubtBecause) {
    return refuse(verificationRefusals['verification.no-doubt']({ field: 'doubt' }));
  }
  if (FROM_PAPERS.has(act.kind) && facts.evidence > 0 && facts.opened === 0) {
    return refuse(verificationRefusals['verification.unopened']({ parameters: { count: facts.evidence } }));
  }
  return allow(act);
}

const plain = (text: string | null): string | null => text?.trim() || null;
