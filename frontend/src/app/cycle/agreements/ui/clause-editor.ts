import { Component, input, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { AgreementClause } from '@zeren/domain/cycle/agreements/agreement-clauses';
import { injectWords } from '../../../platform/i18n/words';

/** The targets of an agreement, one a row: what, how much, by which fact, from when to when. */
@Component({
  selector: 'zr-clause-editor',
  imports: [FormsModule],
  template: `
    @for (clause of clauses(); track $index; let row = $index) {
      <fieldset>
        <legend>{{ t('agreements.clause.nth', { n: row + 1 }) }}</legend>
        <label class="wide"
          >{{ t('agreements.clause.label') }}
          <input
            class="input"
            maxlength="100"
            [placeholder]="t('agreements.clause.labelExample')"
            [ngModel]="clause.label"
            (ngModelChange)="set(row, { label: $event })"
            [ngModelOptions]="{ standalone: true }"
          />
        </label>
        <label
          >{{ t('agreements.clause.target') }}
          <input
            class="input"
            inputmode="decimal"
            [ngModel]="clause.target"
            (ngModelChange)="set(row, { target: $event })"
            [ngModelOptions]="{ standalone: true }"
          />
        </label>
        <label
          >{{ t('agreements.clause.factKey') }}
          <input
            class="input"
            [placeholder]="t('agreements.clause.factKeyExample')"
            [ngModel]="clause.factKey"
            (ngModelChange)="set(row, { factKey: $event })"
            [ngModelOptions]="{ standalone: true }"
          />
        </label>
        <label
          >{{ t('agreements.clause.from') }}
          <input
            class="input"
            type="date"
            [ngModel]="clause.from"
            (ngModelChange)="set(row, { from: $event })"
            [ngModelOptions]="{ standalone: true }"
          />
        </label>
        <label
          >{{ t('agreements.clause.to') }}
          <input
            class="input"
            type="date"
            [ngModel]="clause.to"
            (ngModelChange)="set(row, { to: $event })"
            [ngModelOptions]="{ standalone: true }"
          />
        </label>
        <button type="button" class="btn" (click)="remove(row)">
          {{ t('agreements.clause.remove') }}<span class="visually-hidden">{{ clause.label }}</span>
        </button>
      </fieldset>
    }
    <button type="button" class="btn" (click)="add()">{{ t('agreements.clause.add') }}</button>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
      margin: 0 0 10px;
      padding: 8px 10px 10px;
      border: 1px solid var(--line-2);
      border-radius: var(--r2);
    }
    legend {
      padding: 0 4px;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    label {
      display: grid;
      flex: 1 1 130px;
      gap: 2px;
      font-size: var(--t12);
      color: var(--ink-2);
    }
    .wide {
      flex: 3 1 260px;
    }
    input {
      width: 100%;
    }
  `,
})
export class ClauseEditor {
  protected readonly t = injectWords();
  readonly clauses = model.required<readonly AgreementClause[]>();
  /** The days that a new row begins with. */
  readonly from = input.required<string>();
  readonly to = input.required<string>();

  protected set(row: number, change: Partial<AgreementClause>): void {
    this.clauses.update((all) =>
      all.map((clause, index) => (index === row ? { ...clause, ...change } : clause)),
    );
  }

  protected remove(row: number): void {
    this.clauses.update((all) => all.filter((_, index) => index !== row));
  }

  protected add(): void {
    const empty = { factKey: '', label: '', target: '', from: this.from(), to: this.to() };
    this.clauses.update((all) => [...all, empty]);
  }
}
