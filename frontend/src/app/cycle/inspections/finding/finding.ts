import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { lastValueFrom } from 'rxjs';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { ReasonSheet } from '../../../platform/ui/reason-sheet';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { EvidenceList } from '../../../registry/evidence/list/evidence-list';
import type { FindingView } from '../data/finding-views';
import { FindingsApi } from '../data/findings-api';

/** What is done with a reason that others read. */
type WithReason = 'dispute' | 'drop' | 'next-year' | 'reason';

/** A finding whole: what was found, what the unit says to it, what was decided and what becomes of it. */
@Component({
  selector: 'zr-finding',
  imports: [
    DayPipe,
    DotsPipe,
    EvidenceList,
    FailedState,
    HistoryButton,
    InstantPipe,
    PageTitle,
    ReasonSheet,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './finding.html',
  styleUrl: './finding.less',
})
export class FindingPage {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(FindingsApi);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<FindingView>(() => {
      void this.session.view()?.acting?.tenureId;
      return `/api/findings/${this.id()}`;
    }),
  );
  protected readonly finding = linkedSignal(() => this.read.value());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly asking = signal<WithReason | null>(null);
  protected readonly mayIssue = computed(() => this.session.may('rectification.lead'));
  protected readonly notYet = computed(() => {
    const may = this.finding()?.may;
    if (!may || may.confirm) return null;
    return this.locale.active() === 'en' ? may.confirmRefusalEn : may.confirmRefusalZh;
  });

  protected agree(): Promise<void> {
    return this.act((one) => this.api.answer(one, { answer: 'agreed', caseText: null }));
  }

  protected confirm(): Promise<void> {
    return this.act((one) => this.api.settle(one, 'confirm', null));
  }

  protected readonly withReason = async (reason: string): Promise<void> => {
    const one = this.finding()!;
    const kind = this.asking();
    this.finding.set(
      kind === 'dispute'
        ? await this.api.answer(one, { answer: 'disputed', caseText: reason })
        : kind === 'drop'
          ? await this.api.settle(one, 'drop', reason)
          : await this.api.dispose(one, kind === 'reason' ? 'reason' : 'next-year', reason),
    );
    this.asking.set(null);
  };

  protected issue(): void {
    void this.router.navigate(['/rectification/new'], { queryParams: { findingId: this.id() } });
  }

  protected async attach(event: Event): Promise<void> {
    const files = Array.from((event.target as HTMLInputElement).files ?? []);
    this.refusal.set(null);
    try {
      for (const file of files) await lastValueFrom(this.api.evidence(this.id(), file));
    } catch (thrown) {
      this.refusal.set(thrown);
    }
    this.read.reload();
  }

  private async act(send: (one: FindingView) => Promise<FindingView>): Promise<void> {
    const one = this.finding();
    if (!one || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.finding.set(await send(one));
    } catch (thrown) {
      this.refusal.set(thrown);
      this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
