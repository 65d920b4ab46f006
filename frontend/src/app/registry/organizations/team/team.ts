import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { Drawer } from '../../../platform/ui/drawer';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Team, TeamPost } from '../data/team-views';
import { OrderSheet } from './order-sheet';
import { PostHolders } from './post-holders';
import { PostPanel } from './post-panel';
import { PostSheet } from './post-sheet';

/** 班子与任职: the posts of an organisation on a day, who holds them as what, who answers for the vacant ones. */
@Component({
  selector: 'zr-team',
  imports: [
    DayPipe,
    Drawer,
    EmptyState,
    FailedState,
    LoadBar,
    OrderSheet,
    PageTitle,
    PostHolders,
    PostPanel,
    PostSheet,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './team.html',
  styleUrl: './team.less',
})
export class TeamPage {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  /** From the address: as of which day, and whose drawer is open. */
  readonly day = input<string>();
  readonly post = input<string>();

  protected readonly read = latest(
    httpResource<Team>(() => {
      void this.session.view()?.acting?.tenureId;
      return withQuery(`/api/organizations/${this.id()}/team`, { day: this.day() });
    }),
  );
  protected readonly name = computed(() => {
    const team = this.read.value();
    return (this.locale.active() === 'en' && team?.organizationNameEn) || team?.organizationName || '';
  });
  protected readonly vacant = computed(
    () => this.read.value()?.posts.filter(({ holders }) => holders.length === 0).length ?? 0,
  );
  protected readonly opened = computed(() => this.read.value()?.posts.find(({ id }) => id === this.post()));
  protected readonly sheet = signal<'post' | 'order' | null>(null);
  protected readonly said = signal<string | null>(null);

  protected open(post: TeamPost | null): void {
    this.said.set(null);
    this.ask({ post: post?.id ?? null });
  }

  protected lookAt(day: string): void {
    this.ask({ day: day === this.session.view()?.today ? null : day || null });
  }

  /** What was done is said on the page; the team is read again. */
  protected done(said: string): void {
    this.sheet.set(null);
    this.said.set(said);
    this.read.reload();
  }

  private ask(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
