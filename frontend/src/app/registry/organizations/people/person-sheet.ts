import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import { PeopleApi } from '../data/people-api';
import type { PersonView } from '../data/people-api';

/** Enters a person, changes one, or keeps one's own contact. */
@Component({
  selector: 'zr-person-sheet',
  imports: [FormsModule, RefusalNote, Sheet],
  template: `
    <zr-sheet [name]="t('people.sheet.' + way())" (closed)="closed.emit()">
      @if (way() !== 'own') {
        <div class="field">
          <label for="person-name"
            >{{ t('people.sheet.name') }} <em>{{ t('ui.required') }}</em></label
          >
          <input
            id="person-name"
            class="input"
            maxlength="40"
            autocomplete="off"
            [attr.aria-invalid]="problem()?.field === 'name' || null"
            [ngModel]="typed()"
            (ngModelChange)="typed.set($event)"
          />
        </div>
      }
      <div class="two">
        <div class="field">
          <label for="person-email">{{ t('people.email') }}</label>
          <input
            id="person-email"
            class="input"
            type="email"
            autocomplete="off"
            [attr.aria-invalid]="problem()?.field === 'email' || null"
            [placeholder]="t('people.sheet.emailExample')"
            [ngModel]="email()"
            (ngModelChange)="email.set($event)"
          />
        </div>
        <div class="field">
          <label for="person-mobile">{{ t('people.mobile') }}</label>
          <input
            id="person-mobile"
            class="input"
            type="tel"
            autocomplete="off"
            [attr.aria-invalid]="problem()?.field === 'mobile' || null"
            [placeholder]="t('people.sheet.mobileExample')"
            [ngModel]="mobile()"
            (ngModelChange)="mobile.set($event)"
          />
        </div>
      </div>
      @if (way() === 'own') {
        <p class="meta">{{ t('people.sheet.ownNote') }}</p>
      }
      <zr-refusal-note [error]="problem()" />
      @if (problem()?.code === 'person.same-name') {
        <label class="check">
          <input type="checkbox" [ngModel]="isSomebodyElse()" (ngModelChange)="isSomebodyElse.set($event)" />
          <span>{{ t('people.sheet.somebodyElse') }}</span>
        </label>
      }
      <button type="button" class="btn pri big" [disabled]="busy() || !complete()" (click)="go()">
        {{ t(way() === 'new' ? 'people.sheet.create' : 'people.sheet.save') }}
      </button>
    </zr-sheet>
  `,
  styleUrl: '../team/sheets.less',
})
export class PersonSheet {
  protected readonly t = injectWords();
  private readonly api = inject(PeopleApi);
  private readonly once = new Act();

  /** Whom; nobody for a new entry, which may begin with what was looked for. */
  readonly person = input<PersonView | null>(null);
  readonly name = input('');
  readonly own = input(false);
  readonly done = output<PersonView>();
  readonly closed = output();

  protected readonly way = computed(() => (this.own() ? 'own' : this.person() ? 'edit' : 'new'));
  protected readonly typed = linkedSignal(
    () => this.person()?.name ?? (/^[a-z]*$/i.test(this.name()) ? '' : this.name()),
  );
  protected readonly email = linkedSignal(() => this.person()?.contact?.email ?? '');
  protected readonly mobile = linkedSignal(() => this.person()?.contact?.mobile ?? '');
  protected readonly isSomebodyElse = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly complete = computed(() => this.own() || this.typed().trim() !== '');

  protected async go(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      this.done.emit(await this.send());
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  private send(): Promise<PersonView> {
    const contact = { email: this.email().trim() || null, mobile: this.mobile().trim() || null };
    const person = this.person();
    if (person && this.own()) return this.api.keepOwnContact(person, contact);
    const body = { name: this.typed().trim(), ...contact, isSomebodyElse: this.isSomebodyElse() };
    return person ? this.api.change(person, body) : this.api.create(body, this.once);
  }
}
