import { Component, computed, inject, input, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { RouterLink } from '@angular/router';
import { Viewport } from '../../../../platform/display/viewport';
import { HistoryButton } from '../../../../platform/history/history-button';
import { Act } from '../../../../platform/http/act';
import { latest } from '../../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../../platform/i18n/days';
import { DotsPipe } from '../../../../platform/i18n/dots';
import { injectWords } from '../../../../platform/i18n/words';
import { Session } from '../../../../platform/session/session';
import { WhySeen } from '../../../../platform/session/why-seen';
import { FailedState } from '../../../../platform/ui/failed-state';
import { Light } from '../../../../platform/ui/light';
import { PageTitle } from '../../../../platform/ui/page-title';
import { RefusalNote } from '../../../../platform/ui/refusal-note';
import { SealButton } from '../../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../../platform/ui/skeleton-rows';
import { lightDays, stateWord } from '../../ui/duty-words';
import { DirectivesApi } from '../data/directives-api';
import type { DirectiveTarget, DirectiveView, TableVersion } from '../data/directive-views';
import { DirectiveReasonSheet } from '../ui/reason-sheet';

type Only = 'all' | 'missing' | 'done';

/** One directive: what is asked, how far each target is, what came back, and the merged workbook. */
@Component({
  selector: 'zr-directive-detail',
  imports: [
    DayPipe,
    DirectiveReasonSheet,
    DotsPipe,
    FailedState,
    HistoryButton,
    InstantPipe,
    Light,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './directive-detail.html',
  styleUrl: './directive-detail.less',
})
export class DirectiveDetail {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly api = inject(DirectivesApi);
  private readonly session = inject(Session);
  private readonly issuing = new Act();

  readonly id = input.required<string>();

  protected readonly directive = latest(httpResource<DirectiveView>(() => `/api/directives/${this.id()}`));
  protected readonly mayIssue = computed(() => this.session.may('directives.issue'));
  protected readonly only = signal<Only>('all');
  protected readonly views = computed((): readonly Only[] =>
    this.directive.value()?.state === 'draft' ? ['all'] : ['all', 'missing', 'done'],
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly withdrawing = signal(false);
  protected readonly sendingBack = signal<{ dutyId: string; unit: string; version: TableVersion } | null>(
    null,
  );
  protected readonly lightDays = lightDays;
  protected readonly stateWord = stateWord;

  protected readonly targets = computed(() => {
    const all = this.directive.value()?.targets ?? [];
    const only = this.only();
    if (only === 'all') return all;
    return all.filter((target) => isOpen(target) === (only === 'missing'));
  });
  protected readonly totals = computed(() => {
    const { tableColumns, totals } = this.directive.value() ?? {};
    return (tableColumns ?? []).flatMap(({ key, name, total }) =>
      total ? [{ name, sum: totals?.[key] ?? '0' }] : [],
    );
  });

  protected count(only: Only): number {
    const all = this.directive.value()?.targets ?? [];
    if (only === 'all') return all.length;
    return all.filter((target) => isOpen(target) === (only === 'missing')).length;
  }

  /** What stands as handed in, or came back last. */
  protected latestTable({ tables }: DirectiveTarget): TableVersion | undefined {
    return tables.at(-1);
  }

  protected ask({ duty, organizationName }: DirectiveTarget, version: TableVersion): void {
    if (duty) this.sendingBack.set({ dutyId: duty.id, unit: organizationName, version });
  }

  protected done(): void {
    this.withdrawing.set(false);
    this.sendingBack.set(null);
    this.directive.reload();
  }

  protected async issue(directive: DirectiveView): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.issue(directive, this.issuing);
      this.directive.reload();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}

const isOpen = ({ duty }: DirectiveTarget): boolean => duty?.state === 'owed' || duty?.state === 'returned';
