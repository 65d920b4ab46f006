import { httpResource } from '@angular/common/http';
import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { ScoreRow, UnitFact, UnitScore } from '../data/assessment-views';
import { FactValuePipe, PointsPipe } from '../data/points';
import { SaidPipe } from '../data/said';

/** A part of a score as the page shows it: an indicator, or what is about the whole. */
interface Part {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly state: string;
  /** Null for what is about the whole. */
  readonly of: string | null;
  readonly points: string;
  readonly share: number;
  readonly mean: string | null;
  readonly rows: readonly ScoreRow[];
  readonly facts: readonly UnitFact[];
}

/** What of the duties stands behind a fact that they count. */
const OUTCOMES: Readonly<Record<string, string | undefined>> = {
  'duties.due': 'on-time,late,missed',
  'duties.on_time': 'on-time',
  'duties.late': 'late',
  'duties.missed': 'missed',
};

/** One unit's score: what it got for each indicator, and behind each row the facts and what proves them. */
@Component({
  selector: 'zr-unit-score',
  imports: [
    DayPipe,
    DotsPipe,
    FactValuePipe,
    FailedState,
    PageTitle,
    PointsPipe,
    RouterLink,
    SaidPipe,
    SkeletonRows,
  ],
  templateUrl: './unit-score.html',
  styleUrl: './unit-score.less',
})
export class UnitScorePage {
  protected readonly t = injectWords();

  readonly id = input.required<string>();
  readonly organizationId = input.required<string>();
  protected readonly read = latest(
    httpResource<UnitScore>(() => `/api/assessments/${this.id()}/units/${this.organizationId()}`),
  );
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly parts = computed((): readonly Part[] => {
    const score = this.read.value();
    return score ? [...indicatorsOf(score), ...wholeOf(score)] : [];
  });

  protected hasUnsupported({ unsupported }: UnitScore): boolean {
    return unsupported !== null && Number(unsupported) > 0;
  }

  protected toggle(code: string): void {
    const opened = new Set(this.opened());
    if (!opened.delete(code)) opened.add(code);
    this.opened.set(opened);
  }

  /** Where what a room counted can be looked at. */
  protected linkOf(
    { key }: UnitFact,
    { organizationId, organizationName, assessment }: UnitScore,
  ): { readonly path: string; readonly query: Readonly<Record<string, string | number>> } | null {
    const outcome = OUTCOMES[key];
    if (outcome === undefined) return null;
    return { path: '/duties', query: { organizationId, organizationName, outcome, year: assessment.year } };
  }
}

function indicatorsOf({ indicators, rows, facts, peers }: UnitScore): Part[] {
  const means = new Map(peers.map(({ code, mean }) => [code, mean]));
  return indicators.map(({ code, zh, en, of, points, state }) => {
    const own = rows.filter(({ indicator }) => indicator === code);
    return {
      ...{ code, name: { zh, en }, of, points, state },
      share: Number(of) > 0 ? Math.max(0, Math.min(100, (100 * Number(points)) / Number(of))) : 100,
      mean: means.get(code) ?? null,
      rows: own,
      facts: factsOf(own, facts),
    };
  });
}

/** Rows of the whole, one part for each: what was added, taken, capped and rounded. */
function wholeOf({ rows, facts }: UnitScore): Part[] {
  return rows
    .filter(({ indicator }) => indicator === null)
    .map((row, index) => ({
      ...{ code: `whole-${index}`, name: { zh: row.zh, en: row.en }, of: null, points: row.points },
      ...{ state: 'scored', share: 0, mean: null, rows: [row], facts: factsOf([row], facts) },
    }));
}

function factsOf(rows: readonly ScoreRow[], facts: readonly UnitFact[]): UnitFact[] {
  const keys = new Set(rows.flatMap((row) => row.facts));
  return facts.filter(({ key }) => keys.has(key));
}
