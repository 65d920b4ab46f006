import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Viewport } from '../../../../platform/display/viewport';
import { PagedRows } from '../../../../platform/http/paged-rows';
import { DayPipe } from '../../../../platform/i18n/days';
import { DotsPipe } from '../../../../platform/i18n/dots';
import { injectWords } from '../../../../platform/i18n/words';
import { Session } from '../../../../platform/session/session';
import { EmptyState } from '../../../../platform/ui/empty-state';
import { FailedState } from '../../../../platform/ui/failed-state';
import { LoadBar } from '../../../../platform/ui/load-bar';
import { MoreRows } from '../../../../platform/ui/more-rows';
import { PageTitle } from '../../../../platform/ui/page-title';
import { SkeletonRows } from '../../../../platform/ui/skeleton-rows';
import { DirectivesApi } from '../data/directives-api';
import type { DirectiveRow } from '../data/directive-views';

/** 任务交办: what one's bodies asked of others, newest first, and how far each is. */
@Component({
  selector: 'zr-directive-list',
  imports: [
    DayPipe,
    DotsPipe,
    EmptyState,
    FailedState,
    LoadBar,
    MoreRows,
    PageTitle,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './directive-list.html',
  styleUrl: './directive-list.less',
})
export class DirectiveList {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly api = inject(DirectivesApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address: only drafts, only what is out, only what was withdrawn. */
  readonly state = input<string>();
  protected readonly states = ['', 'draft', 'issued', 'withdrawn'];
  protected readonly mayIssue = computed(() => this.session.may('directives.issue'));
  protected readonly rows = new PagedRows<DirectiveRow>((after) =>
    this.api.page(this.state() ?? null, after),
  );

  constructor() {
    effect(() => {
      this.state();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected narrow(state: string): void {
    void this.router.navigate([], { queryParams: { state: state || null } });
  }

  protected progress({ state, counts }: DirectiveRow): string {
    const words = { n: counts.targets, done: counts.done };
    return this.t(state === 'draft' ? 'directives.planned' : 'directives.progress', words);
  }
}
