import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { GroupsApi } from '../data/groups-api';
import type { Group, Joined } from '../data/groups-api';
import type { PickedOrganization } from '../ui/organization-picker';
import { OrganizationsField } from '../ui/organizations-field';
import { OutcomeRows } from '../ui/outcome-rows';

/** 编入单位: first what would become of each, then just that. */
@Component({
  selector: 'zr-join-sheet',
  imports: [FormsModule, OrganizationsField, OutcomeRows, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('groups.join')" (closed)="closed.emit()">
      <p class="what">
        <b>{{ group().name }}</b>
        <br />{{ t('groups.joinNote') }}
      </p>
      <div class="field">
        <span class="label">{{ t('groups.units') }}</span>
        <zr-organizations-field
          [label]="t('groups.units')"
          [value]="units()"
          (valueChange)="units.set($event); stale()"
        />
        @if (group().classCode; as code) {
          <button type="button" class="btn sm whole" [disabled]="busy()" (click)="takeClass(code)">
            {{ t('groups.wholeClass', { name: code }) }}
          </button>
        }
      </div>
      <div class="field">
        <label for="join-on"
          >{{ t('organizations.edit.on') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="join-on"
          class="input"
          type="date"
          [ngModel]="on()"
          (ngModelChange)="on.set($event); stale()"
        />
      </div>
      <label class="check">
        <input type="checkbox" [ngModel]="moves()" (ngModelChange)="moves.set($event); stale()" />
        <span
          >{{ t('groups.moves') }}<small>{{ t('groups.movesNote') }}</small></span
        >
      </label>
      @if (preview()) {
        <zr-outcome-rows [name]="t('groups.willBe')" [rows]="outcome()" />
      }
      <zr-refusal-note [error]="problem()" />
      @if (preview() && !refused()) {
        <zr-seal-button class="wide" big [busy]="busy()" (press)="ask(false)">{{
          t('groups.joinDo', { n: units().length })
        }}</zr-seal-button>
      } @else {
        <p class="acts">
          <button
            type="button"
            class="btn pri"
            [disabled]="units().length === 0 || !on() || busy()"
            (click)="ask(true)"
          >
            {{ t('organizations.reorganize.look') }}
          </button>
          @if (refused()) {
            <button type="button" class="btn" (click)="dropRefused()">
              {{ t('groups.dropRefused') }}
            </button>
          }
        </p>
      }
    </zr-sheet>
  `,
  styles: `
    .whole {
      margin-top: 8px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
  styleUrl: '../team/sheets.less',
})
export class JoinSheet {
  protected readonly t = injectWords();
  private readonly api = inject(GroupsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly group = input.required<Group>();
  readonly done = output();
  readonly closed = output();

  protected readonly units = signal<readonly PickedOrganization[]>([]);
  /** Today, or the first day of a group that has not begun. */
  protected readonly on = linkedSignal(() => {
    const today = this.session.view()?.today ?? '';
    return this.group().validFrom > today ? this.group().validFrom : today;
  });
  protected readonly moves = signal(false);
  protected readonly preview = signal<Joined | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected readonly outcome = computed(() =>
    (this.preview()?.rows ?? [])
      .map(({ id, nameZh, becomes, from, refusal }) => ({
        ...{ id, nameZh, refusal },
        says:
          becomes === 'moves'
            ? this.t('groups.becomes.moves', { from: from ?? '' })
            : this.t('groups.becomes.joins'),
      }))
      .sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null)),
  );
  protected readonly refused = computed(() => this.outcome().some(({ refusal }) => refusal !== null));

  protected stale(): void {
    this.preview.set(null);
    this.problem.set(null);
  }

  protected dropRefused(): void {
    const refused = new Set(this.outcome().flatMap(({ id, refusal }) => (refusal ? [id] : [])));
    this.units.update((all) => all.filter(({ id }) => !refused.has(id)));
    this.stale();
  }

  /** All units that are of the group's class on the day. */
  protected async takeClass(classCode: string): Promise<void> {
    await this.trying(async () => {
      const { items } = await this.api.classMembers({ classCode, on: this.on(), limit: 200 }, null);
      const known = new Set(this.units().map(({ id }) => id));
      const others = items.filter(({ id }) => !known.has(id)).map(({ id, nameZh }) => ({ id, nameZh }));
      this.units.update((all) => [...all, ...others]);
      this.preview.set(null);
    });
  }

  protected async ask(dryRun: boolean): Promise<void> {
    await this.trying(async () => {
      const joining = {
        organizationIds: this.units().map(({ id }) => id),
        on: this.on(),
        moves: this.moves(),
        dryRun,
      };
      const answer = await this.api.join(this.group(), joining, this.once);
      if (dryRun) this.preview.set(answer);
      else this.done.emit();
    });
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
