import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { SealButton } from '../../../platform/ui/seal-button';
import type { PaperBundle, PaperDifference, PaperDifferences, SurveyView } from '../data/survey-views';
import { cellsOfSurvey, subjectOfCell } from '../ui/cells';

/** What stands on the paper at one difference. */
export interface Decided {
  readonly sheet: number;
  readonly cell: string;
  readonly value: string | null;
}

const placeOf = ({ sheet, cell }: Pick<PaperDifference, 'sheet' | 'cell'>): string => `${sheet} ${cell}`;

/** Two readings of a bundle side by side; a third person says which of them stands on the paper. */
@Component({
  selector: 'zr-paper-differences',
  imports: [FailedState, SealButton],
  template: `
    @if (read.value(); as found) {
      <div class="wide" tabindex="0" role="group" [attr.aria-label]="t('surveys.paper.title')">
        <table class="data">
          <thead>
            <tr>
              <th scope="col" class="num">{{ t('surveys.paper.sheet') }}</th>
              <th scope="col">{{ t('surveys.questions') }}</th>
              <th scope="col">{{ t('surveys.paper.first') }}</th>
              <th scope="col">{{ t('surveys.paper.second') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of found.items; track place(one)) {
              <tr>
                <td class="num">{{ one.sheet }}</td>
                <td>{{ nameOf(one.cell) }}</td>
                <td>
                  <button
                    type="button"
                    class="btn sm"
                    [attr.aria-pressed]="isChosen(one, one.first)"
                    (click)="choose(one, one.first)"
                  >
                    {{ said(one.cell, one.first) }}
                  </button>
                </td>
                <td>
                  <button
                    type="button"
                    class="btn sm"
                    [attr.aria-pressed]="isChosen(one, one.second)"
                    (click)="choose(one, one.second)"
                  >
                    {{ said(one.cell, one.second) }}
                  </button>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <zr-seal-button
        [busy]="busy()"
        [disabled]="chosen().size < found.items.length"
        (press)="decided.emit(decisions())"
        >{{ t('surveys.paper.settle', { done: chosen().size, n: found.items.length }) }}</zr-seal-button
      >
    } @else if (read.problem(); as problem) {
      <zr-failed-state [error]="problem" (retry)="read.reload()" />
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0 14px 12px;
    }
    .wide {
      overflow-x: auto;
      margin-bottom: 12px;
    }
    .btn[aria-pressed='true'] {
      font-weight: 700;
      outline: 2px solid currentColor;
    }
    .btn[aria-pressed='true']::before {
      content: '✓ ';
    }
  `,
})
export class PaperDifferencesForm {
  protected readonly t = injectWords();

  readonly survey = input.required<SurveyView>();
  readonly bundle = input.required<PaperBundle>();
  readonly busy = input(false);
  readonly decided = output<readonly Decided[]>();

  protected readonly read = latest(
    httpResource<PaperDifferences>(
      () => `/api/surveys/${this.survey().id}/paper/${this.bundle().id}/differences`,
    ),
  );
  private readonly cells = computed(
    () => new Map(cellsOfSurvey(this.survey()).map((cell) => [cell.key, cell])),
  );
  protected readonly chosen = signal<ReadonlyMap<string, Decided>>(new Map());
  protected readonly decisions = computed(() => [...this.chosen().values()]);
  protected readonly place = placeOf;

  protected nameOf(key: string): string {
    const cell = this.cells().get(key);
    if (!cell) return key;
    return `${subjectOfCell(this.survey(), cell) ?? this.t('surveys.about.whole')} · ${cell.question.zh}`;
  }

  protected said(key: string, value: string | null): string {
    if (value === null) return this.t('surveys.paper.blank');
    return (
      this.cells()
        .get(key)
        ?.question.options.find((option) => option.key === value)?.zh ?? value
    );
  }

  protected choose({ sheet, cell }: PaperDifference, value: string | null): void {
    this.chosen.set(new Map(this.chosen()).set(placeOf({ sheet, cell }), { sheet, cell, value }));
  }

  protected isChosen(difference: PaperDifference, value: string | null): boolean {
    const chosen = this.chosen().get(placeOf(difference));
    return chosen !== undefined && chosen.value === value;
  }
}
