import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { ReasonSheet } from '../../../platform/ui/reason-sheet';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AgreementsApi } from '../data/agreements-api';
import type { AgreementView } from '../data/agreement-views';
import { PaperSheet } from '../map/paper-sheet';
import { DocumentText } from '../ui/document-text';
import { StandingMark } from '../ui/standing-mark';
import { CheckPrint } from './check-print';
import { Signatures } from './signatures';

/** One agreement: the text that is signed, who has signed, and what whoever looks can do next. */
@Component({
  selector: 'zr-agreement',
  imports: [
    CheckPrint,
    DayPipe,
    DocumentText,
    FailedState,
    InstantPipe,
    LoadBar,
    NgTemplateOutlet,
    PageTitle,
    PaperSheet,
    ReasonSheet,
    RefusalNote,
    RouterLink,
    SealButton,
    Signatures,
    SkeletonRows,
    StandingMark,
    WhySeen,
  ],
  templateUrl: './agreement.html',
  styleUrl: './agreement.less',
})
export class AgreementPage {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(AgreementsApi);
  private readonly once = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<AgreementView>(() => {
      // The acting tenure is part of the question: under another post one may do other things.
      void this.session.view()?.acting?.tenureId;
      return `/api/agreements/${this.id()}`;
    }),
  );
  /** As it was read, or as the last act left it. */
  protected readonly agreement = linkedSignal(() => this.read.value());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly done = signal<string | null>(null);
  protected readonly reasonFor = signal<'decline' | 'recall' | null>(null);
  protected readonly onPaper = signal(false);

  /** Which of the two signatures is this person's own, now. */
  protected readonly mine = computed((): 'sign' | 'countersign' | null => {
    const acts = this.agreement()?.acts;
    if (acts?.sign) return 'sign';
    return acts?.countersign ? 'countersign' : null;
  });
  protected readonly pdf = computed(
    () => `/api/agreements/${this.id()}/pdf?language=${this.locale.active() === 'en' ? 'en' : 'zh'}`,
  );

  protected async sign(): Promise<void> {
    const mine = this.mine();
    const agreement = this.agreement();
    if (!mine || !agreement || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.done.set(null);
    try {
      this.became(await this.api.sign(mine, agreement, this.once), `agreements.done.${mine}`);
    } catch (thrown) {
      this.refusal.set(thrown);
      // Somebody was faster, or the text is another one: what stands there now is shown beside the refusal.
      this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }

  protected readonly sendReason = async (reason: string): Promise<void> => {
    const act = this.reasonFor();
    const agreement = this.agreement();
    if (act && agreement)
      this.became(await this.api[act](agreement, reason, this.once), `agreements.done.${act}`);
  };

  protected registered(): void {
    this.onPaper.set(false);
    this.done.set(this.t('agreements.paper.done', { n: 1 }));
    this.read.reload();
  }

  protected async open(evidenceId: string): Promise<void> {
    try {
      const address = URL.createObjectURL(await this.api.scanFile(this.id(), evidenceId));
      window.open(address, '_blank');
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (thrown) {
      this.refusal.set(thrown);
    }
  }

  protected versionName(versionNo: number): string {
    return versionNo === 1
      ? this.t('agreements.original')
      : this.t('agreements.addendumNo', { n: versionNo - 1 });
  }

  private became(agreement: AgreementView, key: string): void {
    this.agreement.set(agreement);
    this.reasonFor.set(null);
    this.refusal.set(null);
    this.done.set(this.t(key));
  }
}
