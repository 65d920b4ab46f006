import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { CadenceBuilder } from '../cadence/cadence-builder';
import { comingDays } from '../cadence/coming-days';
import { Dating } from '../cadence/dating';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { CadenceSuggestion, UndatedPhrase } from '../data/responsibility-views';

const SHOWN = 4;

/** 待定时限: phrases that can be read in more than one way; the clerk says which is meant, once for all their items. */
@Component({
  selector: 'zr-undated',
  imports: [CadenceBuilder, RouterLink, EmptyState, FailedState, PageTitle, RefusalNote, SkeletonRows],
  templateUrl: './undated.html',
  styleUrl: './undated.less',
})
export class Undated {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(ResponsibilityApi);
  protected readonly year = inject(WorkYear).year;
  private readonly act = new Act();
  private readonly dating = inject(Dating);

  protected readonly phrases = latest(
    httpResource<{ readonly items: readonly UndatedPhrase[] }>(() =>
      withQuery('/api/responsibility-lists/undated', { year: this.year() }),
    ),
  );
  protected readonly building = signal<string | null>(null);
  protected readonly settling = signal<string | null>(null);
  protected readonly problem = signal<{ readonly phrase: string; readonly fault: Problem } | null>(null);
  protected readonly settled = signal<{ readonly phrase: string; readonly n: number } | null>(null);

  protected sentence(suggestion: CadenceSuggestion): string {
    return this.locale.active() === 'en' ? suggestion.en : suggestion.zh;
  }

  /** The next dates of a reading, so that a choice is made by what it brings. */
  protected dates({ clauses }: CadenceSuggestion): string {
    const coming = this.dating.coming(clauses, this.year())?.dates ?? [];
    const days = coming.slice(0, SHOWN).map(({ dueOn }) => dueOn);
    return comingDays(days, this.locale.active()).join(this.t('sheet.comma'));
  }

  /** None of the readings is meant: one put together from choices. */
  protected build(phrase: UndatedPhrase, clauses: readonly CadenceClause[]): Promise<void> {
    this.building.set(null);
    return this.settle(phrase, { clauses, ...cadenceSentence(clauses) });
  }

  protected async settle(phrase: UndatedPhrase, suggestion: CadenceSuggestion): Promise<void> {
    this.settling.set(phrase.phrase);
    this.problem.set(null);
    try {
      const { itemCount } = await this.api.settle(this.year(), phrase.phrase, suggestion, this.act);
      this.settled.set({ phrase: phrase.phrase, n: itemCount });
      this.phrases.reload();
    } catch (thrown) {
      this.problem.set({ phrase: phrase.phrase, fault: toProblem(thrown) });
    } finally {
      this.settling.set(null);
    }
  }
}
