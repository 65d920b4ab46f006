import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { Act } from '../../../../platform/http/act';
import { latest } from '../../../../platform/http/latest';
import { InstantPipe } from '../../../../platform/i18n/days';
import { injectWords } from '../../../../platform/i18n/words';
import { FailedState } from '../../../../platform/ui/failed-state';
import type { ImportRun } from '../../../../platform/ui/import-panel/import-run';
import { RefusalNote } from '../../../../platform/ui/refusal-note';
import { Sheet } from '../../../../platform/ui/sheet';
import { DirectivesApi } from '../data/directives-api';

/** One's newest imported plans, and the way back from each while nobody touched its drafts. */
@Component({
  selector: 'zr-recent-plans',
  imports: [FailedState, InstantPipe, RefusalNote, Sheet],
  template: `
    @if (runs.problem() && !runs.value()) {
      <zr-failed-state [error]="runs.problem()" (retry)="runs.reload()" />
    }
    @if (runs.value()?.length) {
      <section class="panel" [class.stale]="runs.stale()">
        <div class="panel-head">
          <h2>{{ t('directives.import.recent.title') }}</h2>
          <span class="meta">{{ t('directives.import.recent.note') }}</span>
        </div>
        <ul>
          @for (run of runs.value(); track run.id) {
            <li>
              <b>{{ run.fileName }}</b>
              <span class="meta">
                {{ run.appliedAt | instant: 'short' }} ·
                {{ t('directives.import.recent.drafts', { n: run.summary['directives'] ?? 0 }) }}
              </span>
              @if (run.state === 'undone') {
                <span class="meta end">{{ t('directives.import.recent.undone') }}</span>
              } @else {
                <button
                  type="button"
                  class="link-button end"
                  [attr.aria-label]="t('directives.import.recent.undo') + ' ' + run.fileName"
                  (click)="ask(run)"
                >
                  {{ t('directives.import.recent.undo') }}
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (asked(); as run) {
      <zr-sheet [name]="t('directives.import.recent.undo')" (closed)="asked.set(null)">
        <p class="about">{{ t('directives.import.recent.ask', { file: run.fileName }) }}</p>
        <zr-refusal-note [error]="problem()" />
        <button type="button" class="btn pri big" [disabled]="busy()" (click)="undo(run)">
          {{ t('directives.import.recent.confirm') }}
        </button>
      </zr-sheet>
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 12px;
      min-height: 44px;
      padding: 6px 14px;
      border-top: 1px solid var(--line-2);
    }
    .end {
      margin-left: auto;
    }
    .about {
      margin-bottom: 12px;
    }
  `,
})
export class RecentPlans {
  protected readonly t = injectWords();
  private readonly api = inject(DirectivesApi);
  private readonly act = new Act();

  protected readonly runs = latest(httpResource<readonly ImportRun[]>(() => '/api/directives/imports'));
  protected readonly asked = signal<ImportRun | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected ask(run: ImportRun): void {
    this.problem.set(null);
    this.asked.set(run);
  }

  protected async undo(run: ImportRun): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.undoImport(run, this.act);
      this.asked.set(null);
      this.runs.reload();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
