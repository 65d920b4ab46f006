// Runs the chosen suites two at a time, heavy ones alone, and ends with `N passed, N failed`.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { MACHINE_TOOLS, hasTool } from './machine-tools.mjs';
import type { ToolName } from './machine-tools.mjs';
import { readOptions } from './options.ts';
import { Resources } from './resources.ts';
import { runSuite } from './run-suite.ts';
import type { Outcome } from './run-suite.ts';
import type { Suite } from './suites.ts';

const LIGHT_AT_ONCE = 2;

const root = path.resolve(import.meta.dirname, '..', '..');
const say = (line: string): void => console.log(line);
const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => abort.abort());
process.once('disconnect', () => abort.abort());
process.channel?.unref();

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  // Readable by the account that PostgreSQL runs under when we are root.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-test-'));
  fs.chmodSync(folder, 0o755);
  const resources = new Resources(root, folder, say);
  const started = Date.now();
  const missing = new Map(
    options.suites.map((suite) => [suite, suite.needs.filter((tool) => !hasTool(tool))]),
  );
  const ready = options.suites.filter((suite) => missing.get(suite)!.length === 0);
  try {
    const outcomes = await runAll(ready, async (suite) => {
      const environment = await resources.environmentFor(suite.uses);
      return runSuite(suite, environment, { root, folder, patterns: options.patterns, signal: abort.signal });
    });
    const notRun = options.suites.filter((suite) => missing.get(suite)!.length > 0);
    for (const suite of notRun) reportMissing(suite, missing.get(suite)!, options.demandAll);
    const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
    const failed =
      outcomes.reduce((sum, outcome) => sum + outcome.failed, 0) + (options.demandAll ? notRun.length : 0);
    say(
      `\n${outcomes.length} suites in ${Math.round((Date.now() - started) / 1000)} s${abort.signal.aborted ? ', interrupted' : ''}`,
    );
    say(`${passed} passed, ${failed} failed`);
    return failed > 0 || abort.signal.aborted ? 1 : 0;
  } finally {
    await resources.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Light suites two at a time first, then the heavy ones one by one; each is reported as it ends. */
async function runAll(suites: readonly Suite[], run: (suite: Suite) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const lane = async (queue: Suite[]): Promise<void> => {
    for (let suite = queue.shift(); suite && !abort.signal.aborted; suite = queue.shift()) {
      const outcome = await run(suite).catch((error: unknown) => brokenOutcome(suite, error));
      report(outcome);
      outcomes.push(outcome);
    }
  };
  const light = suites.filter((suite) => !suite.heavy);
  await Promise.all(Array.from({ length: LIGHT_AT_ONCE }, () => lane(light)));
  await lane(suites.filter((suite) => suite.heavy));
  return outcomes;
}

/** What the suite needed could not be started. */
function brokenOutcome(suite: Suite, error: unknown): Outcome {
  const output = `${error instanceof Error ? error.message : String(error)}\n`;
  return { suite, seconds: 0, output, passed: 0, failed: 1 };
}

function report({ suite, passed, failed, seconds, output }: Outcome): void {
  const line = `${suite.name.padEnd(20)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.toFixed(1).padStart(7)} s`;
  if (failed === 0) return say(`✓ ${line}`);
  say(`✗ ${line}\n${'─'.repeat(100)}\n${output.trimEnd()}\n${'─'.repeat(100)}`);
}

function reportMissing(suite: Suite, tools: readonly ToolName[], demanded: boolean): void {
  const ways = tools.map(
    (tool) => `${tool}: apt-get install ${MACHINE_TOOLS[tool].apt} (${MACHINE_TOOLS[tool].elsewhere})`,
  );
  say(`\n${'!'.repeat(100)}\n! NOT RUN: ${suite.name}. It needs ${ways.join('; ')}.`);
  say(
    `! ${demanded ? 'DEMAND_ALL_SUITES=1: this counts as a failure.' : 'The other suites are not affected.'}\n${'!'.repeat(100)}`,
  );
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  say('0 passed, 1 failed');
  return 1;
});
process.exit();
