import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AssessmentApi } from '../data/assessment-api';
import type { Assessment, FactSheets, UnitFact } from '../data/assessment-views';
import { FactValuePipe } from '../data/points';
import { SaidPipe } from '../data/said';
import { WorkbookIn } from '../ui/workbook-in';

/** The facts of an assessment, unit by unit: what rooms count stands there, the rest is typed with what proves it. */
@Component({
  selector: 'zr-assessment-facts',
  imports: [
    FactValuePipe,
    FailedState,
    FormsModule,
    PageTitle,
    RefusalNote,
    RouterLink,
    SaidPipe,
    SkeletonRows,
    WorkbookIn,
  ],
  template: `
    <div class="page bleed">
      <zr-page-title [name]="t('assessment.facts')" [meta]="assessment.value()?.name ?? ''">
        <a class="btn" [routerLink]="['/assessments', id()]">{{ t('assessment.backToTable') }}</a>
      </zr-page-title>
      @if (sheets(); as all) {
        <div class="field">
          <label for="facts-unit">{{ t('assessment.column.unit') }}</label>
          <select
            id="facts-unit"
            class="input"
            [ngModel]="shown()?.organizationId"
            (ngModelChange)="unit.set($event)"
          >
            @for (one of all.items; track one.organizationId) {
              <option [value]="one.organizationId">
                {{ one.organizationName }} {{ t('assessment.left', { n: leftOf(one.facts) }) }}
              </option>
            }
          </select>
        </div>
        <div class="workbook">
          <a class="btn" [href]="'/api/assessments/' + id() + '/facts/workbook'" download>{{
            t('assessment.workbook')
          }}</a>
          @if (mayType()) {
            <zr-workbook-in [url]="'/api/assessments/' + id() + '/facts/workbook'" (taken)="read.reload()" />
          }
        </div>
        <p class="meta">{{ t(mayType() ? 'assessment.factsMeta' : 'assessment.factsFrozen') }}</p>
        <zr-refusal-note [error]="refusal()" />
        @if (shown(); as sheet) {
          <section class="panel">
            <ul>
              @for (fact of sheet.facts; track fact.key) {
                <li>
                  <span class="name"
                    >{{ fact | said }}<small>{{ t('assessment.source.' + fact.source) }}</small></span
                  >
                  @if (fact.source === 'sheet' && mayType()) {
                    @if (fact.kind === 'flag') {
                      <select
                        class="input"
                        [attr.aria-label]="fact | said"
                        [ngModel]="textOf(fact)"
                        (ngModelChange)="save(fact, $event === '' ? null : $event === 'true')"
                      >
                        <option value="">—</option>
                        <option value="true">{{ t('assessment.yes') }}</option>
                        <option value="false">{{ t('assessment.no') }}</option>
                      </select>
                    } @else if (fact.kind === 'word') {
                      <select
                        class="input"
                        [attr.aria-label]="fact | said"
                        [ngModel]="textOf(fact)"
                        (ngModelChange)="save(fact, $event || null)"
                      >
                        <option value="">—</option>
                        @for (word of fact.words ?? []; track word) {
                          <option [value]="word">{{ word }}</option>
                        }
                      </select>
                    } @else {
                      <input
                        class="input"
                        [attr.aria-label]="fact | said"
                        [attr.inputmode]="fact.kind === 'number' ? 'decimal' : null"
                        [ngModel]="textOf(fact)"
                        [ngModelOptions]="{ updateOn: 'blur' }"
                        (ngModelChange)="typed(fact, $event)"
                      />
                    }
                    <input
                      class="input evidence"
                      maxlength="200"
                      [attr.aria-label]="t('assessment.evidence')"
                      [placeholder]="t('assessment.evidenceExample')"
                      [ngModel]="fact.evidence ?? ''"
                      [ngModelOptions]="{ updateOn: 'blur' }"
                      (ngModelChange)="save(fact, fact.value, $event)"
                    />
                  } @else {
                    <b class="value">{{ fact.value | factValue }}</b>
                    <span class="meta">{{ fact.evidence ?? '' }}</span>
                  }
                </li>
              }
            </ul>
          </section>
        }
      } @else if (read.problem(); as problem) {
        <zr-failed-state [error]="problem" [what]="t('assessment.failed')" (retry)="read.reload()" />
      } @else {
        <section class="panel"><zr-skeleton-rows [rows]="8" /></section>
      }
    </div>
  `,
  styles: `
    .field {
      margin-bottom: 8px;
    }
    .workbook {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-bottom: 8px;
    }
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 10em minmax(0, 1fr);
      gap: 4px 14px;
      align-items: center;
      padding: 6px 14px;
      border-bottom: 1px solid var(--line-2);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .value {
      text-align: right;
      overflow-wrap: anywhere;
    }
    zr-refusal-note {
      display: block;
      margin: 8px 0;
    }
    @media (max-width: 767px) {
      .field,
      .page > .meta {
        padding: 0 16px;
      }
      li {
        grid-template-columns: minmax(0, 1fr) 8em;
        padding: 10px 16px;
      }
      .evidence,
      li > .meta {
        grid-column: 1 / 3;
      }
    }
  `,
})
export class Facts {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);

  readonly id = input.required<string>();
  protected readonly assessment = latest(httpResource<Assessment>(() => `/api/assessments/${this.id()}`));
  protected readonly read = latest(httpResource<FactSheets>(() => `/api/assessments/${this.id()}/facts`));
  protected readonly sheets = linkedSignal(() => this.read.value());
  protected readonly unit = signal('');
  protected readonly shown = computed(() => {
    const items = this.sheets()?.items ?? [];
    return items.find(({ organizationId }) => organizationId === this.unit()) ?? items[0];
  });
  protected readonly mayType = computed(() => this.assessment.value()?.state === 'open');
  protected readonly refusal = signal<unknown>(null);

  protected leftOf(facts: readonly UnitFact[]): number {
    return facts.filter(({ source, value }) => source === 'sheet' && value === null).length;
  }

  protected textOf({ value }: UnitFact): string {
    if (value === null || value === undefined) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  /** Tallies and registers are typed as the format writes them. */
  protected typed(fact: UnitFact, text: string): void {
    const plain = text.trim();
    if (plain === '') return void this.save(fact, null);
    if (fact.kind === 'number') return void this.save(fact, plain);
    try {
      void this.save(fact, JSON.parse(plain));
    } catch {
      void this.save(fact, plain);
    }
  }

  protected async save(fact: UnitFact, value: unknown, evidence = fact.evidence): Promise<void> {
    const organizationId = this.shown()?.organizationId;
    if (!organizationId) return;
    this.refusal.set(null);
    try {
      const one = { organizationId, key: fact.key, value, evidence: evidence?.trim() || null };
      this.sheets.set(await this.api.typeFacts(this.id(), [one as never]));
    } catch (thrown) {
      this.refusal.set(thrown);
    }
  }
}
