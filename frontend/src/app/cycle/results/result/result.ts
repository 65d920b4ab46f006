import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { RESULT_USES } from '@zeren/domain/cycle/results/result-uses';
import type { ResultUse } from '@zeren/domain/cycle/results/result-uses';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { UnitScore } from '../../assessment/data/assessment-views';
import { FactValuePipe, PointsPipe } from '../../assessment/data/points';
import { SaidPipe } from '../../assessment/data/said';
import { ResultsApi } from '../data/results-api';
import type { ResultOf, ScoreObjection } from '../data/result-views';

/** One unit's result: told, objected to, decided, and used. */
@Component({
  selector: 'zr-result',
  imports: [
    DayPipe,
    FactValuePipe,
    FailedState,
    FormsModule,
    PageTitle,
    PointsPipe,
    RefusalNote,
    RouterLink,
    SaidPipe,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './result.html',
  styleUrl: './result.less',
})
export class Result {
  protected readonly t = injectWords();
  private readonly api = inject(ResultsApi);
  private readonly once = new Act();

  readonly id = input.required<string>();
  protected readonly uses = RESULT_USES;
  protected readonly read = latest(httpResource<ResultOf>(() => `/api/results/${this.id()}`));
  protected readonly result = linkedSignal(() => this.read.value());
  private readonly score = latest(
    httpResource<UnitScore>(() => {
      const it = this.result();
      return it?.mayObject ? `/api/assessments/${it.assessmentId}/units/${it.organizationId}` : undefined;
    }),
  );
  /** Every fact behind a row that may be objected to, with the indicator that it counts for. */
  protected readonly choices = computed(() => {
    const score = this.score.value();
    if (!score) return [];
    return score.indicators.flatMap((indicator) => {
      const keys = new Set(
        score.rows.filter((row) => row.indicator === indicator.code).flatMap((row) => row.facts),
      );
      return score.facts
        .filter((fact) => keys.has(fact.key) && fact.source !== 'marks' && !fact.assumed)
        .map((fact) => ({ id: `${indicator.code} ${fact.key}`, indicator, fact }));
    });
  });
  protected readonly point = signal('');
  protected readonly claimed = signal('');
  protected readonly evidence = signal('');
  protected readonly words = signal('');
  protected readonly kind = signal<ResultUse>('award');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected tell(it: ResultOf): Promise<void> {
    return this.act(() => this.api.tell(it, this.words().trim(), this.once));
  }

  protected haveRead(it: ResultOf): Promise<void> {
    return this.act(() => this.api.read(it.id, this.once));
  }

  protected object(it: ResultOf): Promise<void> {
    const choice = this.choices().find(({ id }) => id === this.point());
    if (!choice) return Promise.resolve();
    const objection = {
      ...{ indicatorCode: choice.indicator.code, factKey: choice.fact.key },
      ...{ reason: this.words().trim(), evidence: this.evidence().trim() || null },
      claimed: valueOf(choice.fact.kind, this.claimed().trim()),
    };
    return this.act(() => this.api.object(it.id, objection as never, this.once));
  }

  protected decide(objection: ScoreObjection, upheld: boolean): Promise<void> {
    return this.act(() => this.api.decide(objection, upheld, this.words().trim(), this.once));
  }

  protected use(it: ResultOf): Promise<void> {
    return this.act(() =>
      this.api.use(it, { kind: this.kind(), words: this.words().trim() || null }, this.once),
    );
  }

  private async act(send: () => Promise<ResultOf>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.result.set(await send());
      for (const field of [this.words, this.claimed, this.evidence, this.point]) field.set('');
    } catch (thrown) {
      this.refusal.set(thrown);
      if (toProblem(thrown).status === 412) this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}

/** Numbers and words as they are typed; yes or no, tallies and registers as the format writes them. */
function valueOf(kind: string, text: string): unknown {
  if (kind === 'number' || kind === 'word') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
