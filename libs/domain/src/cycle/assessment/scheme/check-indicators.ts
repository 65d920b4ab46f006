import { sum } from '../exact/exact';
import type { Exact } from '../exact/exact';
import { MET_EXPRESSION } from '../expression/expression';
import type { Place } from '../shape/shape';
import type { Scheme } from './scheme';
import type { Indicator } from './scheme-parts';

/** Codes, points, sources and the share of opinion, over all indicators. */
export function checkIndicators(scheme: Scheme, root: Place): void {
  const { indicators, total, subjective, sections, adjustments } = scheme;
  const place = root.to('indicators');
  // One name space: an incident is counted once for a code, and a row says by a code where it comes from.
  const scoring = new Set<string>();
  checkCodes(indicators, place, scoring);
  checkCodes(adjustments, root.to('adjustments'), scoring);
  checkCodes(scheme.gradeLimits, root.to('gradeLimits'), scoring);
  checkCodes(sections, root.to('sections'));
  checkSources(scheme, root);
  const pointsOfAll = sum(indicators.map((one) => one.points));
  if (pointsOfAll.compare(total) !== 0) {
    place.fault('sum-differs', { found: pointsOfAll.toString(), wanted: total.toString() });
  }
  const opinions = indicators.map((one, index) => {
    const at = place.to(index);
    one.rule.fits(one.points, at.to('rule'));
    checkLimits(one, at);
    if (one.section && !sections.some(({ code }) => code === one.section)) {
      at.to('section').fault('not-of-words', { words: sections.map(({ code }) => code).join(' ') });
    }
    const opinion = one.rule.subjective(one.points);
    if (opinion.compare(subjective.perIndicator) > 0) {
      at.fault('subjective-indicator', inNumbers(opinion, subjective.perIndicator));
    }
    return opinion;
  });
  const more = adjustments.map(({ rule, points }, index) => {
    const opinion = rule.subjective(points);
    if (opinion.compare(subjective.perIndicator) > 0) {
      root
        .to('adjustments')
        .to(index)
        .fault('subjective-indicator', inNumbers(opinion, subjective.perIndicator));
    }
    return opinion;
  });
  const all = sum([...opinions, ...more]);
  if (all.compare(subjective.perSet) > 0) place.fault('subjective-set', inNumbers(all, subjective.perSet));
}

function inNumbers(found: Exact, wanted: Exact): { found: string; wanted: string } {
  return { found: found.toString(), wanted: wanted.toString() };
}

function checkLimits({ floor, ceiling, points, limits }: Indicator, at: Place): void {
  const most = ceiling ?? points;
  if (floor.compare(most) > 0) {
    at.fault('floor-above-ceiling', { floor: floor.toString(), ceiling: most.toString() });
  }
  limits.forEach(({ atMost, atLeast }, index) => {
    if (!atMost && !atLeast) at.to('limits').to(index).fault('missing', { name: 'atMost' });
    if (atMost && atLeast && atLeast.compare(atMost) > 0) {
      const [low, high] = [atLeast.toString(), atMost.toString()];
      at.to('limits').to(index).fault('floor-above-ceiling', { floor: low, ceiling: high });
    }
  });
}

function checkCodes(all: readonly { readonly code: string }[], place: Place, seen = new Set<string>()): void {
  all.forEach(({ code }, index) => {
    if (seen.has(code)) place.to(index).to('code').fault('twice', { name: code });
    seen.add(code);
  });
}

function checkSources({ sources, indicators }: Scheme, root: Place): void {
  checkCodes(sources, root.to('sources'));
  sources.forEach(({ self, weight }, index) => {
    if (self && !weight.isZero()) root.to('sources').to(index).to('weight').fault('source-self');
  });
  indicators.forEach(({ sources: named }, index) => {
    if (!named) return;
    const at = root.to('indicators').to(index).to('sources');
    for (const [code, weight] of named) {
      const known = sources.find((one) => one.code === code);
      if (!known) at.to(code).fault('source-unknown', { name: code });
      else if (known.self && !weight.isZero()) at.to(code).fault('source-self');
    }
    if ([...named.values()].every((weight) => weight.isZero())) at.fault('weights-zero');
  });
}

/** Indicators after those they refer to; in the order of the document where that leaves a choice. Null on a circle. */
export function inScoringOrder({ indicators }: Scheme, root: Place): readonly Indicator[] | null {
  const place = root.to('indicators');
  const needed = indicators.map((_, index) => {
    const prefix = `${place.to(index).at}/`;
    const reads = root
      .all(MET_EXPRESSION)
      .filter(({ place: at }) => at.at.startsWith(prefix))
      .flatMap(({ thing }) => thing.expression.reads);
    return new Set(reads.flatMap((key) => /^(?:score|share)\.(.+)$/u.exec(key)?.[1] ?? []));
  });
  const ordered: Indicator[] = [];
  const done = new Set<string>();
  while (ordered.length < indicators.length) {
    const next = indicators.findIndex(
      ({ code }, index) => !done.has(code) && [...needed[index]!].every((other) => done.has(other)),
    );
    if (next < 0) {
      const stuck = indicators.filter(({ code }) => !done.has(code)).map(({ code }) => code);
      place.fault('circular', { name: stuck.slice(0, 10).join(' ') });
      return null;
    }
    done.add(indicators[next]!.code);
    ordered.push(indicators[next]!);
  }
  return ordered;
}
