import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { NOT_RACED } from '../races/not-raced';
import { NOT_REACHED, ONLY_REFUSED } from './matrix-exceptions';

const BACKEND = path.resolve(__dirname, '../..');

/** Every spec by the name of its file, without what says that it is one. */
const SPECS = new Map<string, string[]>();
for (const folder of ['src', 'test', '../tools']) {
  for (const file of readdirSync(path.join(BACKEND, folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(spec|spec-kit|test)\.ts$|(?<!node_modules.*)\.mjs$/.test(file)) continue;
    const name = path.basename(file).replace(/(\.spec|\.test)?\.(ts|mjs)$/, '');
    SPECS.set(name, [...(SPECS.get(name) ?? []), readFileSync(path.join(BACKEND, folder, file), 'utf8')]);
  }
}

/** The last part of a route's address that is a word. */
const lastWord = (route: string): string =>
  route
    .split(' ')[1]!
    .split('/')
    .filter((segment) => !/^[:{]/.test(segment))
    .at(-1)!;

const asks = (text: string, route: string): boolean =>
  new RegExp(`(?<![\\w-])${lastWord(route)}(?![\\w-])`).test(text);

/** What is wrong with an exception: a reason names specs, each exists, and one of them asks the route. */
function faultOf(route: string, specs: readonly string[]): string | null {
  const missing = specs.filter((name) => !SPECS.has(name));
  if (missing.length > 0) return `${route}: there is no spec ${missing.join(', ')}`;
  const texts = specs.flatMap((name) => SPECS.get(name)!);
  return texts.some((text) => asks(text, route)) ? null : `${route}: not asked in ${specs.join(', ')}`;
}

describe('what the matrix and the races leave out', () => {
  it('is asked by a spec that the reason names: specs, a colon, why', () => {
    const faults = Object.entries({ ...NOT_REACHED, ...ONLY_REFUSED }).map(([route, reason]) =>
      faultOf(route, reason.split(': ')[0]!.split(', ')),
    );
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });

  it('is held by a spec that the reason ends with', () => {
    const faults = Object.entries(NOT_RACED).map(([route, reason]) => {
      const named = reason.match(/[\w.-]+\.spec\.ts/g) ?? [];
      const specs = named.map((file) => file.replace('.spec.ts', ''));
      return specs.length > 0 ? faultOf(route, specs) : `${route}: no spec is named`;
    });
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
});
