import type { DatedEntry } from './catalogue-entry';

/** What an organisation of a kind may and does; read from the attributes of its catalogue row. */
export interface KindRules {
  /** Kinds that may stand below it. */
  readonly below: 'any' | 'none' | readonly string[];
  /** Whether members belong to it: a branch for an occasion has them from elsewhere, and a member counts there once. */
  readonly admitsMembers: boolean;
  readonly holdsElection: boolean;
  readonly collectsDues: boolean;
}

/** A recurring duty that a kind of organisation owes. */
export interface RecurringDuty {
  readonly code: string;
  readonly cadencePhrase: string;
  readonly dimension: string;
}

/** The rules of each kind, by code. */
export function kindRules(kinds: readonly Entry[]): ReadonlyMap<string, KindRules> {
  return new Map(
    kinds.map(({ code, attributes }) => [
      code,
      {
        below: belowOf(attributes.below),
        admitsMembers: attributes.admitsMembers !== false,
        holdsElection: attributes.holdsElection !== false,
        collectsDues: attributes.collectsDues !== false,
      },
    ]),
  );
}

/** Whether one of kind `child` may stand below one of kind `parent`. A kind that nobody knows forbids nothing. */
export function mayStandBelow(rules: ReadonlyMap<string, KindRules>, parent: string, child: string): boolean {
  const below = rules.get(parent)?.below ?? 'any';
  return below === 'any' || (below !== 'none' && below.includes(child));
}

/** Whether anything may stand below one of this kind. */
export function mayHaveBelow(rules: ReadonlyMap<string, KindRules>, kind: string): boolean {
  return (rules.get(kind)?.below ?? 'any') !== 'none';
}

/** A row of a catalogue that is in force. */
type Entry = Pick<DatedEntry, 'code' | 'attributes'>;

/**
 * The recurring duties of a kind by the catalogues of a day; a kind that collects no dues owes no collecting, whatever a
 * row says.
 */
export function recurringDutiesOf(
  kind: string,
  inForce: {
    readonly kinds: readonly Entry[];
    readonly duties: readonly Entry[];
    readonly pairs: readonly Entry[];
  },
): RecurringDuty[] {
  const rules = kindRules(inForce.kinds).get(kind);
  const duties = new Map(inForce.duties.map((duty) => [duty.code, duty.attributes]));
  return inForce.pairs
    .filter((pair) => pair.attributes.kind === kind)
    .flatMap(({ attributes }) => {
      const code = String(attributes.duty);
      const duty = duties.get(code);
      const needs = duty?.needs as keyof KindRules | undefined;
      if (!duty || (needs && rules && rules[needs] === false)) return [];
      return [{ code, cadencePhrase: String(duty.cadencePhrase), dimension: String(duty.dimension) }];
    });
}

function belowOf(value: unknown): KindRules['below'] {
  if (Array.isArray(value)) return value.map(String);
  return value === 'none' ? 'none' : 'any';
}
