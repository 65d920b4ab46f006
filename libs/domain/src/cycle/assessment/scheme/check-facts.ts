import { kindInWords, kindOfExpression } from '../expression/kind-of-expression';
import type { Declared } from '../expression/kind-of-expression';
import { MET_EXPRESSION } from '../expression/expression';
import { ExpressionFault } from '../expression/tokens';
import { countsVolume } from '../facts/counts-volume';
import { MET_FACT } from '../facts/fact-key';
import type { MetFact } from '../facts/fact-key';
import { FACT_KINDS, factKind, namesIn } from '../facts/fact-kinds';
import { faultAt } from '../shape/fault';
import type { Fault } from '../shape/fault';
import type { Place } from '../shape/shape';
import type { Scheme } from './scheme';

/** Every name that a rule or an expression uses is declared, and of its kind; none of them counts volume. */
export function checkFacts(scheme: Scheme, place: Place): Fault[] {
  const [anywhere, withTotal] = [declaredNames(scheme, false), declaredNames(scheme, true)];
  const used = new Set<string>();
  for (const [key, { zh, en, words, ifAbsent }] of scheme.facts) {
    const at = place.to('facts').to(key);
    if (countsVolume(key, zh, en)) at.fault('fact-of-volume', { key });
    for (const word of words && ifAbsent !== undefined ? namesIn(ifAbsent) : [])
      if (!words!.includes(word)) at.to('ifAbsent').fault('fact-word', { key, word });
  }
  for (const { place: at, thing } of place.all(MET_EXPRESSION)) {
    for (const key of thing.expression.reads) used.add(key);
    // The total is known once everything is scored: for grades, not for points.
    const declared = /^\/grade/.test(at.at) ? withTotal : anywhere;
    try {
      const found = kindOfExpression(thing.expression.node, declared);
      if (found === thing.wanted) continue;
      const [wanted, given] = [kindInWords(thing.wanted), kindInWords(found)];
      at.fault('expression-type', {
        text: thing.expression.text.slice(0, 60),
        ...{ wantedZh: wanted.zh, wantedEn: wanted.en, foundZh: given.zh, foundEn: given.en },
      });
    } catch (fault) {
      if (!(fault instanceof ExpressionFault)) throw fault;
      const { position, zh, en } = fault;
      at.fault('expression', { text: thing.expression.text.slice(0, 60), position, zh, en });
    }
  }
  for (const { place: at, thing } of place.all(MET_FACT)) {
    used.add(thing.key);
    checkMetFact(thing, scheme, at);
  }
  return [...scheme.facts.keys()]
    .filter((key) => !used.has(key))
    .map((key) => faultAt(place.to('facts').to(key).at, 'fact-unused', { key }));
}

function checkMetFact({ key, kinds, names, all }: MetFact, scheme: Scheme, at: Place): void {
  const fact = scheme.facts.get(key);
  if (!fact) return at.fault('fact-unknown', { key });
  if (!kinds.includes(fact.kind)) {
    const wanted = kinds.map((kind) => FACT_KINDS[kind]);
    const found = factKind(fact.kind);
    return at.fault('fact-kind', {
      key,
      ...{ foundZh: found.zh, foundEn: found.en },
      wantedZh: wanted.map(({ zh }) => zh).join('或'),
      wantedEn: wanted.map(({ en }) => en).join(' or '),
    });
  }
  if (!names) return;
  // Without them a word that nobody thought of would count nothing, and nobody would hear of it.
  if (!fact.words) return all ? at.fault('fact-words-missing', { key }) : undefined;
  for (const word of names) if (!fact.words.includes(word)) at.fault('fact-word', { key, word });
  if (!all) return;
  for (const word of fact.words) if (!names.includes(word)) at.fault('missing', { name: word });
}

/** What an expression may name: facts, `score.` and `share.` of an indicator, and the total. */
function declaredNames(scheme: Scheme, withTotal: boolean): Declared {
  const codes = new Set(scheme.indicators.map(({ code }) => code));
  return {
    kindOf(key) {
      if (key === 'total') return withTotal ? 'number' : null;
      const [, prefix, code] = /^(score|share)\.(.+)$/u.exec(key) ?? [];
      if (prefix) return codes.has(code!) ? 'number' : null;
      const fact = scheme.facts.get(key);
      return fact ? factKind(fact.kind).inExpression : null;
    },
    wordsOf: (key) => scheme.facts.get(key)?.words ?? null,
  };
}
