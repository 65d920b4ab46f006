// The half-year assessment of 云岭县's townships and streets: what was typed of each, and how two scorers marked. The same
// in every installation: chance comes from the organisations' codes.
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface TypedFact {
  readonly organizationCode: string;
  readonly key: string;
  readonly value: unknown;
  readonly evidence: string | null;
}

export interface GivenMark {
  readonly organizationCode: string;
  readonly points: string;
  readonly reason: string;
}

export const SCHEME = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'data/half-year-scheme.json'), 'utf8'),
) as object;

const REASONS = [
  '做法有流程有数据，可在同类乡镇推广',
  '做法可行，效果还需再看一个季度',
  '台账齐全，但群众知晓不多',
  '材料与去年相近，未见新的成效',
] as const;

/** What was typed of a township, each fact with what proves it; one in nine names nothing. */
export function typedFacts(code: string): TypedFact[] {
  const number = (salt: string, from: number, span: number) => from + (chance(code, salt) % span);
  const visits = number('visits', 18, 12);
  const problems = number('problems', 14, 20);
  const facts: readonly (readonly [key: string, value: unknown, evidence: string])[] = [
    ['sessions.due', '6', '年度工作安排'],
    ['sessions.held', String(6 - (chance(code, 'held') % 3 === 0 ? 1 : 0)), '党委会议纪要'],
    ['sessions.undecided', String(chance(code, 'undecided') % 4 === 0 ? 1 : 0), '党委会议纪要'],
    ['visits.due', String(visits), '遍访计划'],
    ['visits.made', String(visits - (chance(code, 'made') % 5)), '走访台账'],
    ['problems.found', String(problems), '走访台账'],
    ['problems.closed', String(problems - (chance(code, 'closed') % 6)), '问题销号单'],
    ['practice.proven', chance(code, 'proven') % 3 !== 0, '效果数据表'],
  ];
  return facts.map(([key, value, evidence]) => ({
    organizationCode: code,
    key,
    value,
    evidence: chance(code, key) % 9 === 0 ? null : evidence,
  }));
}

/** How a scorer marked: the second a little more severe than the first. */
export function marksOf(codes: readonly string[], scorer: number): GivenMark[] {
  return codes.map((code) => {
    const level = chance(code, 'practice') % REASONS.length;
    return {
      organizationCode: code,
      points: String(9 - 2 * level - (scorer === 0 ? 0 : chance(code, 'severe') % 2)),
      reason: REASONS[level]!,
    };
  });
}

/** The same number for the same township and purpose, everywhere (FNV-1a). */
function chance(code: string, salt: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${code}|${salt}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
