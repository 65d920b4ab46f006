import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
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
import type { Group, GroupMember } from '../data/groups-api';

/** 调出单位: members leave from a day on; that they were in stays on record. */
@Component({
  selector: 'zr-leave-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('groups.leave')" (closed)="closed.emit()">
      <p class="what">
        <b>{{ group().name }}</b>
        <br />{{ t('groups.leaveNote') }}
      </p>
      <fieldset>
        <legend>{{ t('groups.whoLeaves') }}</legend>
        @for (one of members(); track one.id) {
          <label class="check">
            <input
              type="checkbox"
              [ngModel]="chosen().has(one.organization.id)"
              (ngModelChange)="turn(one.organization.id)"
            />
            <span>{{ one.organization.nameZh }}</span>
          </label>
        }
      </fieldset>
      <div class="field">
        <label for="leave-on"
          >{{ t('organizations.edit.on') }} <em>{{ t('ui.required') }}</em></label
        >
        <input id="leave-on" class="input" type="date" [ngModel]="on()" (ngModelChange)="on.set($event)" />
      </div>
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button
        class="wide"
        big
        [busy]="busy()"
        [disabled]="chosen().size === 0 || !on()"
        (press)="go()"
        >{{ t('groups.leaveDo', { n: chosen().size }) }}</zr-seal-button
      >
    </zr-sheet>
  `,
  styles: `
    fieldset {
      max-height: 40vh;
      overflow: auto;
    }
  `,
  styleUrl: '../team/sheets.less',
})
export class LeaveSheet {
  protected readonly t = injectWords();
  private readonly api = inject(GroupsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly group = input.required<Group>();
  readonly members = input.required<readonly GroupMember[]>();
  readonly done = output();
  readonly closed = output();

  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly on = linkedSignal(() => this.session.view()?.today ?? '');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected turn(id: string): void {
    this.chosen.update((all) => {
      const next = new Set(all);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.leave(this.group(), { organizationIds: [...this.chosen()], on: this.on() }, this.once);
      this.done.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
