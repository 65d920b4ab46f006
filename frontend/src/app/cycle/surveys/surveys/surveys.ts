import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { SurveyApi } from '../data/survey-api';
import type { SurveyRow } from '../data/survey-views';

/** 评议: surveys of the bodies one works for, with how many have voted. */
@Component({
  selector: 'zr-surveys',
  imports: [EmptyState, FailedState, InstantPipe, MoreRows, PageTitle, RouterLink, SkeletonRows],
  templateUrl: './surveys.html',
  styleUrl: './surveys.less',
})
export class Surveys {
  protected readonly t = injectWords();
  private readonly api = inject(SurveyApi);
  private readonly session = inject(Session);

  protected readonly rows = new PagedRows<SurveyRow>((after) => this.api.page(after));
  protected readonly mayMake = computed(() => this.session.may('surveys.organize'));

  constructor() {
    void this.rows.load();
  }

  protected counted({ groups }: SurveyRow): { returned: number; asked: number } {
    return {
      returned: groups.reduce((so, { cast, paper }) => so + cast + paper, 0),
      asked: groups.reduce((so, { asked }) => so + asked, 0),
    };
  }
}
