import { allOrNothingRule } from './all-or-nothing';
import { awardRule } from './award';
import { deductRule } from './deduct';
import { expertRule } from './expert';
import { formulaRule } from './formula';
import { groupMeanRule } from './group-mean';
import { ladderRule } from './ladder';
import { levelsRule } from './levels';
import { meanRule } from './mean';
import { rankByRatersRule } from './rank-by-raters';
import { rankRule } from './rank';
import { relativeRule } from './relative';
import type { RuleKind } from './rule-kind';
import { shareRule } from './share';
import { sumRule } from './sum';
import { tableRule } from './table';
import { topOfGroupRule } from './top-of-group';
import { votesRule } from './votes';
import { zScoreRule } from './z-score';

/** All kinds of rules. A new kind is a file and a line here; the engine, the validation and the schema follow. */
export const ALL_RULE_KINDS: readonly RuleKind[] = [
  shareRule,
  deductRule,
  awardRule,
  allOrNothingRule,
  ladderRule,
  levelsRule,
  tableRule,
  formulaRule,
  sumRule,
  meanRule,
  votesRule,
  expertRule,
  relativeRule,
  rankRule,
  rankByRatersRule,
  groupMeanRule,
  zScoreRule,
  topOfGroupRule,
];

export const RULES_BY_KIND: ReadonlyMap<string, RuleKind> = new Map(
  ALL_RULE_KINDS.map((kind) => [kind.kind, kind]),
);
