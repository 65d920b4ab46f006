import { parseArgs } from 'node:util';
import { SUITES } from './suites.ts';
import type { Suite, Tier } from './suites.ts';

export interface Options {
  readonly suites: readonly Suite[];
  /** Handed on to the suites: file patterns. */
  readonly patterns: readonly string[];
  /** Whether a suite whose tool is missing counts as failed. */
  readonly demandAll: boolean;
}

/** `[--faults] [--long] [--only suite-or-group]… [-- pattern…]` */
export function readOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  known: readonly Suite[] = SUITES,
): Options {
  const cut = args.indexOf('--');
  const own = cut < 0 ? args : args.slice(0, cut);
  const { values, positionals } = parseArgs({
    args: [...own],
    allowPositionals: true,
    options: {
      faults: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const only = values.only.flatMap((names) => names.split(','));
  for (const name of only) {
    if (!known.some((suite) => isNamed(suite, name)))
      throw new Error(`no suite is called "${name}": ${knownNames(known)}`);
  }
  const tier: Tier = values.faults ? 'faults' : values.long ? 'long' : 'test';
  const suites =
    only.length > 0
      ? known.filter((suite) => only.some((name) => isNamed(suite, name)))
      : known.filter((suite) => suite.tier === tier);
  // A run of nothing would pass.
  if (suites.length === 0) throw new Error(`no suite is chosen: there is none of the kind "${tier}"`);
  const patterns = [...positionals, ...(cut < 0 ? [] : args.slice(cut + 1))];
  return { suites, patterns, demandAll: environment.DEMAND_ALL_SUITES === '1' };
}

const isNamed = (suite: Suite, name: string) => suite.name === name || suite.groups.includes(name);

function knownNames(known: readonly Suite[]): string {
  return [...new Set(known.flatMap((suite) => [suite.name, ...suite.groups]))].join(', ');
}
