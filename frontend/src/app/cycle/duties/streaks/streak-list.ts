import { httpResource } from '@angular/common/http';
import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StreaksDto } from '@zeren/api-client/models/streaks-dto';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';

/** 连续未按期: what was missed time after time, by post and item; every period opens its duty. */
@Component({
  selector: 'zr-streak-list',
  imports: [DayPipe, DotsPipe, EmptyState, FailedState, RouterLink, SkeletonRows],
  templateUrl: './streak-list.html',
  styleUrl: './streak-list.less',
})
export class StreakList {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  protected readonly year = inject(WorkYear).year;

  readonly organizationId = input<string | null>(null);
  readonly postId = input<string | null>(null);
  readonly atLeast = input(2);
  /** No more rows than this; none: all. */
  readonly most = input<number | null>(null);
  /** Says nothing where there is nothing. */
  readonly quiet = input(false, { transform: booleanAttribute });

  protected readonly read = latest(
    httpResource<StreaksDto>(() =>
      withQuery('/api/duties/streaks', {
        year: this.year(),
        organizationId: this.organizationId() ?? undefined,
        postId: this.postId() ?? undefined,
        atLeast: this.atLeast(),
      }),
    ),
  );
  protected readonly shown = computed(() => {
    const items = this.read.value()?.items ?? [];
    const most = this.most();
    return most === null ? items : items.slice(0, most);
  });
  /** More than the server names; where only the first are asked for, a link leads to all of them. */
  protected readonly cut = computed(() => this.most() === null && (this.read.value()?.more ?? false));
  protected readonly english = computed(() => this.locale.active() === 'en');
}
