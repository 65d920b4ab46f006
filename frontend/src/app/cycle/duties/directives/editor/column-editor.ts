import { Component, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { COLUMN_TYPES, KNOWN_FACTS, TABLE_LIMITS } from '@zeren/domain/cycle/duties/directives/table-columns';
import type { ColumnType, KnownFact } from '@zeren/domain/cycle/duties/directives/table-columns';
import { injectWords } from '../../../../platform/i18n/words';
import type { Column } from '../data/directive-views';

/** The columns of the table that each unit fills once; what the system knows is shown to them, not asked. */
@Component({
  selector: 'zr-column-editor',
  imports: [FormsModule],
  template: `
    @for (column of columns(); track column.key) {
      <fieldset>
        <legend class="visually-hidden">{{ t('directives.columns.nth', { n: $index + 1 }) }}</legend>
        <span class="n" aria-hidden="true">{{ $index + 1 }}</span>
        <input
          class="input name"
          [attr.aria-label]="t('directives.columns.name')"
          [placeholder]="t('directives.columns.name')"
          [maxlength]="limits.name"
          [ngModel]="column.name"
          (ngModelChange)="change($index, { name: $event })"
        />
        @if (column.known) {
          <span class="tag">{{ t('directives.columns.filled') }}</span>
        } @else {
          <select
            class="input"
            [attr.aria-label]="t('directives.columns.type')"
            [ngModel]="column.type"
            (ngModelChange)="retype($index, $event)"
          >
            @for (type of types; track type) {
              <option [value]="type">{{ t('directives.columns.types.' + type) }}</option>
            }
          </select>
          <label
            ><input
              type="checkbox"
              [ngModel]="column.required"
              (ngModelChange)="change($index, { required: $event })"
            />{{ t('directives.columns.required') }}</label
          >
        }
        @if (adds(column)) {
          <label
            ><input
              type="checkbox"
              [ngModel]="column.total"
              (ngModelChange)="change($index, { total: $event })"
            />{{ t('directives.columns.total') }}</label
          >
        }
        <button type="button" class="link-button" (click)="remove($index)">
          {{ t('directives.pick.remove') }}<span class="visually-hidden">{{ column.name }}</span>
        </button>
        @if (column.type === 'choice' && !column.known) {
          <input
            class="input choices"
            [attr.aria-label]="t('directives.columns.choices')"
            [placeholder]="t('directives.columns.choicesExample')"
            [ngModel]="column.choices.join('、')"
            [ngModelOptions]="{ updateOn: 'blur' }"
            (ngModelChange)="change($index, { choices: split($event) })"
          />
        }
      </fieldset>
    }
    <p class="add">
      @if (columns().length < limits.columns) {
        <button type="button" class="btn sm" (click)="add()">{{ t('directives.columns.add') }}</button>
        <select
          class="input known"
          [attr.aria-label]="t('directives.columns.addKnown')"
          (change)="addKnown($any($event.target))"
        >
          <option value="">{{ t('directives.columns.addKnown') }}</option>
          @for (fact of facts; track fact) {
            <option [value]="fact">{{ t('directives.known.' + fact) }}</option>
          }
        </select>
      }
    </p>
  `,
  styleUrl: './column-editor.less',
})
export class ColumnEditor {
  protected readonly t = injectWords();
  readonly columns = model.required<readonly Column[]>();

  protected readonly types = COLUMN_TYPES;
  protected readonly facts = KNOWN_FACTS;
  protected readonly limits = TABLE_LIMITS;

  protected adds({ type, known }: Column): boolean {
    return known ? known === 'members' || known === 'branches' : type === 'number';
  }

  protected change(at: number, part: Partial<Column>): void {
    this.columns.set(this.columns().map((column, index) => (index === at ? { ...column, ...part } : column)));
  }

  protected retype(at: number, type: ColumnType): void {
    this.change(at, {
      type,
      ...(type === 'number' ? {} : { total: false }),
      ...(type === 'choice' ? {} : { choices: [] }),
    });
  }

  protected remove(at: number): void {
    this.columns.set(this.columns().filter((_, index) => index !== at));
  }

  protected add(): void {
    this.put({ name: '', type: 'text', required: true, known: null });
  }

  protected addKnown(select: HTMLSelectElement): void {
    const fact = this.facts.find((each) => each === select.value);
    select.value = '';
    if (fact) this.put({ name: this.nameOf(fact), type: 'text', required: false, known: fact });
  }

  protected split(text: string): string[] {
    const parts = text.split(/[、,，;；\n]/).map((part) => part.trim());
    return [...new Set(parts.filter((part) => part !== ''))];
  }

  private nameOf(fact: KnownFact): string {
    return this.t(`directives.known.${fact}`);
  }

  private put(column: Pick<Column, 'name' | 'type' | 'required' | 'known'>): void {
    const numbers = this.columns().map(({ key }) => Number(key.slice(1)) || 0);
    const key = `c${Math.max(0, ...numbers) + 1}`;
    this.columns.set([...this.columns(), { ...column, key, total: false, choices: [] }]);
  }
}
