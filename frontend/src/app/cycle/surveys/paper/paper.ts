import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { SurveyApi } from '../data/survey-api';
import type { Sheet } from '../data/survey-api';
import type { PaperBundle, PaperBundles, SurveyView } from '../data/survey-views';
import { PaperDifferencesForm } from './paper-differences';
import type { Decided } from './paper-differences';
import { PaperSheets } from './paper-sheets';

/** What is being done: a new bundle of a group, the second entry of one, or its third look. */
type Doing =
  | { readonly kind: 'enter'; readonly groupId: string }
  | { readonly kind: 'again' | 'settle'; readonly bundle: PaperBundle };

/** 录入纸质票: each bundle by two people, and by a third where they differ. */
@Component({
  selector: 'zr-survey-paper',
  imports: [
    EmptyState,
    FailedState,
    FormsModule,
    PageTitle,
    PaperDifferencesForm,
    PaperSheets,
    RefusalNote,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './paper.html',
  styleUrl: './paper.less',
})
export class Paper {
  protected readonly t = injectWords();
  private readonly api = inject(SurveyApi);
  private readonly once = new Act();

  readonly id = input.required<string>();
  protected readonly survey = latest(httpResource<SurveyView>(() => `/api/surveys/${this.id()}`));
  protected readonly read = latest(httpResource<PaperBundles>(() => `/api/surveys/${this.id()}/paper`));
  protected readonly bundles = linkedSignal(() => this.read.value());
  protected readonly doing = signal<Doing | null>(null);
  protected readonly groupId = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  /** How many sheets the first entry has. */
  protected readonly expected = computed(() => {
    const doing = this.doing();
    return doing && doing.kind !== 'enter' ? doing.bundle.sheets : null;
  });

  protected begin(): void {
    const groupId = this.groupId() ?? this.survey.value()?.groups[0]?.id;
    if (groupId) this.doing.set({ kind: 'enter', groupId });
  }

  protected next(bundle: PaperBundle): void {
    this.refusal.set(null);
    this.doing.set({ kind: bundle.state === 'differing' ? 'settle' : 'again', bundle });
  }

  protected enter(sheets: readonly Sheet[]): Promise<void> {
    return this.send((doing) =>
      doing.kind === 'enter'
        ? this.api.enterPaper(this.id(), doing.groupId, sheets, this.once)
        : this.api.enterPaperAgain(this.id(), doing.bundle, sheets, this.once),
    );
  }

  protected settle(decisions: readonly Decided[]): Promise<void> {
    return this.send((doing) =>
      this.api.settlePaper(this.id(), (doing as { bundle: PaperBundle }).bundle, decisions, this.once),
    );
  }

  private async send(how: (doing: Doing) => Promise<PaperBundles>): Promise<void> {
    const doing = this.doing();
    if (!doing || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.bundles.set(await how(doing));
      this.doing.set(null);
    } catch (thrown) {
      this.refusal.set(thrown);
      if (toProblem(thrown).status === 412) this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
