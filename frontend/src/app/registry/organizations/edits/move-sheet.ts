import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { OrganizationActs } from '../data/organization-acts';
import type { OrganizationView } from '../data/organization-views';
import { OrganizationPicker } from '../ui/organization-picker';
import type { PickedOrganization } from '../ui/organization-picker';
import { DatedFields } from './dated-fields';

/** 调整隶属: another superior from a day on; what stands below comes along. */
@Component({
  selector: 'zr-move-sheet',
  imports: [DatedFields, OrganizationPicker, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('organizations.edit.move')" (closed)="closed.emit()">
      <p class="what">
        <b>{{ organization().nameZh }}</b>
        <br />{{
          t('organizations.edit.moveNote', { parent: organization().ancestors.at(-1)?.nameZh ?? '—' })
        }}
      </p>
      <div class="field">
        <span class="label">{{ t('organizations.edit.parent') }}</span>
        <zr-organization-picker
          [label]="t('organizations.edit.parent')"
          [value]="parent()"
          [placeholder]="t('organizations.edit.pick')"
          (picked)="parent.set($event)"
        />
      </div>
      <zr-dated-fields [(on)]="on" [(basis)]="basis" />
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button
        class="wide"
        big
        [busy]="busy()"
        [disabled]="!parent() || !on() || !basis().trim()"
        (press)="go()"
        >{{ t('organizations.edit.moveDo') }}</zr-seal-button
      >
    </zr-sheet>
  `,
  styleUrl: '../team/sheets.less',
})
export class MoveSheet {
  protected readonly t = injectWords();
  private readonly acts = inject(OrganizationActs);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly organization = input.required<OrganizationView>();
  readonly done = output();
  readonly closed = output();

  protected readonly parent = signal<PickedOrganization | null>(null);
  protected readonly on = linkedSignal(() => this.session.view()?.today ?? '');
  protected readonly basis = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async go(): Promise<void> {
    const parent = this.parent();
    if (!parent) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const move = { parentId: parent.id, on: this.on(), basis: this.basis().trim() };
      await this.acts.move(this.organization(), move, this.once);
      this.done.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
