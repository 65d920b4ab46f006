import type { Exact } from '../exact/exact';
import { ZERO } from '../exact/exact';
import type { Gap } from '../expression/gap';
import { NOTHING } from '../expression/gap';
import type { Scheme } from '../scheme/scheme';
import type { FactTable } from './fact-table';
import type { IndicatorScore } from './score-sheet';

/** One assessment while it is being scored: what is already known of each unit. */
export class Assessing {
  private readonly scores = new Map<string, IndicatorScore[]>();
  private readonly points = new Map<string, Exact>();
  private readonly totals: (Exact | undefined)[] = [];
  private readonly taken = new Map<string, string>();

  constructor(
    readonly scheme: Scheme,
    readonly table: FactTable,
    /** Whether the rows of the explanation are kept; without them there are only points. */
    readonly keepsRows: boolean,
  ) {
    for (const { code, points } of scheme.indicators) this.points.set(code, points);
  }

  groupOf(unit: number): string {
    return this.table.units[unit]!.group;
  }

  keep(code: string, scores: IndicatorScore[]): void {
    this.scores.set(code, scores);
  }

  keepTotal(unit: number, total: Exact): void {
    this.totals[unit] = total;
  }

  scoresOf(code: string): readonly IndicatorScore[] {
    return this.scores.get(code)!;
  }

  /** `score.N05`, `share.N05` and the total; null for the name of a fact. */
  scored(key: string, unit: number): Exact | Gap | null {
    if (key === 'total') return this.totals[unit] ?? NOTHING;
    const isScore = key.startsWith('score.');
    if (!isScore && !key.startsWith('share.')) return null;
    const code = key.slice(6);
    const score = this.scores.get(code)?.[unit];
    if (!score || score.state === 'open') return { gap: 'missing', key };
    if (score.state === 'not-applicable') return NOTHING;
    if (isScore) return score.points;
    const points = this.points.get(code) ?? ZERO;
    return points.isZero() ? NOTHING : score.points.dividedBy(points);
  }

  /** The first that counts an incident keeps it; order is that of the scheme. */
  claims(unit: number, incident: string, owner: string): boolean {
    const key = `${unit}\n${incident}`;
    const holder = this.taken.get(key);
    if (holder === undefined) this.taken.set(key, owner);
    return holder === undefined || holder === owner;
  }
}
