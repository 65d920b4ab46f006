// `npm run bench`: what the product costs over a floor, case by case. `--smoke` for a look in two minutes, `--only <case>`
// for one. Ends with 1 when a target is missed, and with 2 when the machine was not quiet enough to tell.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ensureBuilt } from '../tools/start/build.ts';
import { Plant, ROOT } from '../tools/faults/plant.ts';
import { dueScan } from './cases/due-scan.bench.ts';
import { oneDuty, page, report, sealedReport } from './cases/http.bench.ts';
import { listCheck } from './cases/list-check.bench.ts';
import { listImport } from './cases/list-import.bench.ts';
import { fillCounty } from './county.ts';
import type { Bed, BenchCase, Reading } from './measure/bench-case.ts';
import { inPairs, isStill, judge, spread } from './measure/ratios.ts';
import type { Spread, Verdict } from './measure/ratios.ts';

const CASES: readonly BenchCase[] = [page, oneDuty, report, sealedReport, dueScan, listImport, listCheck];
const CONTROL_PAIRS = 5;

const say = (line: string): void => console.log(line);
const words = process.argv.slice(2);
const smoke = words.includes('--smoke');
const only = words.filter((word) => !word.startsWith('--'));
const chosen = CASES.filter(({ name }) => only.length === 0 || only.includes(name));
const scale = smoke ? 0.05 : 1;

interface Measured {
  readonly name: string;
  readonly claim: string;
  readonly target: number;
  readonly source: string;
  readonly ratio: Spread;
  readonly cpu: Spread | undefined;
  readonly verdict: Verdict;
  readonly pairs: readonly { readonly first: Reading; readonly second: Reading }[];
}

const two = (value: number): string => value.toFixed(2);
const show = ({ median, lower, upper }: Spread): string => `${two(median)} [${two(lower)}–${two(upper)}]`;

/** The floor against itself: what the machine adds by itself. */
async function control(bed: Bed): Promise<Spread> {
  const { floor, end } = await page.prepare(bed);
  try {
    await floor();
    const pairs = await inPairs(CONTROL_PAIRS, floor, floor);
    return spread(pairs.map(({ first, second }) => second.rate / first.rate));
  } finally {
    await end?.();
  }
}

async function measure(bed: Bed, one: BenchCase): Promise<Measured> {
  const { floor, candidate, agree, end } = await one.prepare(bed);
  try {
    await agree();
    await floor();
    await candidate();
    const pairs = await inPairs(smoke ? 2 : one.pairs, floor, candidate);
    const ratio = spread(pairs.map(({ first, second }) => second.rate / first.rate));
    const cpus = pairs.flatMap(({ first, second }) =>
      first.cpu && second.cpu ? [second.cpu / first.cpu] : [],
    );
    const { name, claim, target, source } = one;
    const cpu = cpus.length > 0 ? spread(cpus) : undefined;
    return { ...{ name, claim, target, source, ratio, cpu, pairs }, verdict: judge(ratio, target) };
  } finally {
    await end?.();
  }
}

function tell({ name, claim, target, ratio, cpu, verdict, pairs }: Measured): void {
  const rate = (side: 'first' | 'second') => Math.round(spread(pairs.map((pair) => pair[side].rate)).median);
  const p99 = pairs.map(({ second }) => second.p99).filter((value) => value !== undefined);
  say(
    `${{ met: '✓', short: '~', missed: '✗' }[verdict]} ${name.padEnd(14)} ${show(ratio)}  target ≥ ${two(target)}` +
      `${cpu ? `  CPU × ${two(cpu.median)}` : ''}  ${rate('second')}/s over ${rate('first')}/s` +
      `${p99.length > 0 ? `  p99 ${Math.round(spread(p99).median)} ms` : ''}\n  ${claim}`,
  );
}

async function main(): Promise<number> {
  await ensureBuilt(ROOT, process.env.BUILD_DIR!, say);
  const plant = await Plant.start();
  try {
    say(`Filling the county… (${smoke ? 'smoke: small, short, no verdict' : 'about 12 minutes in all'})`);
    const county = await fillCounty(plant, scale);
    const bed: Bed = { plant, county, seconds: smoke ? 1 : 4 };
    const still = await control(bed);
    say(`= control        ${show(still)}  the floor against itself: between 0.95 and 1.05 counts\n`);
    const measured: Measured[] = [];
    for (const one of chosen) {
      const found = await measure(bed, one);
      tell(found);
      measured.push(found);
    }
    write({ still, measured });
    if (smoke) return 0;
    if (!isStill(still)) {
      say('\nNot measured: something else is busy on this machine. Run it again when it is quiet.');
      return 2;
    }
    return measured.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
  } finally {
    await plant.stop();
  }
}

/** Every slice, with what it was measured on. */
function write(found: object): void {
  const folder = path.join(ROOT, 'bench/results');
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const machine = { cpus: os.cpus().map(({ model }) => model), load: os.loadavg(), node: process.version };
  fs.writeFileSync(file, JSON.stringify({ commit, smoke, machine, ...found }, null, 1));
  say(`\nEvery slice: ${path.relative(ROOT, file)}`);
}

process.exitCode = await main();
process.exit();
