import { overdueOf } from './figures';
import type { Figures } from './figures';
import type { GroupFigures } from './domain-figures';

/** What the conclusion is drawn from: the same figures that stand below it. */
export interface OverviewFigures {
  readonly year: number;
  readonly totals: Figures;
  /** The organisations directly below that have duties. */
  readonly units: readonly { readonly name: string; readonly figures: Figures }[];
  readonly domains: readonly GroupFigures[];
}

/** From this share of all that is overdue on, one unit is named. */
const CONCENTRATED = 0.25;
const WEAKEST_NAMED = 2;

/** The conclusion above the figures: how many in time, how many late, where it gathers, which domains are weakest. */
export function overviewSentence(overview: OverviewFigures): { zh: string; en: string } {
  const { year, totals } = overview;
  if (totals.total === 0) {
    return { zh: `${year} 年还没有任务。`, en: `There are no duties for ${year} yet.` };
  }
  const sentences = [standing(overview), gathering(overview)].filter((sentence) => sentence !== null);
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

function standing({ totals, units }: OverviewFigures): Sentence {
  const who = {
    zh: units.length > 1 ? `${units.length} 个单位` : '本单位',
    en: units.length > 1 ? `${units.length} units` : 'This unit',
  };
  if (totals.onTimeRate === null) {
    return {
      zh: `${who.zh}共 ${totals.total} 项任务，还没有到期的。`,
      en: `${who.en}: ${totals.total} ${plural(totals.total, 'duty', 'duties')}, none due yet.`,
    };
  }
  const late = overdueOf(totals);
  const rate = {
    zh: `${who.zh}按期率 ${totals.onTimeRate}%`,
    en: `${who.en}: ${totals.onTimeRate}% on time`,
  };
  if (late === 0) return { zh: `${rate.zh}，没有逾期。`, en: `${rate.en}, nothing overdue.` };
  const severe =
    totals.severe > 0
      ? { zh: `，其中严重 ${totals.severe} 项`, en: `, ${totals.severe} of them severe` }
      : { zh: '', en: '' };
  return { zh: `${rate.zh}；逾期 ${late} 项${severe.zh}。`, en: `${rate.en}; ${late} overdue${severe.en}.` };
}

function gathering(overview: OverviewFigures): Sentence | null {
  const unit = concentratedIn(overview);
  const domains = weakest(overview);
  const parts: Sentence[] = [];
  if (unit)
    parts.push({
      zh: `${unit.name}一家占 ${unit.late} 项`,
      en: `${unit.name} alone accounts for ${unit.late}`,
    });
  if (domains.length > 0) {
    parts.push({
      zh: `${domains.map(({ nameZh }) => nameZh).join('和')}领域最弱`,
      en: `${domains.map(({ nameEn }) => nameEn.toLowerCase()).join(' and ')} ${plural(domains.length, 'is the weakest domain', 'are the weakest domains')}`,
    });
  }
  if (parts.length === 0) return null;
  const english = parts.map(({ en }) => en).join('; ');
  return {
    zh: `${parts.map(({ zh }) => zh).join('，')}。`,
    en: `${english.charAt(0).toUpperCase()}${english.slice(1)}.`,
  };
}

/** The one unit with most that is overdue, when it stands out. */
function concentratedIn({ totals, units }: OverviewFigures): { name: string; late: number } | undefined {
  const all = overdueOf(totals);
  const [first, second] = units
    .map(({ name, figures }) => ({ name, late: overdueOf(figures) }))
    .sort((one, other) => other.late - one.late);
  if (!first || !second || first.late < 2 || first.late === second.late) return undefined;
  return first.late >= all * CONCENTRATED ? first : undefined;
}

/** The domains furthest below the whole, at most two, the weakest first. */
function weakest({ totals, domains }: OverviewFigures): readonly GroupFigures[] {
  const below = domains.filter(({ figures }) => figures.dueToDate > 0 && compareRates(figures, totals) < 0);
  return below.sort((one, other) => compareRates(one.figures, other.figures)).slice(0, WEAKEST_NAMED);
}

function compareRates(one: Figures, other: Figures): number {
  return one.onTime * other.dueToDate - other.onTime * one.dueToDate;
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
