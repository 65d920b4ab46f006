import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, TemplateRef, contentChild, inject, input, signal } from '@angular/core';
import { Act } from '../../http/act';
import { Api } from '../../http/api';
import { latest } from '../../http/latest';
import { InstantPipe } from '../../i18n/days';
import { injectWords } from '../../i18n/words';
import { WhySeen } from '../../session/why-seen';
import { FailedState } from '../failed-state';
import { RefusalNote } from '../refusal-note';
import { Sheet } from '../sheet';
import type { ImportRun } from './import-run';

/** One's newest imports of a kind, and the way back from each. What each brought is said by the template inside. */
@Component({
  selector: 'zr-recent-runs',
  imports: [FailedState, InstantPipe, NgTemplateOutlet, RefusalNote, Sheet, WhySeen],
  template: `
    @if (runs.problem() && !runs.value()) {
      <zr-failed-state [error]="runs.problem()" [what]="t('imports.recent.failed')" (retry)="runs.reload()" />
    }
    @if (runs.value()?.length) {
      <section class="panel" [class.stale]="runs.stale()">
        <div class="panel-head">
          <h2>{{ t('imports.recent.title') }}</h2>
          <span class="meta">{{ t(words() + '.note') }}</span>
        </div>
        <ul>
          @for (run of runs.value(); track run.id) {
            <li>
              <b>{{ run.fileName }}</b>
              <span class="meta">
                {{ run.appliedAt | instant: 'short' }} ·
                <ng-container *ngTemplateOutlet="brought(); context: { $implicit: run }" />
                · <zr-why-seen kind="import-run" [id]="run.id" />
              </span>
              @if (run.state === 'undone') {
                <span class="meta end">{{ t('imports.recent.undone') }}</span>
              } @else {
                <button
                  type="button"
                  class="link-button end"
                  [attr.aria-label]="t('imports.recent.undo') + ' ' + run.fileName"
                  (click)="ask(run)"
                >
                  {{ t('imports.recent.undo') }}
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (asked(); as run) {
      <zr-sheet [name]="t('imports.recent.undo')" (closed)="asked.set(null)">
        <p class="about">{{ t(words() + '.ask', { file: run.fileName }) }}</p>
        <zr-refusal-note [error]="problem()" />
        <button type="button" class="btn pri big" [disabled]="busy()" (click)="undo(run)">
          {{ t('imports.recent.confirm') }}
        </button>
      </zr-sheet>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 12px;
    }
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
export class RecentRuns {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly act = new Act();

  /** Where imports of this kind live, for example /api/directives/imports. */
  readonly address = input.required<string>();
  /** Prefix of the words for what may be taken back (`note`) and what that does (`ask`). */
  readonly words = input.required<string>();
  protected readonly brought = contentChild.required<TemplateRef<unknown>>(TemplateRef);

  protected readonly runs = latest(httpResource<readonly ImportRun[]>(() => this.address()));
  protected readonly asked = signal<ImportRun | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  /** Another import was applied. */
  reload(): void {
    this.runs.reload();
  }

  protected ask(run: ImportRun): void {
    this.problem.set(null);
    this.asked.set(run);
  }

  protected async undo({ id, version }: ImportRun): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.post(`${this.address()}/${id}/undo`, {}, { version, act: this.act });
      this.asked.set(null);
      this.runs.reload();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
