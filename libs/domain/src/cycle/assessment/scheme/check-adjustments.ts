import { namesIn } from '../facts/fact-kinds';
import type { Place } from '../shape/shape';
import type { Scheme } from './scheme';
import type { Basis } from './scheme-parts';

/** A bonus, a penalty or a grade limit is switched on only with a superior document and its date (data: basis). */
export function checkBases({ adjustments, gradeLimits }: Scheme, root: Place): void {
  const check = (all: readonly { inForce: boolean; basis: Basis }[], name: string) =>
    all.forEach(({ inForce, basis }, index) => {
      const superior = basis.kind === '中央' || basis.kind === '省' || basis.kind === '市';
      if (inForce && !(superior && basis.document && basis.on))
        root.to(name).to(index).to('basis').fault('basis-missing');
    });
  check(adjustments, 'adjustments');
  check(gradeLimits, 'gradeLimits');
}

/** Every unit gets a grade, and limits name grades that exist. */
export function checkGrades(scheme: Scheme, root: Place): void {
  const { grades, gradeLimits } = scheme;
  const codes = grades?.scale.map(({ code }) => code) ?? [];
  const last = grades?.scale.at(-1);
  if (last && (last.min || last.quota)) root.to('grades').to('scale').fault('last-grade-open');
  codes.forEach((code, index) => {
    if (codes.indexOf(code) !== index) root.to('grades').to('scale').to(index).fault('twice', { name: code });
  });
  gradeLimits.forEach(({ best, down, voids, when }, index) => {
    const at = root.to('gradeLimits').to(index);
    if (best !== undefined && !codes.includes(best)) at.to('best').fault('grade-unknown', { name: best });
    if (best === undefined && down === undefined && voids === undefined)
      at.fault('missing', { name: 'best' });
    if (voids === undefined) return;
    if (when.reads.includes('total')) at.to('when').fault('void-by-total');
    checkVoided(voids, scheme, root.to('facts').to(voids));
  });
}

/** A name that is no indicator's would void nothing, and nobody would hear of it. */
function checkVoided(key: string, { facts, indicators }: Scheme, at: Place): void {
  const fact = facts.get(key);
  if (!fact) return;
  const unknown = (name: string) => !indicators.some(({ code }) => code === name);
  fact.words?.forEach((name, index) => {
    if (unknown(name)) at.to('words').to(index).fault('indicator-unknown', { name });
  });
  for (const name of fact.ifAbsent === undefined ? [] : namesIn(fact.ifAbsent))
    if (unknown(name)) at.to('ifAbsent').fault('indicator-unknown', { name });
}
