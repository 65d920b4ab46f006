import type { FactDeclaration } from '@zeren/domain/cycle/assessment/scheme/scheme-parts';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import type { AssessedUnit, FactGiven } from '@zeren/domain/cycle/assessment/scoring/assessed';

/** A small generator with a seed: the same facts on every machine. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Facts for every unit and everything that a set declares, zero and too much among them. */
export function drawFacts(scheme: Scheme, units: readonly AssessedUnit[], seed: number): FactGiven[] {
  const draw = drawing(seed);
  return units.flatMap(({ id }) =>
    [...scheme.facts].map(([key, declared]) => ({ unit: id, key, value: drawValue(key, declared, draw) })),
  );
}

function drawValue(key: string, { kind, words }: FactDeclaration, draw: (below: number) => number): unknown {
  const some = (below: number) => String(draw(below));
  switch (kind) {
    case 'number':
      if (key.startsWith('subordinates.')) return `${40 + draw(60)}.${draw(10)}`;
      if (key.endsWith('.rating')) return `${draw(5)}.${draw(10)}`;
      return draw(8) === 0 ? '0' : some(24);
    case 'flag':
      return draw(4) === 0;
    case 'word':
      return words![draw(words!.length)];
    case 'tally':
      return Object.fromEntries(words!.map((name) => [name, some(key.startsWith('votes.') ? 40 : 3)]));
    case 'register':
      return (words ?? []).flatMap((name, index) =>
        draw(2) === 0 ? [] : [{ incident: `${key}-${index}`, name, count: String(1 + draw(2)) }],
      );
    case 'marks':
      return [1, 2, 3].map((rater) => ({ rater: `r${rater}`, points: some(11), reason: '有据可查' }));
    case 'ranks':
      return [];
  }
}
