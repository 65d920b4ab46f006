import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { GroupsApi } from '../data/groups-api';
import type { Group, GroupMember } from '../data/groups-api';
import { LastDayPipe } from '../ui/last-day';
import { GroupSheet } from './group-sheet';
import { JoinSheet } from './join-sheet';
import { LeaveSheet } from './leave-sheet';

/** One 考核分组: what it compares, and who is in it, was in it and will be. */
@Component({
  selector: 'zr-group',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    GroupSheet,
    HistoryButton,
    JoinSheet,
    LeaveSheet,
    LastDayPipe,
    LoadBar,
    MoreRows,
    PageTitle,
    RouterLink,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './group.html',
  styleUrl: './groups.less',
})
export class GroupPage {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly api = inject(GroupsApi);

  /** From the address. */
  readonly id = input.required<string>();
  protected readonly group = latest(httpResource<Group>(() => `/api/assessment-groups/${this.id()}`));
  protected readonly everybody = signal(false);
  protected readonly act = signal<'change' | 'join' | 'leave' | null>(null);
  protected readonly rows = new PagedRows<GroupMember>((after) =>
    this.api.members(this.id(), this.everybody(), after),
  );
  /** Those who may be taken out. */
  protected readonly present = computed(() => this.rows.items().filter(({ state }) => state !== 'ended'));

  constructor() {
    effect(() => {
      this.id();
      this.everybody();
      untracked(() => void this.rows.load());
    });
  }

  protected acted(): void {
    this.act.set(null);
    this.group.reload();
    void this.rows.load();
  }
}
