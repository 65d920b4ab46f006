import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { AssessmentGroupsDto } from '@zeren/api-client/models/assessment-groups-dto';
import type { SchemePageView } from '@zeren/api-client/models/scheme-page-view';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { AssessmentApi } from '../data/assessment-api';

/** Opens an assessment: name, half-year or year, scheme, groups. */
@Component({
  selector: 'zr-open-assessment',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('assessment.open')" (closed)="closed.emit()">
      <div class="field">
        <label for="open-kind">{{ t('assessment.kindLabel') }}</label>
        <select id="open-kind" class="input" [ngModel]="kind()" (ngModelChange)="kind.set($event)">
          @for (one of kinds; track one) {
            <option [value]="one">{{ t('assessment.kind.' + one) }}</option>
          }
        </select>
      </div>
      <div class="field">
        <label for="open-name"
          >{{ t('assessment.name') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="open-name"
          class="input"
          maxlength="80"
          [ngModel]="name()"
          (ngModelChange)="name.set($event)"
        />
      </div>
      <div class="field">
        <label for="open-scheme"
          >{{ t('assessment.scheme') }} <em>{{ t('ui.required') }}</em></label
        >
        <select id="open-scheme" class="input" [ngModel]="schemeId()" (ngModelChange)="schemeId.set($event)">
          @for (one of published(); track one.id) {
            <option [value]="one.id">
              {{ english() ? one.nameEn : one.nameZh }} ({{
                t('assessment.versionNo', { n: one.versionNo })
              }})
            </option>
          }
        </select>
        @if (schemes.value() && published().length === 0) {
          <small>{{ t('assessment.noScheme') }}</small>
        }
      </div>
      <fieldset class="field">
        <legend>{{ t('assessment.groups') }}</legend>
        @for (group of groups.value()?.items ?? []; track group.id) {
          <label class="choice">
            <input type="checkbox" [checked]="chosen().has(group.id)" (change)="toggle(group.id)" />
            {{ group.name }}（{{ group.objectCode }}，{{ t('groups.count', { n: group.memberCount }) }}）
          </label>
        }
      </fieldset>
      <div class="days">
        <div class="field">
          <label for="open-from">{{ t('assessment.from') }}</label>
          <input
            id="open-from"
            class="input"
            type="date"
            [ngModel]="from()"
            (ngModelChange)="from.set($event)"
          />
        </div>
        <div class="field">
          <label for="open-to">{{ t('assessment.asOf') }}</label>
          <input
            id="open-to"
            class="input"
            type="date"
            [ngModel]="asOf()"
            (ngModelChange)="asOf.set($event)"
          />
        </div>
      </div>
      <zr-refusal-note [error]="refusal()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!complete()" (press)="open()">{{
        t('assessment.open')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .field {
      margin-bottom: 12px;
    }
    fieldset {
      border: 0;
      padding: 0;
    }
    .choice {
      display: flex;
      gap: 6px;
      align-items: center;
      min-height: 36px;
    }
    .days {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class OpenSheet {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);
  private readonly locale = inject(Locale);
  private readonly once = new Act();
  private readonly year = (inject(Session).view()?.today ?? '').slice(0, 4);

  readonly closed = output();
  /** The id of the one that was opened. */
  readonly done = output<string>();

  protected readonly kinds = ['half-year', 'year-end'] as const;
  protected readonly kind = signal<(typeof this.kinds)[number]>('half-year');
  protected readonly schemes = latest(
    httpResource<SchemePageView>(() => withQuery('/api/assessment-schemes', { limit: 200 })),
  );
  protected readonly published = computed(() =>
    (this.schemes.value()?.items ?? []).filter(({ state }) => state === 'published'),
  );
  protected readonly groups = latest(
    httpResource<AssessmentGroupsDto>(() =>
      withQuery('/api/assessment-groups', { year: Number(this.year), limit: 200 }),
    ),
  );
  protected readonly schemeId = linkedSignal(() => this.published()[0]?.id ?? '');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly name = linkedSignal(() =>
    this.t('assessment.nameOf.' + this.kind(), { year: this.year }),
  );
  protected readonly from = signal(`${this.year}-01-01`);
  protected readonly asOf = linkedSignal(() =>
    this.kind() === 'half-year' ? `${this.year}-06-30` : `${this.year}-12-31`,
  );
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly complete = computed(
    () => this.name().trim().length > 1 && this.schemeId() !== '' && this.chosen().size > 0,
  );
  protected readonly english = () => this.locale.active() === 'en';

  protected toggle(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected async open(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { id } = await this.api.open(
        {
          ...{ name: this.name().trim(), kind: this.kind(), schemeId: this.schemeId() },
          ...{ groupIds: [...this.chosen()], periodFrom: this.from(), asOf: this.asOf() },
        },
        this.once,
      );
      this.done.emit(id);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
