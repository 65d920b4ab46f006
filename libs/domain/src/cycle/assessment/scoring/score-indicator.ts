import type { Exact } from '../exact/exact';
import { ROW_DECIMALS, sum, ZERO } from '../exact/exact';
import { ROUNDING_MODES } from '../exact/rounding';
import { settlingLine } from '../explanation/line';
import type { Line } from '../explanation/line';
import type { Gap } from '../expression/gap';
import { isGap } from '../expression/gap';
import type { Scored } from '../rules/rule-kind';
import type { Scheme } from '../scheme/scheme';
import type { Indicator } from '../scheme/scheme-parts';
import type { Assessing } from './assessing';
import type { IndicatorScore, Row, RowStep } from './score-sheet';
import { SourceReading } from './source-reading';

const DECIDED = {
  full: {
    zh: '{why}，按方案规定得满分 {points} 分',
    en: '{why}: full {points} points, as the scheme declares',
  },
  zero: { zh: '{why}，按方案规定得 0 分', en: '{why}: no points, as the scheme declares' },
};
const WHY = {
  missing: { zh: '缺少事实 {key}', en: 'the fact {key} is missing' },
  nothing: { zh: '没有可计的事', en: 'there was nothing to measure' },
  notApplicable: { zh: '不适用本单位', en: 'does not apply to this unit' },
};
const SOURCE = {
  zh: '各来源加权平均（{sources}）÷ {weights} = {mean} 分，以此代替各来源得分之和',
  en: 'weighted mean of the sources ({sources}) ÷ {weights} = {mean} points, in place of their sum',
};
const AT_MOST = {
  zh: '“{name}”（{when}）：最多 {atMost} 分',
  en: '"{name}" ({when}): at most {atMost} points',
};
const AT_LEAST = {
  zh: '“{name}”（{when}）：最少 {atLeast} 分',
  en: '"{name}" ({when}): at least {atLeast} points',
};
const FLOOR = { zh: '本项最低 {floor} 分', en: 'the indicator is worth at least {floor}' };
const CEILING = { zh: '本项最高 {ceiling} 分', en: 'the indicator is worth at most {ceiling}' };
const ROUNDING = { zh: '保留 {digits} 位小数，{mode}', en: 'rounded to {digits} decimals, {mode}' };

/** Scores one indicator for all units, and keeps the scores for the indicators that refer to it. */
export function scoreIndicator(indicator: Indicator, assessing: Assessing): void {
  const { scheme, table } = assessing;
  const all = table.units.map((_, unit) => unit);
  const plain = new SourceReading(assessing, '', indicator.code, all);
  const applies = all.map((unit) => {
    plain.unit = unit;
    return indicator.appliesIf?.evaluate(plain) ?? true;
  });
  const compared = all.filter((unit) => applies[unit] === true);
  const scorer = new IndicatorScorer(indicator, assessing, compared);
  const scores = applies.map((does, unit): IndicatorScore => {
    if (isGap(does)) return decided(indicator, scheme, does);
    return does ? scorer.score(unit) : notApplicable(indicator, scheme);
  });
  assessing.keep(indicator.code, scores);
}

class IndicatorScorer {
  private readonly readings: readonly {
    readonly reading: SourceReading;
    readonly code: string;
    readonly weight: Exact;
  }[];
  private readonly limitReading: SourceReading;

  constructor(
    private readonly indicator: Indicator,
    private readonly assessing: Assessing,
    compared: readonly number[],
  ) {
    const named: Iterable<readonly [string, Exact | null]> = indicator.sources ?? [['', null]];
    this.readings = [...named].map(([code, weight]) => ({
      reading: new SourceReading(assessing, code, indicator.code, compared),
      code,
      weight: weight ?? ZERO,
    }));
    this.limitReading = new SourceReading(assessing, '', indicator.code, compared);
  }

  score(unit: number): IndicatorScore {
    const { indicator, assessing } = this;
    const rows = assessing.keepsRows ? [] : null;
    const measured = indicator.sources ? this.bySources(unit, rows) : this.bySource(unit, rows);
    if (isGap(measured)) return decided(indicator, assessing.scheme, measured);
    const limited = this.limited(unit, measured, rows);
    if (isGap(limited)) return decided(indicator, assessing.scheme, limited);
    return settled(indicator, assessing.scheme, limited, rows);
  }

  private bySource(unit: number, rows: Row[] | null): Exact | Gap {
    const { reading } = this.readings[0]!;
    reading.unit = unit;
    return keepLines(this.indicator.rule.score(reading, this.indicator.points), '', rows);
  }

  /** The weighted mean of the sources; one that is absent spreads its weight, counts as nothing, or leaves it open. */
  private bySources(unit: number, rows: Row[] | null): Exact | Gap {
    const { indicator, assessing } = this;
    const rule = assessing.scheme.absence.source;
    const counted: CountedSource[] = [];
    let all = ZERO;
    let weighted = ZERO;
    let weights = ZERO;
    let measured = 0;
    let gap: Gap | null = null;
    for (const { reading, code, weight } of this.readings) {
      if (weight.isZero()) continue;
      reading.unit = unit;
      const score = keepLines(indicator.rule.score(reading, indicator.points), code, rows);
      if (isGap(score)) {
        gap = score;
        if (rule === 'open') return score;
        if (rule === 'zero') weights = weights.plus(weight);
        continue;
      }
      measured += 1;
      if (rows) all = all.plus(score);
      weighted = weighted.plus(score.times(weight));
      weights = weights.plus(weight);
      if (rows) counted.push({ code, weight, score });
    }
    if (measured === 0) return gap!;
    const mean = weighted.dividedBy(weights).rounded(ROW_DECIMALS);
    if (rows) {
      const parameters = { sources: { shown: () => inSum(counted) }, weights, mean };
      rows.push(row('source', settlingLine(SOURCE, mean.minus(all), parameters, [])));
    }
    return mean;
  }

  private limited(unit: number, measured: Exact, rows: Row[] | null): Exact | Gap {
    let points = measured;
    for (const { name, when, atMost, atLeast } of this.indicator.limits) {
      this.limitReading.unit = unit;
      const holds = when.evaluate(this.limitReading);
      if (isGap(holds)) return holds;
      if (!holds) continue;
      const before = points;
      if (atMost && points.compare(atMost) > 0) points = atMost;
      if (atLeast && points.compare(atLeast) < 0) points = atLeast;
      if (points.compare(before) === 0) continue;
      if (!rows) continue;
      const sentence = points.compare(before) < 0 ? AT_MOST : AT_LEAST;
      const parameters = { name, when: when.text, atMost: points, atLeast: points };
      rows.push(row('limit', settlingLine(sentence, points.minus(before), parameters, when.reads)));
    }
    return points;
  }
}

/** Floor, ceiling and rounding, each a row of its own when it changes something. */
function settled(indicator: Indicator, scheme: Scheme, measured: Exact, rows: Row[] | null): IndicatorScore {
  const { floor, points, ceiling = points } = indicator;
  let score = measured;
  if (score.compare(floor) < 0) {
    rows?.push(row('floor', settlingLine(FLOOR, floor.minus(score), { floor }, [])));
    score = floor;
  }
  if (score.compare(ceiling) > 0) {
    rows?.push(row('ceiling', settlingLine(CEILING, ceiling.minus(score), { ceiling }, [])));
    score = ceiling;
  }
  return {
    state: 'scored',
    points: roundedBy(scheme.rounding.indicator, score, rows),
    rows: rows ?? NO_ROWS,
    missing: null,
  };
}

/** Rounds as the scheme says; the row says what that added or took. */
export function roundedBy(
  { digits, mode }: Scheme['rounding']['total'],
  score: Exact,
  rows: Row[] | null,
): Exact {
  const rounded = score.rounded(digits, mode);
  if (rows && rounded.compare(score) !== 0) {
    rows.push(
      row(
        'rounding',
        settlingLine(ROUNDING, rounded.minus(score), { digits, mode: ROUNDING_MODES[mode] }, []),
      ),
    );
  }
  return rounded;
}

interface CountedSource {
  readonly code: string;
  readonly weight: Exact;
  readonly score: Exact;
}

function inSum(counted: readonly CountedSource[]): string {
  return counted.map(({ code, weight, score }) => `${code} ${score.shown()} × ${weight.shown()}`).join(' + ');
}

const NO_ROWS: readonly Row[] = [];

export function row(step: RowStep, written: Line, source = '', by: string | null = null): Row {
  return { step, source, by, line: written };
}

function keepLines(scored: Scored, source: string, rows: Row[] | null): Exact | Gap {
  if (isGap(scored)) return scored;
  if (rows) for (const one of scored) rows.push(row('rule', one, source));
  return scored.length === 1 ? scored[0]!.points : sum(scored.map((one) => one.points));
}

/** What the scheme declared for something that is not there. */
function decided(indicator: Indicator, scheme: Scheme, gap: Gap): IndicatorScore {
  const { absence } = scheme;
  if (gap.gap === 'nothing')
    return asDeclared(indicator, scheme, indicator.ifNothing ?? absence.nothing, WHY.nothing);
  const rule = indicator.ifMissing ?? absence.missing;
  if (rule === 'open') return { state: 'open', points: ZERO, rows: [], missing: gap.key };
  const key = gap.key ?? '';
  const why = { zh: WHY.missing.zh.replace('{key}', key), en: WHY.missing.en.replace('{key}', key) };
  return { ...asDeclared(indicator, scheme, rule, why), missing: gap.key };
}

function notApplicable(indicator: Indicator, scheme: Scheme): IndicatorScore {
  return asDeclared(indicator, scheme, scheme.absence.notApplicable, WHY.notApplicable);
}

function asDeclared(
  indicator: Indicator,
  scheme: Scheme,
  rule: 'full' | 'zero' | 'spread',
  why: { zh: string; en: string },
): IndicatorScore {
  if (rule === 'spread') return { state: 'not-applicable', points: ZERO, rows: [], missing: null };
  const points = rule === 'full' ? indicator.points : ZERO;
  const rows = [row('absent', settlingLine(DECIDED[rule], points, { why, points }, []))];
  return settled(indicator, scheme, points, rows);
}
