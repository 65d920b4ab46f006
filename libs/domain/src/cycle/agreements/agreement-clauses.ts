import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { agreementsRefusals } from './agreements-refusals';

/** One target of an agreement: what a fact shall come to between two days. Days are 'yyyy-MM-dd', the last included. */
export interface AgreementClause {
  /** The fact that says how far it is, as schemes name it. */
  readonly factKey: string;
  /** What is promised, in words. */
  readonly label: string;
  /** A decimal string. */
  readonly target: string;
  readonly from: string;
  readonly to: string;
}

const FACT_KEY = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*$/u;
const TARGET = /^-?(?:0|[1-9]\d{0,5})(?:\.\d{1,6})?$/;
const LABEL_LIMIT = 100;
export const MOST_CLAUSES = 40;

/** The clauses as they are kept, or the first thing that is wrong with them. */
export function checkClauses(
  clauses: readonly AgreementClause[],
  term: { readonly from: string; readonly to: string },
): Outcome<readonly AgreementClause[]> {
  if (clauses.length > MOST_CLAUSES) {
    return refuse(
      agreementsRefusals['agreement.too-many-clauses']({
        field: 'clauses',
        parameters: { limit: MOST_CLAUSES },
      }),
    );
  }
  const kept: AgreementClause[] = [];
  for (const [index, clause] of clauses.entries()) {
    const said = { ...clause, factKey: clause.factKey.trim(), label: oneLine(clause.label) };
    const field = `clauses.${index}`;
    const parameters = { line: index + 1, limit: LABEL_LIMIT };
    const wrong = (code: keyof typeof agreementsRefusals) =>
      refuse(agreementsRefusals[code]({ field, parameters }));
    if (!FACT_KEY.test(said.factKey)) return wrong('agreement.clause-key-wrong');
    if (said.label === '' || [...said.label].length > LABEL_LIMIT)
      return wrong('agreement.clause-label-wrong');
    if (!TARGET.test(said.target)) return wrong('agreement.clause-target-wrong');
    if (said.to < said.from) return wrong('agreement.clause-days-turned');
    if (said.from < term.from || said.to > term.to) return wrong('agreement.clause-outside-term');
    if (kept.some((other) => other.factKey === said.factKey && overlap(other, said))) {
      return wrong('agreement.clause-twice');
    }
    kept.push(said);
  }
  return allow(kept);
}

/** A version that is in force, and from which day. */
export interface VersionInForce {
  readonly versionNo: number;
  readonly validFrom: string;
  readonly clauses: readonly AgreementClause[];
}

/**
 * The clause about a fact that holds on a day. An addendum takes the place of everything before it from its own first day
 * on; before that day, what it replaced still says what was promised then.
 */
export function clauseInForce(
  versions: readonly VersionInForce[],
  factKey: string,
  day: string,
): AgreementClause | null {
  const begun = versions.filter(({ validFrom }) => validFrom <= day);
  const [newest] = begun.sort((a, b) => b.versionNo - a.versionNo);
  return (
    newest?.clauses.find((clause) => clause.factKey === factKey && clause.from <= day && day <= clause.to) ??
    null
  );
}

/** What became of a clause from one version to the next. */
export type ClauseChange =
  | { readonly kind: 'added'; readonly after: AgreementClause }
  | { readonly kind: 'removed'; readonly before: AgreementClause }
  | { readonly kind: 'changed'; readonly before: AgreementClause; readonly after: AgreementClause };

/** Clauses are the same promise when they are about the same fact; of several, first those of the same first day. */
export function compareClauses(
  before: readonly AgreementClause[],
  after: readonly AgreementClause[],
): readonly ClauseChange[] {
  const left = [...before];
  const take = (fits: (clause: AgreementClause) => boolean): AgreementClause | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const exact = after.map((clause) =>
    take((other) => other.factKey === clause.factKey && other.from === clause.from),
  );
  const changes = after.flatMap((clause, index): ClauseChange[] => {
    const old = exact[index] ?? take((other) => other.factKey === clause.factKey);
    if (!old) return [{ kind: 'added', after: clause }];
    return same(old, clause) ? [] : [{ kind: 'changed', before: old, after: clause }];
  });
  return [...changes, ...left.map((clause): ClauseChange => ({ kind: 'removed', before: clause }))];
}

const overlap = (a: AgreementClause, b: AgreementClause): boolean => a.from <= b.to && b.from <= a.to;

const same = (a: AgreementClause, b: AgreementClause): boolean =>
  a.label === b.label && a.target === b.target && a.from === b.from && a.to === b.to;

const oneLine = (text: string): string => text.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim();
