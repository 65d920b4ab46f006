import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { TeamApi } from '../data/team-api';
import type { PostHistory, Tenure } from '../data/team-views';
import { Meanwhile } from '../ui/meanwhile';
import { MorePanels, POST_PANELS } from '../ui/more-panels';
import { AppointSheet } from './appoint-sheet';
import { ClosePostSheet } from './close-post-sheet';
import { PostSheet } from './post-sheet';
import { TenureAct } from './tenure-act';
import { TenureSheet } from './tenure-sheet';

type Open =
  | { readonly sheet: 'appoint' | 'change' | 'close' }
  | { readonly sheet: 'end' | 'correct'; readonly tenure: Tenure };

/** One post: who held it through the years, newest first, and what may be done about it. */
@Component({
  selector: 'zr-post-panel',
  imports: [
    AppointSheet,
    ClosePostSheet,
    DayPipe,
    EmptyState,
    FailedState,
    Meanwhile,
    MorePanels,
    PostSheet,
    RouterLink,
    SkeletonRows,
    TenureSheet,
    WhySeen,
  ],
  templateUrl: './post-panel.html',
  styleUrls: ['../ui/tenure-line.less', './post-panel.less'],
})
export class PostPanel {
  protected readonly t = injectWords();
  private readonly api = inject(TeamApi);
  private readonly session = inject(Session);
  private readonly reopening = new Act();
  protected readonly act = new TenureAct();
  protected readonly panels = inject(POST_PANELS);

  readonly id = input.required<string>();
  readonly changed = output<string>();

  protected readonly read = latest(httpResource<PostHistory>(() => `/api/posts/${this.id()}`));
  protected readonly today = computed(() => this.session.view()?.today ?? '');
  /** Newest first. */
  protected readonly tenures = computed(() => [...(this.read.value()?.tenures ?? [])].reverse());
  protected readonly closed = computed(() => {
    const validTo = this.read.value()?.post.validTo;
    return validTo !== null && validTo !== undefined;
  });
  protected readonly mayHandovers = computed(() => this.session.may('handovers.read'));
  protected readonly open = signal<Open | null>(null);
  protected readonly said = signal<string | null>(null);

  /** A tenure that is over is only put right, not ended again. */
  protected runs({ endsOn }: Tenure): boolean {
    return endsOn === null || endsOn >= this.today();
  }

  protected done(said: string): void {
    this.open.set(null);
    this.said.set(said);
    this.read.reload();
    this.changed.emit(said);
  }

  protected async reopen(history: PostHistory): Promise<void> {
    const sent = await this.act.run(() => this.api.reopenPost(history.post, this.reopening), history);
    if (sent) this.done(this.t('team.done.reopened'));
  }
}
