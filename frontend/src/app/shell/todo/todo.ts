import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { standingDue } from '@zeren/domain/cycle/duties/duty-light';
import type { AgreementRow } from '../../cycle/agreements/data/agreement-views';
import { MattersToDecide } from '../../cycle/accountability/ui/matters-to-decide';
import { MarksWaiting } from '../../cycle/assessment/ui/marks-waiting';
import type { DutyRow } from '../../cycle/duties/data/duty-views';
import { ReportSheet } from '../../cycle/duties/report-sheet/report-sheet';
import { actWord, dutyTitle } from '../../cycle/duties/ui/duty-words';
import { Viewport } from '../../platform/display/viewport';
import { Locale } from '../../platform/i18n/locale';
import { DayPipe, InstantPipe } from '../../platform/i18n/days';
import { DotsPipe } from '../../platform/i18n/dots';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { EmptyState } from '../../platform/ui/empty-state';
import { FailedState } from '../../platform/ui/failed-state';
import { Light } from '../../platform/ui/light';
import { LoadBar } from '../../platform/ui/load-bar';
import { PageTitle } from '../../platform/ui/page-title';
import { SkeletonRows } from '../../platform/ui/skeleton-rows';
import { ClerkWork } from './clerk-work';
import { RectificationWork } from './rectification-work';
import { OtherPosts } from './other-posts';
import { Counts } from '../navigation/counts';
import { todoGroups } from './todo-groups';
import type { TodoEntry, TodoGroup } from './todo-groups';

/** 待办: only what waits for the person, the worst first; everything else can be looked up in the lists. */
@Component({
  selector: 'zr-todo',
  imports: [
    ClerkWork,
    DotsPipe,
    NgTemplateOutlet,
    RouterLink,
    DayPipe,
    InstantPipe,
    EmptyState,
    FailedState,
    Light,
    LoadBar,
    MattersToDecide,
    MarksWaiting,
    OtherPosts,
    PageTitle,
    RectificationWork,
    ReportSheet,
    SkeletonRows,
  ],
  templateUrl: './todo.html',
  styleUrl: './todo.less',
})
export class Todo {
  protected readonly t = injectWords();
  protected readonly standingDue = standingDue;
  protected readonly counts = inject(Counts);
  protected readonly viewport = inject(Viewport);
  protected readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly view = this.session.view;
  protected readonly todo = this.counts.todo;
  protected readonly mayRead = computed(() => this.session.may('duties.read'));
  protected readonly mayOverview = computed(() => this.session.may('dashboard.read'));
  protected readonly keepsLists = computed(() => this.session.may('responsibility-lists.edit'));
  /** Nothing is owed and nothing was: whoever only keeps lists is not shown an empty duty list. */
  protected readonly owesNothing = computed(() => {
    const todo = this.todo.value();
    return todo !== undefined && this.groups().length === 0 && todo.openCount === 0 && todo.nextDue === null;
  });
  protected readonly groups = computed(() =>
    todoGroups(
      this.todo.value(),
      this.counts.handovers.value(),
      this.counts.agreements.value(),
      this.view()?.today ?? '',
    ),
  );
  /** The desktop's two columns: what is late or sent back, and what is coming. */
  protected readonly columns = computed(() => {
    const groups = this.groups();
    const left = groups.filter((group) => group.key === 'overdue' || group.key === 'returned');
    const right = groups.filter((group) => !left.includes(group));
    return [left, right];
  });
  protected readonly hello = computed(() => {
    const view = this.view();
    const name = view?.person?.name ?? view?.username ?? '';
    return this.t('todo.hello', { name, post: view?.acting?.postTitle ?? '' }).trim();
  });
  /** What is to be done now; a look at what others reported has ten working days. */
  protected readonly today = computed(() => this.counts.waiting() - this.counts.looks());
  /** The one filled button: on the worst entry. */
  protected readonly worst = computed(() => this.groups()[0]?.entries[0]?.id);
  protected readonly reporting = signal<DutyRow | null>(null);
  protected readonly readAt = computed(() => (this.todo.value() ? new Date().toISOString() : null));

  protected verb(entry: TodoEntry): string {
    if (entry.as) return this.t(`todo.handover.${entry.as}.act`);
    if (entry.agreement) return this.t(`todo.agreement.${this.side(entry.agreement)}.act`);
    if (entry.extension) return this.t('extensions.answer');
    if (entry.waiting) return this.t('todo.look');
    if (entry.objection) return this.t('todo.answer');
    return entry.duty ? actWord(entry.duty, this.t) : this.t('todo.receive');
  }

  /** From a hundred on they are not counted. */
  protected counted({ key, count }: TodoGroup): string {
    return count >= 100 && (key === 'toVerify' || key === 'toLookAgain') ? '100+' : String(count);
  }

  protected side({ state }: AgreementRow): 'sign' | 'countersign' {
    return state === 'made' ? 'sign' : 'countersign';
  }

  protected title(duty: DutyRow): string {
    return dutyTitle(duty, this.locale.active());
  }

  protected act(entry: TodoEntry): void {
    if (entry.extension) void this.router.navigate(['/duties', entry.extension.dutyId]);
    else if (entry.agreement) void this.router.navigate(['/agreements', entry.agreement.id]);
    else if (entry.handover) void this.router.navigate(['/handovers', entry.handover.id]);
    else if (entry.objection) void this.router.navigate(['/responsibility-lists', entry.objection.listId]);
    else if (entry.list) void this.router.navigate(['/responsibility-lists', entry.list.id, 'receive']);
    else if (entry.waiting) void this.router.navigate(['/duties', entry.waiting.id]);
    else if (entry.duty?.asksTable) void this.router.navigate(['/duties', entry.duty.id, 'table']);
    else if (entry.duty?.canReport) this.reporting.set(entry.duty);
    else if (entry.duty) void this.router.navigate(['/duties', entry.duty.id]);
  }

  protected reason(entry: TodoEntry): string {
    const english = this.locale.active() === 'en';
    const reason = entry.duty?.lightReason ?? entry.handover?.lightReason;
    return (english ? reason?.en : reason?.zh) ?? '';
  }

  protected closed(): void {
    this.reporting.set(null);
  }
}
