import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { HandoverApi } from '../data/handover-api';
import type { ElectionRow, ElectionSheet, HandoverBatch } from '../data/handover-views';

/** The result of the election: pasted from a table, checked line by line, then entered whole or not at all. */
@Component({
  selector: 'zr-election-result',
  imports: [DayPipe, FormsModule, RefusalNote, SealButton],
  template: `
    <details class="panel" [open]="batch().handovers === 0">
      <summary>{{ t('handover.result.title') }}</summary>
      <div class="body">
        <div class="field">
          <label for="election-text">{{ t('handover.result.paste') }}</label>
          <textarea
            id="election-text"
            class="input"
            rows="5"
            [placeholder]="t('handover.result.example')"
            [ngModel]="text()"
            (ngModelChange)="change($event)"
          ></textarea>
          <p class="help">{{ t('handover.result.help') }}</p>
        </div>
        <p>
          <button type="button" class="btn" [disabled]="busy() || !text().trim()" (click)="check()">
            {{ t('handover.result.check') }}
          </button>
        </p>
        @if (sheet(); as found) {
          <p class="says" role="status">
            {{
              t(applied() ? 'handover.result.done' : 'handover.result.says', {
                changes: found.changes,
                kept: found.kept,
                faults: found.faults,
              })
            }}
          </p>
          <div class="wide">
            <table class="data">
              <thead>
                <tr>
                  <th scope="col" class="num">{{ t('handover.result.line') }}</th>
                  <th scope="col">{{ t('handover.column.post') }}</th>
                  <th scope="col">{{ t('handover.result.now') }}</th>
                  <th scope="col">{{ t('handover.result.elected') }}</th>
                  <th scope="col">{{ t('handover.result.outcome') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (row of found.rows; track row.line) {
                  <tr>
                    <td class="num">{{ row.line }}</td>
                    <td>
                      {{ row.post }}<small>{{ row.organization }}</small>
                    </td>
                    <td class="keep">{{ row.holderName ?? t('organizations.vacant') }}</td>
                    <td class="keep">
                      {{ row.person
                      }}<small
                        >{{ t('organizations.tenure.' + row.kind) }} {{ row.startsOn | day: 'short' }}</small
                      >
                    </td>
                    <td>
                      @if (row.fault) {
                        <span class="fault">{{ fault(row) }}</span>
                      } @else {
                        {{ t('handover.result.' + row.outcome) }}
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (mayApply()) {
            <zr-seal-button [busy]="busy()" (press)="apply()">{{
              t('handover.result.apply', { n: found.changes + found.kept })
            }}</zr-seal-button>
          }
        }
        <zr-refusal-note [error]="refusal()" />
      </div>
    </details>
  `,
  styles: `
    summary {
      padding: 8px 14px;
      cursor: pointer;
    }
    .body {
      display: grid;
      gap: 10px;
      padding: 0 14px 12px;
    }
    .wide {
      overflow-x: auto;
      border: 1px solid var(--line);
    }
    .data thead th {
      position: static;
    }
    .fault {
      color: var(--od);
    }
    textarea {
      font-variant-numeric: tabular-nums;
    }
    @media (max-width: 767px) {
      summary {
        min-height: 44px;
      }
      .panel {
        border-width: 1px 0;
        border-radius: 0;
      }
    }
  `,
})
export class ElectionResult {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(HandoverApi);
  private readonly once = new Act();

  readonly batch = input.required<HandoverBatch>();
  readonly done = output();
  protected readonly text = signal('');
  protected readonly sheet = signal<ElectionSheet | null>(null);
  protected readonly applied = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly mayApply = computed(() => {
    const sheet = this.sheet();
    return sheet !== null && sheet.faults === 0 && sheet.rows.length > 0 && !this.applied();
  });

  /** What was checked is no longer what is typed. */
  protected change(text: string): void {
    this.text.set(text);
    this.sheet.set(null);
    this.applied.set(false);
  }

  protected fault({ fault }: ElectionRow): string {
    return (this.locale.active() === 'en' ? fault?.en : fault?.zh) ?? '';
  }

  protected check(): Promise<void> {
    return this.act(async () => this.sheet.set(await this.api.checkElection(this.batch().id, this.text())));
  }

  protected apply(): Promise<void> {
    return this.act(async () => {
      const seen = { id: this.batch().id, version: this.sheet()!.version };
      this.sheet.set(await this.api.applyElection(seen, this.text(), this.once));
      this.applied.set(true);
      this.done.emit();
    });
  }

  private async act(send: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await send();
    } catch (thrown) {
      this.refusal.set(thrown);
      // What was looked at no longer is so: it is checked again before it is entered.
      if (toProblem(thrown).status === 412) this.sheet.set(null);
    } finally {
      this.busy.set(false);
    }
  }
}
