import { Component, computed, inject, input, output } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { TagNames } from '../data/tag-names';
import type { CoverageCell, SetCheckResult } from '../data/responsibility-views';

const STEPS = [0, 1, 2, 3, 4, 5];

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

  protected readonly domains = computed(() =>
    distinct(this.result().coverage.cells.map((cell) => cell.domain)),
  );
  protected readonly rows = computed(() => {
    const { cells } = this.result().coverage;
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

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
const percent = (share: number | null): number | null => (share === null ? null : Math.round(100 * share));
