import * as fs from 'node:fs';
import type { Counting } from './suites.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Reads a suite's report. A run that ended badly has failed at least once, whatever its report says. */
export function readCounts(counting: Counting, reportFile: string, exitCode: number | null): Counts {
  const succeeded = exitCode === 0;
  if (counting === 'one') return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const text = fs.existsSync(reportFile) ? fs.readFileSync(reportFile, 'utf8') : '';
  const counts = counting === 'jest' ? fromJest(text) : fromTap(text);
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function fromJest(text: string): Counts {
  if (!text) return { passed: 0, failed: 0 };
  const report = JSON.parse(text) as JestReport;
  // A file that could not even be loaded holds no test of its own to fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

function fromTap(text: string): Counts {
  const total = (word: string): number => {
    const found = [...text.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))];
    return found.reduce((sum, [, count]) => sum + Number(count), 0);
  };
  return { passed: total('pass'), failed: total('fail') + total('cancelled') };
}
