import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { Viewport } from '../../../platform/display/viewport';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { HandoverApi } from '../data/handover-api';
import type { HandoverView } from '../data/handover-views';
import { TwoSides } from '../ui/two-sides';
import { MatterList } from './matter-list';
import { OnPaper } from './on-paper';
import { HandoverReasonSheet } from './reason-sheet';

/** 岗位交接: what goes with the post, who has confirmed, and what whoever looks can do next. */
@Component({
  selector: 'zr-handover',
  imports: [
    DayPipe,
    FailedState,
    FormsModule,
    InstantPipe,
    Light,
    LoadBar,
    MatterList,
    NgTemplateOutlet,
    OnPaper,
    PageTitle,
    HandoverReasonSheet,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    TwoSides,
    WhySeen,
  ],
  templateUrl: './handover.html',
  styleUrl: './handover.less',
})
export class HandoverPage {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(HandoverApi);
  private readonly once = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<HandoverView>(() => {
      // The acting tenure is part of the question: under another post one may do other things.
      void this.session.view()?.acting?.tenureId;
      return `/api/handovers/${this.id()}`;
    }),
  );
  /** As it was read, or as the last act left it. */
  protected readonly handover = linkedSignal(() => this.read.value());
  protected readonly words = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly done = signal<string | null>(null);
  protected readonly reasonFor = signal<'forOutgoing' | 'forIncoming' | 'recall' | null>(null);

  protected readonly mayList = computed(() => this.session.may('handovers.read'));
  /** Which of the two confirmations is this person's own, now. */
  protected readonly mine = computed((): 'handOver' | 'takeOver' | null => {
    const acts = this.handover()?.acts;
    if (acts?.handOver) return 'handOver';
    return acts?.takeOver ? 'takeOver' : null;
  });
  protected readonly lightDays = computed(() => {
    const one = this.handover();
    return one && (one.state === 'gathered' || one.state === 'handed-over') ? one.workingDays : null;
  });

  protected reason({ lightReason }: HandoverView): string {
    return this.locale.active() === 'en' ? lightReason.en : lightReason.zh;
  }

  protected confirm(): Promise<void> {
    const mine = this.mine();
    const handover = this.handover();
    if (!mine || !handover) return Promise.resolve();
    const words = this.words().trim() || null;
    return this.act(() => this.api[mine](handover, words, this.once), `handover.done.${mine}`);
  }

  protected refresh(): Promise<void> {
    return this.act(() => this.api.refresh(this.id()), 'handover.done.refreshed');
  }

  protected remind(): Promise<void> {
    return this.act(() => this.api.remind(this.id(), this.once), 'handover.done.reminded');
  }

  /** Something was done in a part of the page. */
  protected became(handover: HandoverView, key: string | null = null): void {
    this.handover.set(handover);
    this.reasonFor.set(null);
    this.refusal.set(null);
    this.done.set(key && this.t(key));
  }

  private async act(send: () => Promise<HandoverView>, key: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.done.set(null);
    try {
      this.became(await send(), key);
    } catch (thrown) {
      this.refusal.set(thrown);
      // Somebody was faster, or the list has grown: what stands there now is shown beside the refusal.
      this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
