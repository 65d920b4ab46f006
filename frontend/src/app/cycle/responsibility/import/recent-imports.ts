import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import type { ImportRun } from '../../../platform/ui/import-panel/import-run';
import { FailedState } from '../../../platform/ui/failed-state';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import { ResponsibilityApi } from '../data/responsibility-api';

/** One's newest imports, and the way back from each. */
@Component({
  selector: 'zr-recent-imports',
  imports: [FailedState, InstantPipe, RefusalNote, Sheet, WhySeen],
  template: `
    @if (runs.problem()) {
      <zr-failed-state
        [error]="runs.problem()"
        [what]="t('responsibility.import.recent.failed')"
        (retry)="runs.reload()"
      />
    }
    @if (runs.value(); as found) {
      @if (found.length > 0) {
        <section class="panel">
          <div class="panel-head">
            <h2>{{ t('responsibility.import.recent.title') }}</h2>
            <span class="meta">{{ t('responsibility.import.recent.note') }}</span>
          </div>
          <ul>
            @for (run of found; track run.id) {
              <li>
                <b>{{ run.fileName }}</b>
                <span class="meta">
                  @if (run.summary['year']; as year) {
                    {{ t('responsibility.import.recent.year', { year }) }} ·
                  }
                  {{ run.appliedAt | instant: 'short' }} ·
                  {{
                    t('responsibility.import.recent.lists', {
                      lists: run.summary['lists'] ?? 0,
                      items: run.summary['items'] ?? 0,
                    })
                  }}
                  · <zr-why-seen kind="import-run" [id]="run.id" />
                </span>
                @if (run.state === 'undone') {
                  <span class="meta end">{{ t('responsibility.import.recent.undone') }}</span>
                } @else {
                  <button
                    type="button"
                    class="link-button end"
                    [attr.aria-label]="t('responsibility.import.recent.undo') + ' ' + run.fileName"
                    (click)="ask(run)"
                  >
                    {{ t('responsibility.import.recent.undo') }}
                  </button>
                }
              </li>
            }
          </ul>
        </section>
      }
    }
    @if (asked(); as run) {
      <zr-sheet [name]="t('responsibility.import.recent.undo')" (closed)="asked.set(null)">
        <p class="about">{{ t('responsibility.import.recent.ask', { file: run.fileName }) }}</p>
        <zr-refusal-note [error]="problem()" />
        <button type="button" class="btn pri big" [disabled]="busy()" (click)="undo(run)">
          {{ t('responsibility.import.recent.confirm') }}
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
export class RecentImports {
  protected readonly t = injectWords();
  private readonly api = inject(ResponsibilityApi);
  private readonly act = new Act();

  protected readonly runs = latest(
    httpResource<readonly ImportRun[]>(() => '/api/responsibility-lists/imports'),
  );
  protected readonly asked = signal<ImportRun | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  /** Another import was applied. */
  reload(): void {
    this.runs.reload();
  }

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
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
