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

const tsc = (config: string) => ['node_modules/typescript/bin/tsc', '-p', config];

export const SUITES: readonly Suite[] = [
  check('format', 'lint', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  check('lint', 'lint', ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']),
  check('boundaries', 'lint', [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.cjs', 'backend', 'frontend/src', 'libs', 'tools'],
  ]),
  nodeTests('boundaries-seeded', ['tools/boundaries'], '.test.ts', { groups: ['lint'] }),
  nodeTests('commits', ['tools/commits'], '.test.ts', { groups: ['lint'], needs: ['git'] }),
  check('types-backend', 'types', tsc('backend/tsconfig.json')),
  check('types-domain', 'types', tsc('libs/domain/tsconfig.json')),
  check('types-testing', 'types', tsc('libs/testing/tsconfig.json')),
  check('types-tools', 'types', tsc('tools/tsconfig.json')),
  check('types-frontend', 'types', [
    'node_modules/nx/dist/bin/nx.js',
    'run',
    'frontend:typecheck',
    '--outputStyle=stream',
    '--skipNxCache',
  ]),
  jest('domain', 'libs/domain/jest.config.cjs'),
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
    ['tools/start', 'tools/test', 'tools/postgres', 'tools/demonstration', 'tools/witness'],
    '.test.ts',
    {
      uses: ['build'],
      heavy: true,
    },
  ),
  nodeTests('e2e', ['frontend/e2e'], '.e2e.ts', { uses: ['build', 'county'], heavy: true }),
  nodeTests('crash', ['tools/faults'], 'crash.test.ts', { tier: 'faults', uses: ['build'], heavy: true }),
  nodeTests('redis-disasters', ['tools/faults'], 'redis.test.ts', {
    tier: 'faults',
    needs: ['redis-server'],
    uses: ['build'],
    heavy: true,
  }),
  nodeTests('audit-tampering', ['tools/faults'], 'audit-tampering.test.ts', {
    tier: 'faults',
    uses: ['build'],
    heavy: true,
  }),
  nodeTests('audit-tampering-long', ['tools/faults'], 'audit-tampering.test.ts', {
    tier: 'long',
    uses: ['build'],
    heavy: true,
    environment: { ROUNDS: '100' },
  }),
  jest('races-long', 'backend/jest.config.cjs', {
    modules: true,
    tier: 'long',
    uses: ['postgres'],
    args: ['backend/test/races'],
    heavy: true,
    environment: { ROUNDS: '100', RACERS: '50' },
  }),
  nodeTests('shutdown', ['tools/faults'], 'shutdown.test.ts', {
    tier: 'faults',
    uses: ['build'],
    heavy: true,
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
