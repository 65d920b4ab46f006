import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { readCounts } from './counts.ts';
import type { Counts } from './counts.ts';
import type { Suite } from './suites.ts';

export interface Outcome extends Counts {
  readonly suite: Suite;
  readonly seconds: number;
  readonly output: string;
}

export interface Surroundings {
  readonly root: string;
  /** For reports. */
  readonly folder: string;
  readonly patterns: readonly string[];
  /** Ends the suite's process. */
  readonly signal: AbortSignal;
}

const NODE_TEST = [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=tap',
];

/** Runs one suite to its end, holding its output back. */
export async function runSuite(
  suite: Suite,
  environment: NodeJS.ProcessEnv,
  around: Surroundings,
): Promise<Outcome> {
  const report = path.join(around.folder, `${suite.name}.report`);
  const started = Date.now();
  const args = argumentsOf(suite, report, around);
  const run =
    args === undefined
      ? { exitCode: 1, output: 'No file belongs to this suite.\n' }
      : await runNode(args, environment, suite, around);
  const counts = readCounts(suite.counting, report, run.exitCode);
  const empty =
    suite.counting !== 'one' && counts.passed + counts.failed === 0 && around.patterns.length === 0;
  return {
    suite,
    seconds: (Date.now() - started) / 1000,
    output: run.output + (empty ? 'The suite ran no test at all.\n' : ''),
    passed: counts.passed,
    failed: empty ? 1 : counts.failed,
  };
}

function argumentsOf(suite: Suite, report: string, { root, patterns }: Surroundings): string[] | undefined {
  const command = suite.command(root);
  if (suite.counting === 'jest')
    return [
      ...command,
      '--json',
      `--outputFile=${report}`,
      '--testLocationInResults=false',
      '--passWithNoTests',
      ...patterns,
    ];
  if (suite.counting === 'one') return [...command];
  const files =
    patterns.length === 0
      ? command
      : command.filter((file) => patterns.some((pattern) => file.includes(pattern)));
  return files.length > 0 ? [...NODE_TEST, `--test-reporter-destination=${report}`, ...files] : undefined;
}

function runNode(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  suite: Suite,
  { root, signal }: Surroundings,
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...process.env,
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        FORCE_COLOR: '0',
        ...suite.environment,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      killSignal: 'SIGTERM',
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.once('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
