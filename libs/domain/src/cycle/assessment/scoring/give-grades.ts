import { Exact, ZERO } from '../exact/exact';
import { isGap } from '../expression/gap';
import type { GradeLimit, Grades } from '../scheme/scheme-parts';
import type { Assessing } from './assessing';
import type { GradeGiven } from './score-sheet';
import type { UnitTotal } from './score-unit';
import type { SourceReading } from './source-reading';

/** A unit where it stands: its place in the group, and its grade. */
export interface Standing {
  readonly place: number;
  readonly grade: GradeGiven | null;
}

interface Competitor {
  readonly unit: number;
  readonly group: string;
  readonly keys: readonly Exact[];
  readonly best: number;
  readonly down: number;
  readonly limits: readonly GradeLimit[];
}

/**
 * Ranks every group by total and by what decides between equals, then gives grades from the best down: who has the minimum,
 * whom no limit holds, while the quota lasts. Small groups share one quota (features, I6). What is not complete has no grade.
 */
export function giveGrades(
  totals: readonly UnitTotal[],
  assessing: Assessing,
  readings: ReadonlyMap<string, SourceReading>,
): readonly Standing[] {
  const { grades, gradeLimits } = assessing.scheme;
  const competitors = totals.map(({ total }, unit): Competitor => {
    const inForce = gradeLimits.filter((limit) => limit.inForce && holdsFor(limit, unit, readings));
    const ties = grades?.ties.map((tie) => {
      const reading = readings.get('')!;
      reading.unit = unit;
      const value = tie.evaluate(reading);
      return isGap(value) ? ZERO : value;
    });
    const best = inForce.map(({ best: code }) => grades?.scale.findIndex((one) => one.code === code) ?? -1);
    return {
      unit,
      group: assessing.groupOf(unit),
      keys: [total, ...(ties ?? [])],
      best: Math.max(0, ...best),
      down: Math.max(0, ...inForce.map(({ down = 0 }) => down)),
      limits: inForce,
    };
  });
  const standings: Standing[] = totals.map(() => ({ place: 0, grade: null }));
  const groups = groupsOf(competitors);
  for (const members of groups.values()) {
    const places = placesOf(members);
    members.forEach(({ unit }, index) => (standings[unit] = { place: places[index]!, grade: null }));
  }
  if (!grades) return standings;
  for (const members of pooled(groups, grades.poolBelow)) {
    const complete = members.filter(({ unit }) => totals[unit]!.complete);
    for (const [unit, grade] of gradesOf(complete, members.length, grades)) {
      standings[unit] = { ...standings[unit]!, grade };
    }
  }
  return standings;
}

function holdsFor(
  { code, when }: GradeLimit,
  unit: number,
  readings: ReadonlyMap<string, SourceReading>,
): boolean {
  const reading = readings.get(code)!;
  reading.unit = unit;
  return when.evaluate(reading) === true;
}

function groupsOf(competitors: readonly Competitor[]): Map<string, Competitor[]> {
  const groups = new Map<string, Competitor[]>();
  for (const one of competitors) {
    const members = groups.get(one.group);
    if (members) members.push(one);
    else groups.set(one.group, [one]);
  }
  for (const members of groups.values()) members.sort(better);
  return groups;
}

function better(a: Competitor, b: Competitor): number {
  for (const [index, key] of a.keys.entries()) {
    const order = b.keys[index]!.compare(key);
    if (order !== 0) return order;
  }
  return 0;
}

/** Equals share the better place, and the places behind them stay empty. */
function placesOf(members: readonly Competitor[]): number[] {
  const places: number[] = [];
  members.forEach((one, index) => {
    const before = members[index - 1];
    places.push(before && better(before, one) === 0 ? places[index - 1]! : index + 1);
  });
  return places;
}

function pooled(
  groups: ReadonlyMap<string, readonly Competitor[]>,
  poolBelow: number,
): (readonly Competitor[])[] {
  const all = [...groups.values()];
  const small = all.filter((members) => members.length < poolBelow);
  const large = all.filter((members) => members.length >= poolBelow);
  return small.length > 0 ? [...large, small.flat().sort(better)] : large;
}

function gradesOf(members: readonly Competitor[], size: number, grades: Grades): Map<number, GradeGiven> {
  const { scale, quotaRounding, equals } = grades;
  const free = scale.map(({ quota }) =>
    quota ? Number(quota.times(Exact.whole(size)).rounded(0, quotaRounding).toString()) : Infinity,
  );
  const given = new Map<number, GradeGiven>();
  for (let from = 0; from < members.length;) {
    let to = from + 1;
    while (to < members.length && better(members[from]!, members[to]!) === 0) to += 1;
    const equal = members.slice(from, to);
    from = to;
    for (const one of equal) {
      const reasons: { zh: string; en: string }[] = [];
      let grade = scale.findIndex((step, index) => {
        if (index < one.best) return false;
        if (step.min && one.keys[0]!.compare(step.min) < 0) return false;
        const room = equals === 'in' ? free[index]! > 0 : free[index]! >= equal.length;
        if (!room)
          reasons.push({ zh: `“${step.name.zh}”名额已满`, en: `no place left in "${step.name.en}"` });
        return room;
      });
      for (const { name } of one.limits) {
        reasons.push({ zh: `等次限定：${name.zh}`, en: `grade limit: ${name.en}` });
      }
      grade = Math.min(grade + one.down, scale.length - 1);
      given.set(one.unit, { code: scale[grade]!.code, reasons });
    }
    // Counted after all equals have theirs: with 'in' they all share the last free place.
    for (const one of equal) {
      const index = scale.findIndex(({ code }) => code === given.get(one.unit)!.code);
      free[index] = free[index]! - 1;
    }
  }
  return given;
}
