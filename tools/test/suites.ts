// The one list of what `npm test`, `npm run test:faults` and `npm run test:long` run.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ToolName } from './machine-tools.mjs';

/** When a suite runs: with every `npm test`, with the fault suites, or only by hand. */
export type Tier = 'test' | 'faults' | 'long';

/** What the runner starts before a suite and ends after the last that uses it. */
export type Resource = 'postgres' | 'build' | 'county';

/** How passed and failed tests are counted: Jest's JSON, node:test's TAP, or the command itself as one test. */
export type Counting = 'jest' | 'tap' | 'one';

export interface Suite {
  readonly name: string;
  /** Names that `--only` takes beside the suite's own. */
  readonly groups: readonly string[];
  readonly tier: Tier;
  readonly needs: readonly ToolName[];
  readonly uses: readonly Resource[];
  readonly counting: Counting;
  /** Whether it keeps both cores busy by itself and so runs alone. */
  readonly heavy: boolean;
  /** Arguments for the workspace's Node; Jest and node:test ones get their reporter from the runner. */
  readonly command: (root: string) => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const defaults = { groups: [], tier: 'test', needs: [], uses: [], counting: 'one', heavy: false } as const;

function check(name: string, group: string, command: readonly string[], more: Partial<Suite> = {}): Suite {
  return { ...defaults, name, groups: [group], command: () => command, ...more };
}

type JestSuite = Partial<Suite> & { readonly args?: readonly string[]; readonly modules?: boolean };

/** `modules`: the code under test loads packages that are ECMAScript modules only (Nest); Angular's preset must not. */
function jest(name: string, config: string, { args = [], modules = false, ...rest }: JestSuite = {}): Suite {
  const command = [
    ...(modules ? ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'] : []),
    'node_modules/jest/bin/jest.js',
    '-c',
    config,
    ...args,
  ];
  return { ...defaults, name, groups: ['unit'], counting: 'jest', command: () => command, ...rest };
}

/** Every file below `folders` whose name ends so, each run by node:test. */
function nodeTests(
  name: string,
  folders: readonly string[],
  ending: string,
  more: Partial<Suite> = {},
): Suite {
  const command = (root: string) => folders.flatMap((folder) => filesBelow(root, folder, ending));
  return { ...defaults, name, counting: 'tap', command, ...more };
}

/** A fault suite at the size that CI runs, of tools/faults/<file>.test.ts. */
function fault(file: string, { name = file, ...more }: Partial<Suite> = {}): Suite {
  const heavy = { tier: 'faults', uses: ['build'], heavy: true } as const;
  return nodeTests(name, ['tools/faults'], `${file}.test.ts`, { ...heavy, ...more });
}

/** The same at the size that the reliability goals name: hours. */
function long(file: string, environment: Readonly<Record<string, string>>, more: Partial<Suite> = {}): Suite {
  return fault(file, { ...more, name: `${more.name ?? file}-long`, tier: 'long', environment });
}

const REDIS: readonly ToolName[] = ['redis-server'];
const ON_REDIS = { ON_REDIS: '1' } as const;

const tsc = (config: string) => ['node_modules/typescript/bin/tsc', '-p', config];

export const SUITES: readonly Suite[] = [
  check('format', 'lint', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  check('lint', 'lint', ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']),
  check('boundaries', 'lint', [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.cjs', 'backend', 'frontend/src', 'libs', 'tools', 'bench'],
  ]),
  nodeTests('boundaries-seeded', ['tools/boundaries'], '.test.ts', { groups: ['lint'] }),
  nodeTests('commits', ['tools/commits'], '.test.ts', { groups: ['lint'], needs: ['git'] }),
  check('types-backend', 'types', tsc('backend/tsconfig.json')),
  check('types-domain', 'types', tsc('libs/domain/tsconfig.json')),
  check('types-testing', 'types', tsc('libs/testing/tsconfig.json')),
  check('types-tools', 'types', tsc('tools/tsconfig.json')),
  check('types-bench', 'types', tsc('bench/tsconfig.json')),
  check('types-frontend', 'types', [
    'node_modules/nx/dist/bin/nx.js',
    'run',
    'frontend:typecheck',
    '--outputStyle=stream',
    '--skipNxCache',
  ]),
  jest('domain', 'libs/domain/jest.config.cjs'),
  nodeTests('bench', ['bench/measure'], '.test.ts', { groups: ['unit'] }),
  jest('backend', 'backend/jest.config.cjs', { modules: true, uses: ['postgres'], heavy: true }),
  jest('backend-redis', 'backend/jest.config.cjs', {
    modules: true,
    needs: ['redis-server'],
    uses: ['postgres'],
    args: ['--testMatch', '**/*.redis.spec.ts', '--testPathIgnorePatterns', '/node_modules/'],
  }),
  jest('frontend', 'frontend/jest.config.cjs', { heavy: true }),
  check('i18n', 'lint', ['tools/i18n/check.ts']),
  check('api-client', 'types', ['tools/api-client/check.ts'], { uses: ['postgres', 'build'] }),
  nodeTests('deployment', ['tools/deployment'], '.test.ts', { groups: ['unit'], uses: ['build'] }),
  nodeTests(
    'tools',
    ['tools/start', 'tools/test', 'tools/backup', 'tools/postgres', 'tools/demonstration', 'tools/witness'],
    '.test.ts',
    {
      uses: ['build'],
      heavy: true,
    },
  ),
  nodeTests('e2e', ['frontend/e2e'], '.e2e.ts', { uses: ['build', 'county'], heavy: true }),
  fault('crash'),
  fault('shutdown'),
  fault('backup'),
  fault('audit-tampering'),
  fault('poison'),
  fault('poison', { name: 'poison-on-redis', environment: ON_REDIS, needs: REDIS }),
  fault('dead-worker'),
  fault('dead-worker', { name: 'dead-worker-on-redis', environment: ON_REDIS, needs: REDIS }),
  fault('clocks', { needs: ['faketime'] }),
  fault('redis', { name: 'redis-disasters', needs: REDIS }),
  long('crash', { KILLS: '200' }),
  long('rolling', { RELOADS: '10' }),
  long('failpoints', { FAILPOINT_ROUNDS: '20' }),
  long('failpoints', { FAILPOINT_ROUNDS: '20', ...ON_REDIS }, { name: 'failpoints-on-redis', needs: REDIS }),
  long('audit-tampering', { ROUNDS: '100' }),
  long('poison', { JOB_KILLS: '12' }),
  long('poison', { JOB_KILLS: '12', ...ON_REDIS }, { name: 'poison-on-redis', needs: REDIS }),
  long('clocks', ON_REDIS, { name: 'clocks-on-redis', needs: ['faketime', ...REDIS] }),
  long(
    'redis',
    { REDIS_DOWN_SECONDS: '3600', REMINDER_ROUNDS: '40' },
    { name: 'redis-disasters', needs: REDIS },
  ),
  jest('races-long', 'backend/jest.config.cjs', {
    modules: true,
    tier: 'long',
    uses: ['postgres'],
    args: ['backend/test/races'],
    heavy: true,
    environment: { ROUNDS: '100', RACERS: '50' },
  }),
  jest('long-table-long', 'backend/jest.config.cjs', {
    modules: true,
    tier: 'long',
    uses: ['postgres'],
    args: ['responsibility/import/long-table'],
    heavy: true,
    environment: { TABLE_ROWS: '100000' },
  }),
];

function filesBelow(root: string, folder: string, ending: string): string[] {
  const full = path.join(root, folder);
  if (!fs.existsSync(full)) return [];
  return fs
    .readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .sort()
    .map((name) => path.join(folder, name));
}
