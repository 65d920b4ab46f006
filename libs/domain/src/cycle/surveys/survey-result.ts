import { Decimal } from 'decimal.js';
import type { Answers } from './answers';
import { cellsOf } from './questionnaire';
import type { AnswerOption, Cell, Question } from './questionnaire';

/** Nothing is shown of fewer ballots (decision 8). */
export const FEWEST_BALLOTS = 10;
/** Where all agree, one knows what each said: a group of fewer is not shown then. */
export const FEWEST_AGREEING = 20;

export interface GroupBallots {
  readonly groupId: string;
  /** Ticks only; words are kept apart. */
  readonly ballots: readonly Answers[];
}

/** What one group said to one question about one subject. */
export interface GroupTally {
  readonly groupId: string;
  /** Null where it is withheld: 人数少，不显示. */
  readonly shown: Tally | null;
}

export interface Tally {
  /** Ballots that ticked something here. */
  readonly answered: number;
  /** By key of the option. */
  readonly counts: Readonly<Record<string, number>>;
  /** Mean coefficient in percent without those who abstain, one place; null where nobody else is left or nothing is valued. */
  readonly rate: string | null;
  /** The same with those who abstain in the base. */
  readonly rateOfAll: string | null;
}

export interface CellResult {
  readonly cell: string;
  readonly subjectKey: string | null;
  readonly questionKey: string;
  readonly groups: readonly GroupTally[];
  /** Over the groups that are shown, so that nobody gets a withheld one by subtraction; null where none is. */
  readonly total: Tally | null;
}

/** Counts ballots by subject, question and group; withholds what could be traced to a few. */
export function surveyResult(
  questions: readonly Question[],
  subjectKeys: readonly string[],
  groups: readonly GroupBallots[],
): CellResult[] {
  return cellsOf(questions, subjectKeys)
    .filter(({ question }) => question.kind !== 'text')
    .map((cell) => cellResult(cell, groups));
}

function cellResult(cell: Cell, groups: readonly GroupBallots[]): CellResult {
  const counted = groups.map(({ groupId, ballots }) => ({ groupId, counts: countsOf(cell, ballots) }));
  const shown = counted.filter(({ counts }) => mayShow(counts));
  const total: Record<string, number> = {};
  for (const { counts } of shown)
    for (const [key, count] of Object.entries(counts)) total[key] = (total[key] ?? 0) + count;
  const { options } = cell.question;
  return {
    cell: cell.key,
    subjectKey: cell.subjectKey,
    questionKey: cell.question.key,
    groups: counted.map(({ groupId, counts }) => ({
      groupId,
      shown: mayShow(counts) ? tally(options, counts) : null,
    })),
    total: shown.length > 0 ? tally(options, total) : null,
  };
}

function countsOf({ key, question }: Cell, ballots: readonly Answers[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(
    question.options.map((option) => [option.key, 0]),
  );
  for (const ballot of ballots) {
    const ticked = ballot[key];
    if (ticked !== undefined && ticked in counts) counts[ticked]! += 1;
  }
  return counts;
}

/** Whether a count is of enough ballots, and of more than one mind or of many. */
export function mayShow(counts: Readonly<Record<string, number>>): boolean {
  const answered = sum(Object.values(counts));
  if (answered < FEWEST_BALLOTS) return false;
  const minds = Object.values(counts).filter((count) => count > 0).length;
  return minds > 1 || answered >= FEWEST_AGREEING;
}

function tally(options: readonly AnswerOption[], counts: Readonly<Record<string, number>>): Tally {
  const valued = options.filter(({ coefficient }) => coefficient != null);
  const base = sum(valued.map(({ key }) => counts[key] ?? 0));
  const answered = sum(Object.values(counts));
  const points = valued.reduce(
    (so, { key, coefficient }) => so.plus(new Decimal(coefficient!).times(counts[key] ?? 0)),
    new Decimal(0),
  );
  const percent = (of: number) =>
    valued.length === 0 || of === 0 ? null : points.times(100).div(of).toFixed(1, Decimal.ROUND_HALF_UP);
  return { answered, counts, rate: percent(base), rateOfAll: percent(answered) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, number) => so + number, 0);

/** Returned ballots against those expected, in percent with one place; null where nobody was expected. */
export const responseRate = (returned: number, expected: number): string | null =>
  expected === 0 ? null : new Decimal(returned).times(100).div(expected).toFixed(1, Decimal.ROUND_HALF_UP);
