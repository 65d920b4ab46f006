import { Component, booleanAttribute, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StreakDto } from '@zeren/api-client/models/streak-dto';
import type { StreakOutcome } from '@zeren/domain/cycle/duties/streak-sentence';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import type { LightCode } from '../../../platform/ui/light';
import { MoreRows } from '../../../platform/ui/more-rows';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { DutiesApi } from '../data/duties-api';

/** The shape of what became of a period; its word stands beside it. */
const SHAPE: Readonly<Record<StreakOutcome, LightCode>> = {
  'on-time': 'ok',
  late: 'late',
  missed: 'overdue',
};
const PAGE = 20;

/** 连续未按期: what was missed time after time, by post and item; every period opens its duty. */
@Component({
  selector: 'zr-streak-list',
  imports: [DayPipe, DotsPipe, EmptyState, FailedState, Light, MoreRows, RouterLink, SkeletonRows],
  templateUrl: './streak-list.html',
  styleUrl: './streak-list.less',
})
export class StreakList {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  protected readonly year = inject(WorkYear).year;
  protected readonly shape = SHAPE;

  readonly organizationId = input<string | null>(null);
  readonly postId = input<string | null>(null);
  /** Of whoever this is: what fell due in their own terms, at whichever post. */
  readonly personId = input<string | null>(null);
  readonly atLeast = input(2);
  /** No more rows than this, and no button for more; none: page by page. */
  readonly most = input<number | null>(null);
  /** Says nothing where there is nothing. */
  readonly quiet = input(false, { transform: booleanAttribute });

  private readonly query = computed(() => ({
    year: this.year(),
    organizationId: this.organizationId(),
    postId: this.postId(),
    personId: this.personId(),
    atLeast: this.atLeast(),
    limit: this.most() ?? PAGE,
  }));
  protected readonly rows = new PagedRows<StreakDto>((after) => this.api.streaks(this.query(), after));
  protected readonly english = computed(() => this.locale.active() === 'en');

  constructor() {
    const asked = computed(() => JSON.stringify([this.query(), this.session.view()?.acting?.tenureId]));
    effect(() => {
      asked();
      untracked(() => void this.rows.load());
    });
  }

  /** One miss is no run: it is said as what it is. */
  protected head({ length, running }: StreakDto): string {
    if (length === 1) return this.t('streaks.once');
    return this.t(running ? 'streaks.running' : 'streaks.ended', { n: length });
  }
}
