import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { HistoryButton } from '../../../platform/history/history-button';
import { awaitedMatter } from '@zeren/domain/cycle/responsibility/awaited-matter';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
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
import { RegisterMatter } from '../register-matter/register-matter';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ResponsibilityItemView, ResponsibilityListView } from '../data/responsibility-views';
import { ListObjections } from '../objections/list-objections';
import { signerWords } from '../ui/signer-words';
import { ListState } from '../ui/list-state';
import { ListChanges } from '../versions/list-changes';

/** One list: what the post answers for, by when, proved by what; the clerk issues it, the holder signs for it. */
@Component({
  selector: 'zr-list-detail',
  imports: [
    FormsModule,
    HistoryButton,
    ListChanges,
    RegisterMatter,
    ListObjections,
    RouterLink,
    Sheet,
    DayPipe,
    InstantPipe,
    FailedState,
    ListState,
    LoadBar,
    PageTitle,
    RefusalNote,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './list-detail.html',
  styleUrl: './list-detail.less',
})
export class ListDetail {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(ResponsibilityApi);
  private readonly router = inject(Router);
  private readonly issueAct = new Act();
  private readonly amendAct = new Act();

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

  /** Amended is what is issued or in force; the server says whether the list is this body's. */
  protected readonly mayAmend = computed(() => {
    const state = this.list.value()?.state;
    const open = state === 'issued' || state === 'objected' || state === 'received';
    return open && this.session.may('responsibility-lists.edit');
  });
  protected readonly mayEdit = computed(
    () => this.list.value()?.state === 'draft' && this.session.may('responsibility-lists.edit'),
  );
  protected readonly mayAnswer = computed(() => this.session.may('responsibility-lists.issue'));
  /** Whoever holds the post registers what its items wait for, while the list is in force. */
  protected readonly mayRegister = computed(() => {
    const list = this.list.value();
    const own = this.session.view()?.tenures.some((tenure) => tenure.postId === list?.postId) ?? false;
    const inForce = list !== undefined && ['issued', 'objected', 'received'].includes(list.state);
    return own && inForce && this.session.may('duties.report');
  });
  protected readonly registering = signal<ResponsibilityItemView | null>(null);
  protected readonly confirming = signal(false);
  protected readonly amending = signal(false);
  protected readonly reason = signal('');

  protected async amend(list: ResponsibilityListView): Promise<void> {
    this.problem.set(null);
    try {
      const draft = await this.api.amend(list, this.reason().trim(), this.amendAct);
      this.amending.set(false);
      await this.router.navigate(['/responsibility-lists', draft.id]);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    }
  }

  protected signedBy(list: ResponsibilityListView): string {
    return signerWords(list, this.t);
  }

  protected holder({ holderName, headName }: ResponsibilityListView): string {
    if (holderName) return holderName;
    const vacant = this.t('responsibility.vacant');
    return headName ? `${vacant}（${this.t('responsibility.headAnswers', { name: headName })}）` : vacant;
  }

  protected word(zh: string, en: string | null): string {
    return (this.locale.active() === 'en' && en) || zh;
  }

  protected text(item: ResponsibilityItemView): string {
    return (this.locale.active() === 'en' && item.textEn) || item.textZh;
  }

  /** What the item waits for, in words. */
  protected awaited(item: ResponsibilityItemView): string | null {
    const matter = awaitedMatter(item.cadenceClauses);
    return matter && (this.locale.active() === 'en' ? matter.en : matter.zh);
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
      this.confirming.set(false);
      this.issuing.set(false);
    }
  }
}
