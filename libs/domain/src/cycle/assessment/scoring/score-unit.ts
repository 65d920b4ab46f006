import { ZERO } from '../exact/exact';
import type { Exact } from '../exact/exact';
import { settlingLine } from '../explanation/line';
import { isGap } from '../expression/gap';
import type { Adjustment } from '../scheme/scheme-parts';
import type { Assessing } from './assessing';
import { row, roundedBy } from './score-indicator';
import type { IndicatorScore, Row } from './score-sheet';
import type { SourceReading } from './source-reading';

const SPREAD = {
  zh: '缺项折算：适用指标 {applicable} 分中得 {earned}，折算为 {total} 分制',
  en: 'points of what does not apply are spread: {earned} of {applicable}, brought to {total}',
};
const VOID = { zh: '按“{name}”，本项计 0 分', en: 'by "{name}" the indicator counts nothing' };
const AT_MOST = { zh: '“{name}”最多 {atMost} 分', en: '"{name}" comes to {atMost} points at most' };
const NOT_NEGATIVE = {
  zh: '加分项不倒扣、扣分项不倒加',
  en: 'a bonus takes nothing away, a penalty adds nothing',
};
const ALL_BONUS = { zh: '加分合计封顶 {cap} 分', en: 'all bonuses together are capped at {cap}' };
const ALL_PENALTY = { zh: '扣分合计封顶 {cap} 分', en: 'all penalties together are capped at {cap}' };

/** What a unit's whole comes to, with the rows above the indicators. */
export interface UnitTotal {
  readonly indicators: ReadonlyMap<string, IndicatorScore>;
  readonly rows: readonly Row[];
  readonly total: Exact;
  readonly complete: boolean;
}

/** Adds up one unit: indicators, what falls away by a limit in force, what is spread, bonus and penalty, rounding. */
export function scoreUnit(
  unit: number,
  assessing: Assessing,
  readings: ReadonlyMap<string, SourceReading>,
): UnitTotal {
  const { scheme } = assessing;
  const voided = voidedBy(unit, assessing, readings);
  const indicators = new Map<string, IndicatorScore>();
  const rows: Row[] = [];
  let total = ZERO;
  let applicable = ZERO;
  let complete = true;
  for (const { code, points } of scheme.indicators) {
    const score = withVoid(assessing.scoresOf(code)[unit]!, voided.get(code));
    indicators.set(code, score);
    total = total.plus(score.points);
    if (score.state !== 'not-applicable') applicable = applicable.plus(points);
    if (score.state === 'open') complete = false;
  }
  total = spread(total, applicable, scheme.total, rows);
  total = total.plus(adjust('bonus', unit, assessing, readings, rows));
  total = total.plus(adjust('penalty', unit, assessing, readings, rows));
  return { indicators, rows, total: roundedBy(scheme.rounding.total, total, rows), complete };
}

function spread(earned: Exact, applicable: Exact, whole: Exact, rows: Row[]): Exact {
  if (applicable.compare(whole) === 0 || applicable.isZero()) return earned;
  const written = settlingLine(
    SPREAD,
    earned.times(whole).dividedBy(applicable).minus(earned),
    { applicable, earned, total: whole },
    [],
  );
  rows.push(row('spread', written));
  return earned.plus(written.points);
}

function adjust(
  kind: Adjustment['kind'],
  unit: number,
  assessing: Assessing,
  readings: ReadonlyMap<string, SourceReading>,
  rows: Row[],
): Exact {
  const { adjustments, adjustmentCaps } = assessing.scheme;
  const sign = kind === 'bonus' ? 1 : -1;
  let all = ZERO;
  for (const adjustment of adjustments) {
    if (adjustment.kind === kind && adjustment.inForce) {
      const reading = readings.get(adjustment.code)!;
      reading.unit = unit;
      all = all.plus(scoreAdjustment(adjustment, sign, reading, rows));
    }
  }
  const cap = adjustmentCaps[kind];
  const size = sign > 0 ? all : all.negated();
  if (!cap || size.compare(cap) <= 0) return all;
  const back = cap.minus(size);
  const held = settlingLine(
    kind === 'bonus' ? ALL_BONUS : ALL_PENALTY,
    sign > 0 ? back : back.negated(),
    { cap },
    [],
  );
  rows.push(row('cap', held));
  return all.plus(held.points);
}

/** A fact that is not there gives no bonus and no penalty: nobody is charged with what nobody recorded. */
function scoreAdjustment(
  { code, name, points, atMost, rule }: Adjustment,
  sign: 1 | -1,
  reading: SourceReading,
  rows: Row[],
): Exact {
  const scored = rule.score(reading, points);
  if (isGap(scored)) return ZERO;
  let all = ZERO;
  for (const one of scored) {
    if (one.points.isZero()) continue;
    rows.push(row('adjustment', one, '', code));
    all = all.plus(one.points);
  }
  const size = sign > 0 ? all : all.negated();
  const held = size.isBelowZero() ? ZERO : atMost ? size.min(atMost) : size;
  if (held.compare(size) === 0) return all;
  const result = sign > 0 ? held : held.negated();
  const sentence = size.isBelowZero() ? NOT_NEGATIVE : AT_MOST;
  rows.push(
    row('cap', settlingLine(sentence, result.minus(all), { name, atMost: atMost ?? ZERO }, []), '', code),
  );
  return result;
}

function withVoid(
  score: IndicatorScore,
  by: { code: string; name: { zh: string; en: string } } | undefined,
): IndicatorScore {
  if (!by || score.points.isZero() || score.points.isBelowZero()) return score;
  const written = settlingLine(VOID, score.points.negated(), { name: by.name }, []);
  return { ...score, points: ZERO, rows: [...score.rows, row('void', written, '', by.code)] };
}

/** The indicators that a limit in force voids once it holds, by the register that names them. */
function voidedBy(
  unit: number,
  { scheme }: Assessing,
  readings: ReadonlyMap<string, SourceReading>,
): ReadonlyMap<string, { code: string; name: { zh: string; en: string } }> {
  const voided = new Map<string, { code: string; name: { zh: string; en: string } }>();
  for (const { code, name, inForce, voids, when } of scheme.gradeLimits) {
    if (!inForce || voids === undefined) continue;
    const reading = readings.get(code)!;
    reading.unit = unit;
    if (when.evaluate(reading) !== true) continue;
    const value = reading.fact(voids);
    if (isGap(value) || typeof value !== 'object' || !('entries' in value)) continue;
    for (const entry of value.entries) if (!voided.has(entry.name)) voided.set(entry.name, { code, name });
  }
  return voided;
}
