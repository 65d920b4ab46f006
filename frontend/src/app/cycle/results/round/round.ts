import { httpResource } from '@angular/common/http';
import { Component, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { PointsPipe } from '../../assessment/data/points';
import { SaidPipe } from '../../assessment/data/said';
import { ResultsApi } from '../data/results-api';
import type { ResultRow, Round } from '../data/result-views';

/** The results of one assessment: who was told, what is publicised, what was closed, and what each was used for. */
@Component({
  selector: 'zr-result-round',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    MoreRows,
    PageTitle,
    PointsPipe,
    RefusalNote,
    RouterLink,
    SaidPipe,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  template: `
    <div class="page bleed">
      @if (round(); as it) {
        <zr-page-title [name]="it.name" [meta]="t('results.state.' + it.state)">
          <zr-why-seen kind="result-round" [id]="it.id" />
          <a class="btn" [routerLink]="['/assessments', it.assessmentId]">{{ t('results.seeTable') }}</a>
          @if (it.mayManage && it.state === 'feedback') {
            <zr-seal-button [busy]="busy()" (press)="publicise(it)">{{
              t('results.publicise')
            }}</zr-seal-button>
          } @else if (it.mayManage && it.state === 'publicity') {
            <zr-seal-button [busy]="busy()" (press)="finalize(it)">{{
              t('results.finalize')
            }}</zr-seal-button>
          }
        </zr-page-title>
        <p class="says" role="status">
          {{ t('results.says.' + it.state, { to: (it.publicityUntil | day) }) }}
        </p>
        <zr-refusal-note [error]="refusal()" />
        <section class="panel">
          @if (rows.problem() && rows.items().length === 0) {
            <zr-failed-state [error]="rows.problem()" (retry)="rows.load()" />
          } @else if (rows.firstLoad()) {
            <zr-skeleton-rows [rows]="6" />
          } @else if (rows.empty()) {
            <zr-empty-state [sentence]="t('assessment.notTold')" />
          } @else {
            <ul>
              @for (one of rows.items(); track one.id) {
                <li>
                  <a [routerLink]="['/results', one.id]">
                    <b>{{ one.organizationName }}</b>
                    <strong>{{ one.total | points }}</strong>
                    <small>
                      {{ one.personName ?? t('duties.vacant') }}
                      @if (one.grade) {
                        · {{ one.grade | said }}
                      }
                      @if (one.best && it.state === 'publicity') {
                        · <em class="best">{{ t('results.shown') }}</em>
                      }
                      · {{ t(one.toldAt ? 'results.told' : 'results.untold') }}
                      @if (one.useState !== 'not-final') {
                        ·
                        <em [class]="one.useState">{{
                          one.useKind
                            ? t('results.use.' + one.useKind)
                            : t('results.useState.' + one.useState, { day: (one.useDueOn | day: 'short') })
                        }}</em>
                      }
                    </small>
                  </a>
                </li>
              }
            </ul>
          }
          <zr-more-rows [rows]="rows" />
        </section>
      } @else if (read.problem(); as problem) {
        <zr-page-title [name]="t('results.title')" />
        <zr-failed-state [error]="problem" [what]="t('results.failed')" (retry)="read.reload()" />
      } @else {
        <zr-page-title [name]="t('results.title')" />
        <section class="panel"><zr-skeleton-rows [rows]="8" /></section>
      }
    </div>
  `,
  styles: `
    .says {
      margin-bottom: 10px;
      color: var(--ink-2);
    }
    ul {
      list-style: none;
      padding: 0;
    }
    li a {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 16px;
      padding: 10px 14px;
      border-bottom: 1px solid var(--line-2);
      color: var(--ink);
    }
    small {
      grid-column: 1 / 3;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    em {
      font-style: normal;
    }
    .best {
      color: var(--ok);
    }
    .overdue {
      color: var(--od);
      font-weight: 600;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 8px;
    }
    @media (max-width: 767px) {
      .says {
        padding: 0 16px;
      }
    }
  `,
})
export class ResultRound {
  protected readonly t = injectWords();
  private readonly api = inject(ResultsApi);
  private readonly publicising = new Act();
  private readonly closing = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(httpResource<Round>(() => `/api/result-rounds/${this.id()}`));
  protected readonly round = linkedSignal(() => this.read.value());
  protected readonly rows = new PagedRows<ResultRow>((after) => this.api.results(this.id(), after));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  constructor() {
    effect(() => {
      this.id();
      untracked(() => void this.rows.load());
    });
  }

  protected publicise(round: Round): Promise<void> {
    return this.act(() => this.api.publicise(round, this.publicising));
  }

  protected finalize(round: Round): Promise<void> {
    return this.act(() => this.api.finalize(round, this.closing));
  }

  private async act(send: () => Promise<Round>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.round.set(await send());
      void this.rows.load();
    } catch (thrown) {
      this.refusal.set(thrown);
      if (toProblem(thrown).status === 412) this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
