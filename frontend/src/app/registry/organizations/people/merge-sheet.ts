import { Component, inject, input, output, signal } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { PeopleApi } from '../data/people-api';
import type { PersonView } from '../data/people-api';
import { PersonPicker } from '../ui/person-picker';
import type { PickedPerson } from '../ui/person-picker';

/** Of two entries of one person this one stays; what that means is said before it is done. */
@Component({
  selector: 'zr-merge-sheet',
  imports: [PersonPicker, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('people.mergeSheet.title')" (closed)="closed.emit()">
      <p class="what">
        {{ t('people.mergeSheet.what', { name: person().name, code: person().code }) }}
      </p>
      <div class="field">
        <label for="merge-other"
          >{{ t('people.mergeSheet.other') }} <em>{{ t('ui.required') }}</em></label
        >
        <zr-person-picker id="merge-other" [value]="other()" (picked)="other.set($event)" />
      </div>
      <p class="what">{{ t('people.mergeSheet.effect') }}</p>
      <zr-refusal-note [error]="refusal()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!other()" (press)="go()">{{
        t('people.mergeSheet.do')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styleUrl: '../team/sheets.less',
})
export class MergeSheet {
  protected readonly t = injectWords();
  private readonly api = inject(PeopleApi);
  private readonly once = new Act();

  readonly person = input.required<PersonView>();
  readonly done = output<PersonView>();
  readonly closed = output();

  protected readonly other = signal<PickedPerson | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected async go(): Promise<void> {
    const other = this.other();
    if (!other || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.done.emit(await this.api.merge(this.person(), await this.api.one(other.id), this.once));
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
