import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import { readCadencePhrase } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import type { CadenceSuggestion } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { CadenceBuilder } from './cadence-builder';
import { CadenceDates } from './cadence-dates';

/** A phrase with what it means, where that was chosen. */
export interface Cadence {
  readonly phrase: string;
  readonly clauses: readonly CadenceClause[] | null;
}

let count = 0;

/** 时限: a phrase is typed and read while one types, with the dates it gives; what is not certain is put as a question. */
@Component({
  selector: 'zr-cadence-editor',
  imports: [CadenceBuilder, CadenceDates],
  template: `
    @if (!phraseFixed()) {
      <div class="field">
        <label [for]="id">{{ t('responsibility.item.when') }}</label>
        <input
          #typed
          class="input"
          maxlength="100"
          [id]="id"
          [value]="phrase()"
          [placeholder]="t('cadence.example')"
          [attr.aria-describedby]="id + '-said'"
          (input)="changed.emit({ phrase: typed.value, clauses: null })"
        />
      </div>
    }
    <div [id]="id + '-said'" role="status">
      @if (meaning(); as clauses) {
        <p class="read">
          <span class="meta">{{ t(chosen() ? 'cadence.settled' : 'cadence.read') }}</span>
          <b>{{ sentence(clauses) }}</b>
        </p>
      } @else if (reason()) {
        <p class="reason">{{ reason() }}</p>
      }
    </div>
    @if (meaning(); as clauses) {
      <zr-cadence-dates [clauses]="clauses" [year]="year()" />
    }
    @if (suggestions().length > 0) {
      <div class="choices" role="group" [attr.aria-label]="t('cadence.choose', { phrase: phrase() })">
        @for (one of suggestions(); track $index) {
          <button type="button" class="btn" (click)="take(one)">{{ words(one) }}</button>
        }
      </div>
    }
    <p>
      <button
        type="button"
        class="link-button"
        [attr.aria-expanded]="building()"
        (click)="building.set(!building())"
      >
        {{ t('cadence.build') }}
      </button>
    </p>
    @if (building()) {
      <zr-cadence-builder [year]="year()" (built)="build($event)" />
    }
  `,
  styles: `
    .read {
      margin: 6px 0;
      b {
        display: block;
      }
    }
    .reason {
      margin: 6px 0;
      color: var(--soon);
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin: 6px 0;
      .btn {
        height: auto;
        white-space: normal;
        text-align: left;
      }
    }
    .link-button {
      padding: 4px 0;
    }
    @media (max-width: 767px) {
      .choices .btn {
        width: 100%;
      }
    }
  `,
})
export class CadenceEditor {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  protected readonly id = `cadence-${++count}`;
  readonly phrase = input.required<string>();
  /** What was chosen for the phrase; null to read it. */
  readonly clauses = input.required<readonly CadenceClause[] | null>();
  readonly year = input.required<number>();
  /** Whether only the meaning is asked for. */
  readonly phraseFixed = input(false);
  readonly changed = output<Cadence>();

  protected readonly building = signal(false);
  private readonly reading = computed(() => readCadencePhrase(this.phrase()));
  protected readonly meaning = computed(() => {
    const reading = this.reading();
    return this.clauses() ?? ('clauses' in reading ? reading.clauses : null);
  });
  /** Whether the meaning was chosen, rather than read from the phrase. */
  protected readonly chosen = computed(() => {
    const [reading, clauses] = [this.reading(), this.clauses()];
    if (!clauses || !('clauses' in reading)) return clauses !== null;
    return cadenceSentence(reading.clauses).zh !== cadenceSentence(clauses).zh;
  });
  protected readonly reason = computed(() => {
    const reading = this.reading();
    if (this.phrase().trim() === '') return this.t('cadence.empty');
    return 'clauses' in reading ? '' : this.locale.active() === 'en' ? reading.reason.en : reading.reason.zh;
  });
  protected readonly suggestions = computed<readonly CadenceSuggestion[]>(() => {
    const reading = this.reading();
    if (this.clauses() || this.phrase().trim() === '' || 'clauses' in reading) return [];
    return reading.suggestions;
  });

  protected words(one: CadenceSuggestion): string {
    return this.locale.active() === 'en' ? one.en : one.zh;
  }

  protected sentence(clauses: readonly CadenceClause[]): string {
    const words = cadenceSentence(clauses);
    return this.locale.active() === 'en' ? words.en : words.zh;
  }

  protected take({ clauses }: CadenceSuggestion): void {
    this.changed.emit({ phrase: this.phrase(), clauses });
  }

  protected build(clauses: readonly CadenceClause[]): void {
    this.building.set(false);
    const phrase = this.phraseFixed() ? this.phrase() : cadenceSentence(clauses).zh;
    this.changed.emit({ phrase, clauses });
  }
}
