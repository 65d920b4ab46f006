import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { SurveyApi } from '../data/survey-api';
import type { SurveyView } from '../data/survey-views';

/** One survey: how many have voted, what it asks, and what is to be done next. */
@Component({
  selector: 'zr-survey',
  imports: [
    FailedState,
    InstantPipe,
    LoadBar,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    Sheet,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './survey.html',
  styleUrl: './survey.less',
})
export class SurveyPage {
  protected readonly t = injectWords();
  private readonly api = inject(SurveyApi);
  private readonly session = inject(Session);
  protected readonly locale = inject(Locale);
  private readonly opening = new Act();
  private readonly closing = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(httpResource<SurveyView>(() => `/api/surveys/${this.id()}`));
  protected readonly survey = linkedSignal(() => this.read.value());
  protected readonly asking = signal<'open' | 'close' | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly mayLead = computed(() => this.session.may('surveys.organize'));
  protected readonly mayEnter = computed(() => this.session.may('surveys.enter-paper'));
  protected readonly maySeeResult = computed(() => this.session.may('surveys.results'));

  protected name({ nameZh, nameEn }: { nameZh: string; nameEn: string | null }): string {
    return this.locale.active() === 'en' && nameEn ? nameEn : nameZh;
  }

  protected words({ zh, en }: { zh: string; en: string | null }): string {
    return this.locale.active() === 'en' && en ? en : zh;
  }

  protected async go(): Promise<void> {
    const survey = this.survey();
    const verb = this.asking();
    if (!survey || !verb || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.survey.set(
        verb === 'open'
          ? await this.api.open(survey, this.opening)
          : await this.api.close(survey, this.closing),
      );
      this.asking.set(null);
    } catch (thrown) {
      this.refusal.set(thrown);
      if (toProblem(thrown).status === 412) this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
