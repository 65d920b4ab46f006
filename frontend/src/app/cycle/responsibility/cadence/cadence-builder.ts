import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MAX_CLAUSES } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import { checkCadenceClause } from '@zeren/domain/cycle/responsibility/check-cadence-clause';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { CadenceDates } from './cadence-dates';
import { fieldsOf } from './clause-fields';
import type { ClauseField } from './clause-fields';
import { clauseOf, FIRST_FORM } from './clause-form';
import type { ClauseForm } from './clause-form';

/** 选着填: a cadence put together from choices, for those who do not type phrases; several deadlines one after another. */
@Component({
  selector: 'zr-cadence-builder',
  imports: [FormsModule, CadenceDates],
  templateUrl: './cadence-builder.html',
  styleUrl: './cadence-builder.less',
})
export class CadenceBuilder {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  readonly year = input.required<number>();
  readonly built = output<readonly CadenceClause[]>();

  protected readonly form = signal<ClauseForm>(FIRST_FORM);
  protected readonly fields = computed(() => fieldsOf(this.form(), this.t, this.locale.active() === 'en'));
  protected readonly chosen = signal<readonly CadenceClause[]>([]);
  protected readonly clause = computed(() => clauseOf(this.form()));
  protected readonly fault = computed(() => {
    const [found] = checkCadenceClause(this.clause());
    return found ? (this.locale.active() === 'en' ? found.en : found.zh) : '';
  });
  /** What would be taken: the deadlines put aside, and the one in hand. */
  protected readonly all = computed(() => [...this.chosen(), this.clause()]);
  protected readonly full = computed(() => this.all().length >= MAX_CLAUSES);

  protected set(change: Partial<ClauseForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected put(key: keyof ClauseForm, value: string | number): void {
    this.set({ [key]: value });
  }

  /** A typed number, brought within what the field takes. */
  protected within({ least = 0, most = Infinity }: ClauseField, text: string): number {
    return Math.min(most, Math.max(least, Math.trunc(Number(text)) || least));
  }

  protected sentence(clauses: readonly CadenceClause[]): string {
    const words = cadenceSentence(clauses);
    return this.locale.active() === 'en' ? words.en : words.zh;
  }

  protected more(): void {
    this.chosen.update((clauses) => [...clauses, this.clause()]);
    this.form.update((form) => ({ ...form, label: '' }));
  }

  protected drop(index: number): void {
    this.chosen.update((clauses) => clauses.filter((_, at) => at !== index));
  }
}
