import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { CarrierDto } from '@zeren/api-client/models/carrier-dto';
import type { DecompositionDto } from '@zeren/api-client/models/decomposition-dto';
import type { PlacedItemDto } from '@zeren/api-client/models/placed-item-dto';
import type { UpperItemDto } from '@zeren/api-client/models/upper-item-dto';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { DecompositionApi } from '../data/decomposition-api';
import type { ListSet } from '../data/responsibility-views';
import { CarrierFinder } from './carrier-finder';

/** 层层分解: the items above, what carries each below, and what hangs loose. */
@Component({
  selector: 'zr-decomposition',
  imports: [
    FormsModule,
    RouterLink,
    CarrierFinder,
    EmptyState,
    FailedState,
    LoadBar,
    PageTitle,
    RefusalNote,
    SkeletonRows,
  ],
  templateUrl: './decomposition.html',
  styleUrl: './decomposition.less',
})
export class Decomposition {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly year = inject(WorkYear).year;
  private readonly api = inject(DecompositionApi);
  private readonly router = inject(Router);
  private readonly act = new Act();

  /** The set, from the address; the first in sight when left out. */
  readonly set = input<string>();

  protected readonly sets = latest(
    httpResource<ListSet[]>(() => withQuery('/api/list-sets', { year: this.year() })),
  );
  protected readonly chosenId = computed(() => this.set() ?? this.sets.value()?.[0]?.id);
  protected readonly view = latest(
    httpResource<DecompositionDto>(() => {
      const id = this.chosenId();
      return id ? `/api/list-sets/${id}/decomposition` : undefined;
    }),
  );
  protected readonly finding = signal<UpperItemDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly words = ({ textZh, textEn }: PlacedItemDto): string =>
    this.locale.active() === 'en' ? (textEn ?? textZh) : textZh;
  protected readonly figures = computed(() => {
    const counts = this.view.value()?.counts;
    if (!counts) return [];
    return [
      { key: 'carried', n: `${counts.carried}/${counts.upper}`, bad: false },
      { key: 'links', n: String(counts.links), bad: false },
      { key: 'shortfalls', n: String(counts.shortfalls), bad: counts.shortfalls > 0 },
      { key: 'otherUnits', n: String(counts.otherUnits), bad: counts.otherUnits > 0 },
      { key: 'orphans', n: String(counts.orphans), bad: counts.orphans > 0 },
      { key: 'withoutPerson', n: String(counts.withoutPerson), bad: counts.withoutPerson > 0 },
    ];
  });

  protected choose(id: string): void {
    void this.router.navigate([], { queryParams: { set: id }, queryParamsHandling: 'merge' });
  }

  protected share({ items, copied }: { readonly items: number; readonly copied: number }): number {
    return Math.round((100 * copied) / Math.max(1, items));
  }

  protected linked(): void {
    this.finding.set(null);
    this.view.reload();
  }

  protected async unlink(upper: UpperItemDto, carrier: CarrierDto): Promise<void> {
    this.problem.set(null);
    try {
      await this.api.unlink(this.chosenId()!, upper.itemId, [carrier.itemId], this.act);
      this.view.reload();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    }
  }
}
