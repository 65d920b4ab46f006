import { Component, effect, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { CandidateDto } from '@zeren/api-client/models/candidate-dto';
import type { UpperItemDto } from '@zeren/api-client/models/upper-item-dto';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { DecompositionApi } from '../data/decomposition-api';

/** Finds what carries an item: the likeliest wordings first, one that many posts have stands once. */
@Component({
  selector: 'zr-carrier-finder',
  imports: [FormsModule, RefusalNote, Sheet, SkeletonRows],
  template: `
    <zr-sheet [name]="t('decomposition.find')" (closed)="closed.emit()">
      <p class="of">{{ words(upper()) }}</p>
      <div class="asked">
        <input
          class="input"
          type="search"
          maxlength="40"
          [attr.aria-label]="t('decomposition.findWords')"
          [placeholder]="t('decomposition.findWords')"
          [ngModel]="q()"
          (ngModelChange)="q.set($event)"
          (change)="load()"
        />
        @if (upper().quantity) {
          <input
            class="input part"
            inputmode="decimal"
            maxlength="13"
            [attr.aria-label]="t('decomposition.part', { unit: upper().unit ?? '' })"
            [placeholder]="t('decomposition.part', { unit: upper().unit ?? '' })"
            [ngModel]="part()"
            (ngModelChange)="part.set($event)"
          />
        }
      </div>
      <zr-refusal-note [error]="problem()" />
      @if (rows(); as found) {
        @if (found.length === 0) {
          <p class="none">{{ t('decomposition.nothingFound') }}</p>
        }
        <ul>
          @for (one of found; track one.itemIds[0]) {
            <li>
              <span
                >{{ words(one) }}
                <small>
                  {{ one.postKind }} ·
                  {{ one.organizationName ?? t('decomposition.many', { n: one.itemIds.length }) }}
                </small></span
              >
              <button
                type="button"
                class="btn sm"
                [disabled]="busy()"
                [attr.aria-label]="t('decomposition.chooseNamed', { text: words(one) })"
                (click)="choose(one)"
              >
                {{ t('decomposition.choose') }}
              </button>
            </li>
          }
        </ul>
      } @else {
        <zr-skeleton-rows [rows]="4" />
      }
    </zr-sheet>
  `,
  styles: `
    .of {
      margin-bottom: 8px;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    .asked {
      display: flex;
      gap: 8px;
      margin-bottom: 8px;
    }
    .part {
      max-width: 140px;
    }
    ul {
      max-height: 50vh;
      overflow: auto;
      list-style: none;
      padding: 0;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: flex-start;
      justify-content: space-between;
      padding: 8px 0;
      border-bottom: 1px solid var(--line-2);
      font-size: var(--t13);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .none {
      padding: 12px 0;
      color: var(--ink-2);
    }
    @media (max-width: 767px) {
      .btn.sm {
        min-height: 44px;
      }
    }
  `,
})
export class CarrierFinder {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(DecompositionApi);
  private readonly act = new Act();

  readonly setId = input.required<string>();
  readonly upper = input.required<UpperItemDto>();
  readonly linked = output<void>();
  readonly closed = output<void>();

  protected readonly q = signal('');
  protected readonly part = signal('');
  protected readonly rows = signal<readonly CandidateDto[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    effect(() => {
      this.upper();
      void this.load();
    });
  }

  protected words({ textZh, textEn }: Pick<CandidateDto, 'textZh' | 'textEn'>): string {
    return this.locale.active() === 'en' ? (textEn ?? textZh) : textZh;
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.rows.set(await this.api.candidates(this.setId(), this.upper().itemId, this.q().trim()));
    } catch (thrown) {
      this.rows.set([]);
      this.problem.set(toProblem(thrown));
    }
  }

  protected async choose({ itemIds }: CandidateDto): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const part = this.part().trim() || null;
      await this.api.link(this.setId(), this.upper().itemId, itemIds, part, this.act);
      this.linked.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
