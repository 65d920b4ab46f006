import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AssessmentApi } from '../data/assessment-api';
import type { MarkSheetOf } from '../data/assessment-views';
import { FactValuePipe } from '../data/points';
import { SaidPipe } from '../data/said';

type Unit = MarkSheetOf['units'][number];

/** A scorer's own sheet: the facts of each unit beside its mark, a reason with every mark, sent whole. */
@Component({
  selector: 'zr-mark-sheet',
  imports: [
    FactValuePipe,
    FailedState,
    FormsModule,
    PageTitle,
    RefusalNote,
    SaidPipe,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  template: `
    <div class="page bleed">
      @if (sheet(); as it) {
        <zr-page-title [name]="t('assessment.markSheet')" [meta]="it.name">
          @if (it.open) {
            <zr-seal-button [busy]="busy()" [disabled]="left() > 0" (press)="send()">{{
              t('assessment.sendMarks')
            }}</zr-seal-button>
          }
        </zr-page-title>
        <p class="says" role="status">
          {{
            it.sentAt
              ? t('assessment.marksSent')
              : it.open
                ? t('assessment.marksLeft', { n: left() })
                : t('assessment.marksClosed')
          }}
        </p>
        <zr-refusal-note [error]="refusal()" />
        @for (unit of it.units; track unit.organizationId) {
          <section class="panel">
            <div class="panel-head">
              <h2>{{ unit.organizationName }}</h2>
              <span class="meta">{{ unit.groupName }}</span>
            </div>
            <div class="body">
              <dl>
                @for (fact of unit.facts; track fact.key) {
                  <div>
                    <dt>{{ fact | said }}</dt>
                    <dd>
                      {{ fact.value | factValue }}
                      @if (fact.evidence) {
                        <small>{{ fact.evidence }}</small>
                      }
                    </dd>
                  </div>
                }
              </dl>
              @for (asked of it.asked; track asked.key) {
                <form class="mark" (ngSubmit)="give(unit, asked.key)">
                  <h3>{{ asked.indicator | said }}：{{ asked | said }}</h3>
                  @if (it.open) {
                    <label>
                      {{ t('assessment.pointsUpTo', { n: asked.full }) }}
                      <input
                        class="input"
                        inputmode="decimal"
                        name="points"
                        [ngModel]="draft(unit, asked.key).points"
                        (ngModelChange)="change(unit, asked.key, { points: $event })"
                      />
                    </label>
                    <label class="reason">
                      {{ t('assessment.reason') }}
                      <input
                        class="input"
                        name="reason"
                        maxlength="500"
                        [placeholder]="t('assessment.reasonExample')"
                        [ngModel]="draft(unit, asked.key).reason"
                        (ngModelChange)="change(unit, asked.key, { reason: $event })"
                      />
                    </label>
                    <button type="submit" class="btn" [disabled]="busy() || !changed(unit, asked.key)">
                      {{ t(markOf(unit, asked.key) ? 'assessment.saved' : 'assessment.saveMark') }}
                    </button>
                  } @else if (markOf(unit, asked.key); as mark) {
                    <p>
                      <b>{{ mark.points }}</b> {{ mark.reason }}
                    </p>
                  }
                  @if (markOf(unit, asked.key); as mark) {
                    <zr-why-seen kind="assessment-mark" [id]="mark.id" />
                  }
                </form>
              }
            </div>
          </section>
        }
      } @else if (read.problem(); as problem) {
        <zr-page-title [name]="t('assessment.markSheet')" />
        <zr-failed-state [error]="problem" [what]="t('assessment.failed')" (retry)="read.reload()" />
      } @else {
        <zr-page-title [name]="t('assessment.markSheet')" />
        <section class="panel"><zr-skeleton-rows [rows]="8" /></section>
      }
    </div>
  `,
  styles: `
    .says {
      margin-bottom: 10px;
      color: var(--ink-2);
    }
    .panel {
      margin-bottom: 12px;
    }
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 8px 20px;
      padding: 10px 14px;
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      padding: 3px 0;
      border-bottom: 1px solid var(--line-2);
    }
    dd {
      text-align: right;
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .mark {
      display: grid;
      gap: 8px;
      align-content: start;
    }
    .mark h3 {
      font-size: var(--t14);
    }
    .mark label {
      display: block;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 8px;
    }
    @media (max-width: 767px) {
      .says {
        padding: 0 16px;
      }
      .panel {
        border-width: 1px 0;
        border-radius: 0;
      }
      .body {
        grid-template-columns: minmax(0, 1fr);
        padding: 10px 16px;
      }
    }
  `,
})
export class MarkSheet {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);
  private readonly sending = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<MarkSheetOf>(() => `/api/assessments/${this.id()}/mark-sheet`),
  );
  protected readonly sheet = linkedSignal(() => this.read.value());
  private readonly drafts = signal<ReadonlyMap<string, { points: string; reason: string }>>(new Map());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly left = computed(() => {
    const it = this.sheet();
    if (!it) return 0;
    return it.units.reduce(
      (n, { marks }) => n + it.asked.filter(({ key }) => !marks.some((mark) => mark.key === key)).length,
      0,
    );
  });

  protected markOf({ marks }: Unit, wanted: string): Unit['marks'][number] | undefined {
    return marks.find(({ key }) => key === wanted);
  }

  protected draft(unit: Unit, key: string): { points: string; reason: string } {
    return (
      this.drafts().get(`${unit.organizationId} ${key}`) ??
      this.markOf(unit, key) ?? { points: '', reason: '' }
    );
  }

  protected changed(unit: Unit, key: string): boolean {
    const { points, reason } = this.draft(unit, key);
    const kept = this.markOf(unit, key);
    return points.trim() !== '' && (points !== kept?.points || reason !== kept.reason);
  }

  protected change(unit: Unit, key: string, part: Partial<{ points: string; reason: string }>): void {
    const drafts = new Map(this.drafts());
    this.drafts.set(drafts.set(`${unit.organizationId} ${key}`, { ...this.draft(unit, key), ...part }));
  }

  protected give(unit: Unit, key: string): Promise<void> {
    const { points, reason } = this.draft(unit, key);
    const mark = { organizationId: unit.organizationId, key, points: points.trim(), reason };
    return this.act(() => this.api.mark(this.id(), mark));
  }

  protected send(): Promise<void> {
    return this.act(() => this.api.sendMarks(this.id(), this.sending));
  }

  private async act(send: () => Promise<MarkSheetOf>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.sheet.set(await send());
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
