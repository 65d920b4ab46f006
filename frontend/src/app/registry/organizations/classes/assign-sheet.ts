import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { GroupsApi } from '../data/groups-api';
import type { AssignedClass } from '../data/groups-api';
import { DatedFields } from '../edits/dated-fields';
import type { PickedOrganization } from '../ui/organization-picker';
import { OrganizationsField } from '../ui/organizations-field';
import { OutcomeRows } from '../ui/outcome-rows';

/** 划入分类: several organisations into one class from a day on; first looked at, then just that. */
@Component({
  selector: 'zr-assign-sheet',
  imports: [FormsModule, DatedFields, OrganizationsField, OutcomeRows, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('classes.assign')" (closed)="closed.emit()">
      <p class="what">{{ t('classes.assignNote') }}</p>
      <div class="field">
        <label for="assign-class">{{ t('organizations.past.class') }}</label>
        <select
          id="assign-class"
          class="input"
          [ngModel]="code()"
          (ngModelChange)="code.set($event); stale()"
        >
          @for (one of classes.value()?.items; track one.code) {
            <option [value]="one.code">
              {{ locale.active() === 'en' ? (one.nameEn ?? one.nameZh) : one.nameZh }}
            </option>
          }
          <option value="">{{ t('classes.none') }}</option>
        </select>
      </div>
      <div class="field">
        <span class="label">{{ t('groups.units') }}</span>
        <zr-organizations-field
          [label]="t('groups.units')"
          [value]="units()"
          (valueChange)="units.set($event); stale()"
        />
      </div>
      <zr-dated-fields
        ahead
        [on]="on()"
        [basis]="basis()"
        (onChange)="on.set($event); stale()"
        (basisChange)="basis.set($event); stale()"
      />
      @if (preview()) {
        <zr-outcome-rows [name]="t('groups.willBe')" [rows]="outcome()" />
      }
      <zr-refusal-note [error]="problem()" />
      @if (preview() && !refused()) {
        <zr-seal-button class="wide" big [busy]="busy()" (press)="ask(false)">{{
          t('classes.assignDo', { n: units().length })
        }}</zr-seal-button>
      } @else {
        <button
          type="button"
          class="btn pri wide"
          [disabled]="units().length === 0 || !on() || !basis().trim() || busy()"
          (click)="ask(true)"
        >
          {{ t('organizations.reorganize.look') }}
        </button>
      }
    </zr-sheet>
  `,
  styleUrl: '../team/sheets.less',
})
export class AssignSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(GroupsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  /** The class on the page; '' for none. */
  readonly classCode = input.required<string>();
  /** The class that they are of now. */
  readonly done = output<string>();
  readonly closed = output();

  protected readonly classes = latest(httpResource<CatalogueDto>(() => '/api/catalogues/unit-classes'));
  protected readonly code = linkedSignal(
    () => this.classCode() || (this.classes.value()?.items[0]?.code ?? ''),
  );
  protected readonly units = signal<readonly PickedOrganization[]>([]);
  protected readonly on = linkedSignal(() => this.session.view()?.today ?? '');
  protected readonly basis = signal('');
  protected readonly preview = signal<AssignedClass | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected readonly outcome = computed(() =>
    (this.preview()?.rows ?? [])
      .map(({ id, nameZh, becomes, before, refusal }) => ({
        ...{ id, nameZh, refusal },
        says:
          becomes === 'stays'
            ? this.t('classes.becomes.stays')
            : this.t('classes.becomes.changes', {
                from: before ?? this.t('classes.none'),
                to: this.code() || this.t('classes.none'),
              }),
      }))
      .sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null)),
  );
  protected readonly refused = computed(() => this.outcome().some(({ refusal }) => refusal !== null));

  protected stale(): void {
    this.preview.set(null);
    this.problem.set(null);
  }

  protected async ask(dryRun: boolean): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const digest = this.preview()?.digest;
      const answer = await this.api.assign(
        {
          classCode: this.code() || null,
          organizationIds: this.units().map(({ id }) => id),
          on: this.on(),
          basis: this.basis().trim(),
          dryRun,
          ...(dryRun || digest === undefined ? {} : { digest }),
        },
        this.once,
      );
      if (dryRun) this.preview.set(answer);
      else this.done.emit(this.code());
    } catch (thrown) {
      this.preview.set(null);
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
