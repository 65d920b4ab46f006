import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ResponsibilityItemView, ResponsibilityListView } from '../data/responsibility-views';
import { ListState } from '../ui/list-state';

/** One list: what the post answers for, by when, proved by what; the clerk issues it, the holder signs for it. */
@Component({
  selector: 'zr-list-detail',
  imports: [
    RouterLink,
    DayPipe,
    InstantPipe,
    FailedState,
    ListState,
    LoadBar,
    PageTitle,
    RefusalNote,
    SealButton,
    SkeletonRows,
  ],
  templateUrl: './list-detail.html',
  styleUrl: './list-detail.less',
})
export class ListDetail {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(ResponsibilityApi);
  private readonly issueAct = new Act();

  readonly id = input.required<string>();

  protected readonly list = latest(
    httpResource<ResponsibilityListView>(() => `/api/responsibility-lists/${this.id()}`),
  );
  protected readonly issuing = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly mayIssue = computed(() => this.list.value()?.mayIssue ?? false);
  /** The holder's own list that waits for a signature. */
  protected readonly mayReceive = computed(() => {
    const list = this.list.value();
    const own = this.session.view()?.tenures.some((tenure) => tenure.postId === list?.postId) ?? false;
    return list?.state === 'issued' && own && this.session.may('responsibility-lists.receive');
  });

  protected text(item: ResponsibilityItemView): string {
    return (this.locale.active() === 'en' && item.textEn) || item.textZh;
  }

  protected cadence(item: ResponsibilityItemView): string {
    return (this.locale.active() === 'en' ? item.cadenceEn : item.cadenceZh) ?? '';
  }

  protected async issue(list: ResponsibilityListView): Promise<void> {
    this.issuing.set(true);
    this.problem.set(null);
    try {
      await this.api.issue(list, this.issueAct);
      this.list.reload();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.issuing.set(false);
    }
  }
}
