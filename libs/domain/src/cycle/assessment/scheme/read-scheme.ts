import { MET_EXPRESSION } from '../expression/expression';
import { MET_FACT } from '../facts/fact-key';
import { RULE_KINDS } from '../rules/rule-kind';
import { RULES_BY_KIND } from '../rules/rule-kinds';
import type { Fault } from '../shape/fault';
import { Place } from '../shape/shape';
import { checkBases, checkGrades } from './check-adjustments';
import { checkFacts } from './check-facts';
import { checkIndicators, inScoringOrder } from './check-indicators';
import { schemeShape } from './scheme';
import type { Scheme } from './scheme';

export type SchemeRead =
  | {
      readonly ok: true;
      readonly scheme: Scheme;
      readonly warnings: readonly Fault[];
      /** How often the scheme names each fact, so that the work of scoring can be told beforehand. */
      readonly named: ReadonlyMap<string, number>;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A document shows at most so many faults at once. */
const MOST_FAULTS = 100;

/**
 * Reads a scheme document: each part by its shape, then what only the whole can tell (names that nobody declared, points that
 * do not add up, circles). Only a scheme without a fault comes out (decision 15: an invalid scheme is not published).
 */
export function readScheme(json: unknown): SchemeRead {
  const place = Place.root();
  place.meet(RULE_KINDS, RULES_BY_KIND);
  const scheme = schemeShape.read(json, place);
  if (place.faults.length > 0) return { ok: false, faults: place.faults.slice(0, MOST_FAULTS) };
  const warnings = checkFacts(scheme, place);
  checkIndicators(scheme, place);
  checkBases(scheme, place);
  checkGrades(scheme, place);
  if (place.faults.length > 0) return { ok: false, faults: place.faults.slice(0, MOST_FAULTS) };
  const indicators = inScoringOrder(scheme, place);
  if (!indicators) return { ok: false, faults: place.faults };
  return { ok: true, scheme: { ...scheme, indicators }, warnings, named: timesNamed(place) };
}

function timesNamed(place: Place): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const add = (key: string) => times.set(key, (times.get(key) ?? 0) + 1);
  for (const { thing } of place.all(MET_EXPRESSION)) thing.expression.named.forEach(add);
  for (const { thing } of place.all(MET_FACT)) add(thing.key);
  return times;
}
