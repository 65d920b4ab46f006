import { Component, computed, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../platform/i18n/words';
import { SealButton } from '../../../platform/ui/seal-button';
import type { Sheet } from '../data/survey-api';
import type { SurveyView } from '../data/survey-views';
import { cellsOfSurvey, subjectOfCell } from '../ui/cells';

/** One paper ballot after another, as a clerk reads them; sent when the bundle is through. */
@Component({
  selector: 'zr-paper-sheets',
  imports: [FormsModule, SealButton],
  template: `
    <p class="at" role="status">
      {{ t('surveys.paper.sheetN', { n: at() + 1 }) }}
      @if (expected(); as n) {
        {{ t('surveys.paper.ofN', { n }) }}
      }
    </p>
    <div class="cells">
      @for (cell of cells(); track cell.key) {
        <div>
          <label [for]="'cell-' + $index"
            >{{ cell.subject ?? t('surveys.about.whole') }} · {{ cell.question.zh }}</label
          >
          @if (cell.question.kind === 'text') {
            <textarea
              class="input"
              [id]="'cell-' + $index"
              rows="2"
              maxlength="300"
              [ngModel]="sheet()[cell.key] ?? ''"
              [ngModelOptions]="{ standalone: true }"
              (ngModelChange)="set(cell.key, $event)"
            ></textarea>
          } @else {
            <select
              class="input"
              [id]="'cell-' + $index"
              [ngModel]="sheet()[cell.key] ?? ''"
              [ngModelOptions]="{ standalone: true }"
              (ngModelChange)="set(cell.key, $event)"
            >
              <option value="">{{ t('surveys.paper.blank') }}</option>
              @for (option of cell.question.options; track option.key) {
                <option [value]="option.key">{{ option.zh }}</option>
              }
            </select>
          }
        </div>
      }
    </div>
    <p class="acts">
      <button type="button" class="btn" [disabled]="at() === 0" (click)="at.set(at() - 1)">
        {{ t('surveys.paper.before') }}
      </button>
      <button type="button" class="btn" [disabled]="at() >= 99" (click)="next()">
        {{ t('surveys.paper.after') }}
      </button>
      <zr-seal-button [busy]="busy()" (press)="entered.emit(sheets())">{{
        t('surveys.paper.done', { n: sheets().length })
      }}</zr-seal-button>
    </p>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 14px 12px;
    }
    .at {
      margin: 10px 0;
      font-weight: 600;
    }
    .cells {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
      gap: 12px 18px;
    }
    label {
      display: block;
      font-size: var(--t13);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
      margin-top: 14px;
    }
  `,
})
export class PaperSheets {
  protected readonly t = injectWords();

  readonly survey = input.required<SurveyView>();
  /** How many there are, where somebody has counted them. */
  readonly expected = input<number | null>(null);
  readonly busy = input(false);
  readonly entered = output<readonly Sheet[]>();

  protected readonly cells = computed(() =>
    cellsOfSurvey(this.survey()).map((cell) => ({ ...cell, subject: subjectOfCell(this.survey(), cell) })),
  );
  protected readonly sheets = signal<readonly Sheet[]>([{}]);
  protected readonly at = signal(0);
  protected readonly sheet = computed((): Sheet => this.sheets()[this.at()] ?? {});

  protected set(cell: string, value: string): void {
    const others = Object.entries(this.sheet()).filter(([key]) => key !== cell);
    const sheet = Object.fromEntries(value === '' ? others : [...others, [cell, value]]) as Sheet;
    this.sheets.set(this.sheets().map((one, index) => (index === this.at() ? sheet : one)));
  }

  protected next(): void {
    const at = this.at() + 1;
    if (at === this.sheets().length) this.sheets.set([...this.sheets(), {}]);
    this.at.set(at);
  }
}
