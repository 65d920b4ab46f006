import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { checkClauses } from './agreement-clauses';
import type { AgreementClause } from './agreement-clauses';
import { agreementsRefusals } from './agreements-refusals';

/** What the issuer types once for all agreements of a batch. */
export interface AgreementTemplate {
  readonly title: string;
  /** Paragraphs, one a line. */
  readonly terms: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly clauses: readonly AgreementClause[];
}

/** The same as it goes into the text. */
export interface CheckedTemplate extends Omit<AgreementTemplate, 'terms'> {
  readonly terms: readonly string[];
}

const TITLE_LIMIT = 60;
const TERMS_LIMIT = 4000;

/** A template that a text can be made of, or the first thing that is wrong with it. */
export function checkTemplate(template: AgreementTemplate): Outcome<CheckedTemplate> {
  const { validFrom, validTo } = template;
  const title = template.title.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim();
  if (title === '' || [...title].length > TITLE_LIMIT) {
    return refuse(
      agreementsRefusals['agreement.title-wrong']({ field: 'title', parameters: { limit: TITLE_LIMIT } }),
    );
  }
  if ([...template.terms].length > TERMS_LIMIT) {
    return refuse(
      agreementsRefusals['agreement.terms-too-long']({ field: 'terms', parameters: { limit: TERMS_LIMIT } }),
    );
  }
  if (validTo < validFrom) return refuse(agreementsRefusals['agreement.term-turned']({ field: 'validTo' }));
  const clauses = checkClauses(template.clauses, { from: validFrom, to: validTo });
  if (!clauses.ok) return clauses;
  const terms = template.terms
    .split('\n')
    .map((line) => line.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim())
    .filter((line) => line !== '');
  return allow({ title, terms, validFrom, validTo, clauses: clauses.value });
}
