import { httpResource } from '@angular/common/http';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { WorstView } from '../data/dashboard-views';

/** 最差十项: the gravest duties below an organisation, each with whose term it fell in. */
@Component({
  selector: 'zr-worst-ten',
  imports: [EmptyState, FailedState, Light, RouterLink, SkeletonRows],
  templateUrl: './worst-ten.html',
  styleUrl: './worst-ten.less',
})
export class WorstTen {
  protected readonly t = injectWords();
  readonly organizationId = input.required<string>();
  readonly organizationName = input.required<string>();
  readonly year = input.required<number>();
  /** How many are overdue, severe ones among them. */
  readonly late = input.required<number>();

  protected readonly worst = latest(
    httpResource<WorstView>(() =>
      withQuery('/api/dashboard/worst', {
        year: this.year(),
        organizationId: this.organizationId(),
        limit: 10,
      }),
    ),
  );
}
