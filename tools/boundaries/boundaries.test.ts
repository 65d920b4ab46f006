// A net that says nothing may be a net with holes: a seeded tree breaks every rule once, and each must be named.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..', '..');
const CONFIGURATION = path.join(root, '.dependency-cruiser.cjs');

/** Files of the seeded tree: what each imports, and the rules it must be blamed for. */
const SEEDED: readonly { file: string; imports: readonly string[]; blamed: readonly string[] }[] = [
  // What is allowed and must stay silent.
  { file: 'backend/src/platform/clock.ts', imports: [], blamed: [] },
  { file: 'backend/src/registry/calendar/index.ts', imports: ['../../platform/clock'], blamed: [] },
  {
    file: 'backend/src/registry/identity/index.ts',
    imports: ['../organizations/index', '../calendar/index'],
    blamed: [],
  },
  { file: 'backend/src/registry/organizations/index.ts', imports: ['./people.repository'], blamed: [] },
  {
    file: 'backend/src/registry/organizations/people.repository.ts',
    imports: ['@zeren/domain/cycle/duties/duties-events'],
    blamed: [],
  },
  {
    file: 'backend/src/cycle/duties/index.ts',
    imports: ['../../registry/identity/index', '@zeren/domain/cycle/duties/lights'],
    blamed: [],
  },
  { file: 'backend/src/cycle/duties/duties.spec.ts', imports: ['@zeren/testing/kit'], blamed: [] },
  { file: 'backend/src/insight/dashboard/index.ts', imports: ['../../cycle/duties/index'], blamed: [] },
  { file: 'libs/domain/src/cycle/duties/duties-events.ts', imports: [], blamed: [] },
  {
    file: 'libs/domain/src/cycle/duties/lights.ts',
    imports: ['decimal.js', 'date-fns', '../../registry/calendar/days'],
    blamed: [],
  },
  { file: 'libs/domain/src/registry/calendar/days.ts', imports: [], blamed: [] },
  { file: 'libs/testing/src/kit.ts', imports: ['@zeren/domain/cycle/duties/lights'], blamed: [] },
  { file: 'libs/api-client/src/client.ts', imports: [], blamed: [] },
  {
    file: 'frontend/src/app/cycle/duties/page.ts',
    imports: ['@zeren/domain/cycle/duties/lights', '@zeren/api-client/client'],
    blamed: [],
  },
  {
    file: 'tools/load.ts',
    imports: ['../backend/src/cycle/duties/index', '@zeren/domain/cycle/duties/lights'],
    blamed: [],
  },
  // A room that reaches for a later row, against an arrow, beside it, or for a room that nobody may import.
  {
    file: 'backend/src/registry/calendar/up.ts',
    imports: ['../../cycle/duties/index'],
    blamed: ['room-calendar'],
  },
  {
    file: 'backend/src/registry/organizations/against.ts',
    imports: ['../identity/index'],
    blamed: ['room-organizations'],
  },
  {
    file: 'backend/src/registry/calendar/beside.ts',
    imports: ['../catalogues/index'],
    blamed: ['room-calendar'],
  },
  { file: 'backend/src/registry/catalogues/index.ts', imports: [], blamed: [] },
  {
    file: 'backend/src/insight/reminders/other.ts',
    imports: ['../dashboard/index'],
    blamed: ['room-reminders'],
  },
  {
    file: 'backend/src/registry/calendar/rule.ts',
    imports: ['@zeren/domain/cycle/duties/lights'],
    blamed: ['room-calendar'],
  },
  {
    file: 'libs/domain/src/registry/calendar/up.ts',
    imports: ['../../cycle/duties/lights'],
    blamed: ['room-calendar'],
  },
  {
    file: 'frontend/src/app/registry/organizations/up.ts',
    imports: ['../../cycle/duties/page'],
    blamed: ['room-organizations'],
  },
  {
    file: 'backend/src/platform/knows.ts',
    imports: ['../cycle/duties/index'],
    blamed: ['platform-knows-no-room'],
  },
  {
    file: 'backend/src/cycle/duties/back-door.ts',
    imports: ['../../registry/organizations/people.repository'],
    blamed: ['rooms-by-their-door'],
  },
  {
    file: 'backend/src/app.module.ts',
    imports: ['./registry/organizations/people.repository'],
    blamed: ['composition-by-the-door'],
  },
  // Projects.
  { file: 'libs/domain/src/cycle/duties/impure.ts', imports: ['node:fs'], blamed: ['domain-is-pure'] },
  {
    file: 'libs/domain/src/cycle/duties/lights.spec.ts',
    imports: ['@zeren/testing/kit'],
    blamed: ['domain-imports-no-project'],
  },
  {
    file: 'libs/testing/src/reach.ts',
    imports: ['../../../backend/src/cycle/duties/index'],
    blamed: ['testing-imports-domain-only'],
  },
  {
    file: 'libs/api-client/src/reach.ts',
    imports: ['@zeren/domain/cycle/duties/lights'],
    blamed: ['api-client-imports-no-project'],
  },
  {
    file: 'backend/src/cycle/duties/kit.ts',
    imports: ['@zeren/testing/kit'],
    blamed: ['backend-imports-domain-only'],
  },
  {
    file: 'backend/src/cycle/duties/reach.spec.ts',
    imports: ['@zeren/api-client/client'],
    blamed: ['specs-import-domain-and-testing'],
  },
  {
    file: 'frontend/src/app/cycle/duties/reach.ts',
    imports: ['../../../../../backend/src/cycle/duties/index'],
    blamed: ['frontend-imports-domain-and-client'],
  },
  {
    file: 'tools/reach.ts',
    imports: ['../backend/src/registry/organizations/people.repository'],
    blamed: ['tools-by-the-door'],
  },
  // Files.
  // A cycle is told once, at the file where it was met first.
  { file: 'backend/src/platform/egg.ts', imports: ['./hen'], blamed: ['no-cycles'] },
  { file: 'backend/src/platform/hen.ts', imports: ['./egg'], blamed: [] },
  {
    file: 'backend/src/cycle/duties/takes-a-spec.ts',
    imports: ['./duties.spec'],
    blamed: ['nobody-imports-tests'],
  },
  {
    file: 'backend/src/cycle/duties/takes-a-kit.ts',
    imports: ['./duties.spec-kit'],
    blamed: ['kits-are-for-specs'],
  },
  { file: 'backend/src/cycle/duties/duties.spec-kit.ts', imports: ['@zeren/testing/kit'], blamed: [] },
  { file: 'backend/src/platform/takes-dev.ts', imports: ['jest'], blamed: ['runtime-needs-no-dev-package'] },
  { file: 'backend/src/platform/nowhere.ts', imports: ['./nothing'], blamed: ['resolvable'] },
];

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-boundaries-'));
after(() => fs.rmSync(tree, { recursive: true, force: true }));

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

function cruise(): Cruise['summary']['violations'] {
  for (const { file, imports } of SEEDED) {
    const full = path.join(tree, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    const lines = imports.map((target, place) => `import * as part${place} from '${target}';`);
    fs.writeFileSync(
      full,
      `${lines.join('\n')}\nexport const use = [${imports.map((_, place) => `part${place}`).join(', ')}];\n`,
    );
  }
  fs.mkdirSync(path.join(tree, 'tools/boundaries'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.base.json', 'tools/boundaries/tsconfig.json']) {
    fs.copyFileSync(path.join(root, file), path.join(tree, file));
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [
    program,
    '--config',
    CONFIGURATION,
    '--output-type',
    'json',
    'backend',
    'frontend',
    'libs',
    'tools',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.ok(stdout, stderr);
  return (JSON.parse(stdout) as Cruise).summary.violations;
}

const violations = cruise();
const blamesOf = (file: string) =>
  [...new Set(violations.filter(({ from }) => from === file).map(({ rule }) => rule.name))].sort();

for (const { file, imports, blamed } of SEEDED) {
  const expected = blamed.length > 0 ? `breaks ${blamed.join(', ')}` : 'is allowed';
  test(`${file} importing ${imports.join(', ') || 'nothing'} ${expected}`, () =>
    assert.deepEqual(blamesOf(file), [...blamed]));
}

test('every rule of the net is broken by the seeded tree, and one rule per row stands for the rooms', async () => {
  const { default: configuration } = (await import(CONFIGURATION)) as {
    default: { forbidden: { name: string }[] };
  };
  const proved = new Set(SEEDED.flatMap(({ blamed }) => blamed));
  const unproved = configuration.forbidden
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('room-') && !proved.has(name));
  assert.deepEqual(unproved, []);
});
