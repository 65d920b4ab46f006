import { Component, computed, inject, input, output } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { TagNames } from '../data/tag-names';
import type { CoverageCell, SetCheckResult } from '../data/responsibility-views';

type MemberLoad = SetCheckResult['teams'][number]['members'][number];

const STEPS = [0, 1, 2, 3, 4, 5];
const MOST_BEARERS = 8;

/** 维度 × 领域: how many wordings each cell has; empty required cells leave the scale and open their reason. */
@Component({
  selector: 'zr-coverage-matrix',
  templateUrl: './coverage-matrix.html',
  styleUrl: './coverage-matrix.less',
})
export class CoverageMatrix {
  protected readonly t = injectWords();
  protected readonly names = inject(TagNames);

  readonly result = input.required<SetCheckResult>();
  /** Reasons by warning key. */
  readonly reasons = input.required<ReadonlyMap<string, string>>();
  readonly mayExplain = input(false);
  readonly explain = output<CoverageCell>();
  /** The member whose part alone is shown. */
  readonly only = input<MemberLoad | null>(null);

  protected readonly domains = computed(() =>
    distinct(this.result().coverage.cells.map((cell) => cell.domain)),
  );
  protected readonly rows = computed(() => {
    const only = this.only();
    const every = this.result().coverage.cells;
    const cells = only ? every.map((cell) => partOf(only, cell)) : every;
    const all = cells.reduce((sum, cell) => sum + cell.count, 0);
    return distinct(cells.map((cell) => cell.dimension)).map((dimension) => {
      const own = cells.filter((cell) => cell.dimension === dimension);
      const total = own.reduce((sum, cell) => sum + cell.count, 0);
      return { dimension, cells: own, total, share: all === 0 ? null : Math.round((100 * total) / all) };
    });
  });
  protected readonly balance = computed(() =>
    this.result().balance.map((one) => ({
      domain: one.domain,
      items: one.items,
      itemShare: percent(one.itemShare),
      branchShare: percent(one.branchShare),
      memberShare: percent(one.memberShare),
    })),
  );
  protected readonly allItems = computed(() => this.balance().reduce((sum, one) => sum + one.items, 0));

  /** 宣传部长 2、组织部长 1: who of the teams bears what a cell holds. */
  protected bearers({ dimension, domain }: CoverageCell): string {
    return this.result()
      .teams.flatMap(({ members }) => members)
      .flatMap(({ title, cells = [] }) =>
        cells
          .filter((cell) => cell.dimension === dimension && cell.domain === domain)
          .map(({ items }) => ({ title, items })),
      )
      .sort((a, b) => b.items - a.items)
      .slice(0, MOST_BEARERS)
      .map(({ title, items }) => `${title} ${items}`)
      .join(this.t('responsibility.check.and'));
  }

  protected step(count: number): number {
    return STEPS[Math.min(count, STEPS.length - 1)]!;
  }

  protected reasonOf(cell: CoverageCell): string | undefined {
    return cell.reason ?? this.reasons().get(`empty-cell:${cell.dimension}:${cell.domain}`);
  }

  /** 政治建设 is 政治 in a narrow column. */
  protected short(dimension: string): string {
    return this.names.dimension(dimension).replace(/(?:建设| building)$/, '');
  }
}

/** What a cell holds of one member's; whether it must be filled is not asked of them alone. */
function partOf({ cells = [] }: MemberLoad, { dimension, domain }: CoverageCell): CoverageCell {
  const count = cells.find((cell) => cell.dimension === dimension && cell.domain === domain)?.items ?? 0;
  return { dimension, domain, count, state: 'filled', reason: null };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
const percent = (share: number | null): number | null => (share === null ? null : Math.round(100 * share));
