import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { DutyRemindersApi } from '../data/duty-reminders-api';
import type { ChaseOutcome } from '../data/duty-reminders-api';

/** Reminds of the chosen duties together, and says which were left alone and why. */
@Component({
  selector: 'zr-chase-bar',
  imports: [RefusalNote],
  template: `
    <div class="bar" role="region" [attr.aria-label]="t('chase.bar')">
      @if (chosen().length > 0) {
        <span>{{ t('chase.chosen', { n: chosen().length }) }}</span>
        <button type="button" class="btn pri" [disabled]="busy()" (click)="chase()">
          {{ t('chase.go') }}
        </button>
        <button type="button" class="btn" (click)="dropped.emit()">{{ t('chase.none') }}</button>
      }
      <div role="status">
        @if (outcome(); as done) {
          <p>{{ t('chase.done', { n: done.chased.length }) }}</p>
          @if (done.refused.length > 0) {
            <p>{{ t('chase.left', { n: done.refused.length }) }}</p>
            <ul>
              @for (one of done.refused; track one.dutyId) {
                <li>{{ one.title }}：{{ english() ? one.en : one.zh }}</li>
              }
            </ul>
          }
        }
      </div>
      <zr-refusal-note [error]="refusal()" />
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding: 6px 14px;
      font-size: var(--t13);
    }
    .bar > [role='status'],
    zr-refusal-note {
      flex-basis: 100%;
    }
    ul {
      padding-left: 18px;
      max-height: 140px;
      overflow-y: auto;
    }
  `,
})
export class ChaseBar {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(DutyRemindersApi);
  private readonly act = new Act();

  readonly chosen = input.required<readonly string[]>();
  /** Nothing is chosen any more. */
  readonly dropped = output();

  protected readonly busy = signal(false);
  protected readonly outcome = signal<ChaseOutcome | null>(null);
  protected readonly refusal = signal<unknown>(null);
  protected readonly english = computed(() => this.locale.active() === 'en');

  protected async chase(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.outcome.set(null);
    try {
      this.outcome.set(await this.api.chase(this.chosen(), this.act));
      this.dropped.emit();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
