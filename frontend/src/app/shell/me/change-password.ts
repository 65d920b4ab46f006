import { Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { mayUsePassword } from '@zeren/domain/registry/identity/password-rules';
import { toProblem } from '../../platform/http/problem';
import type { Problem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { PasswordMeter } from './password-meter';

type Box = 'current' | 'next' | 'again';

/** Changes one's own password; the same rule as on the server says beforehand what is wrong with the new one. */
@Component({
  selector: 'zr-change-password',
  imports: [FormsModule, PasswordMeter, RefusalNote],
  template: `
    <form novalidate (ngSubmit)="save()">
      @if (headed()) {
        <h2>{{ t('me.password.title') }}</h2>
      }
      @for (box of boxes; track box) {
        <div class="field">
          <label [for]="'password-' + box">{{ t('me.password.' + box) }}</label>
          <input
            class="input"
            type="password"
            [id]="'password-' + box"
            [name]="box"
            [autocomplete]="box === 'current' ? 'current-password' : 'new-password'"
            [ngModel]="texts()[box]"
            (ngModelChange)="type(box, $event)"
            [attr.aria-invalid]="faults()[box] ? true : null"
            [attr.aria-describedby]="'password-note-' + box"
          />
          <p [id]="'password-note-' + box" [class]="faults()[box] ? 'fault' : 'help'">
            {{ faults()[box] ?? '' }}
          </p>
          @if (box === 'next') {
            <zr-password-meter [password]="texts().next" />
          }
        </div>
      }
      <zr-refusal-note [error]="refusal()" />
      @if (saved()) {
        <p class="saved" role="status">{{ t('me.password.saved') }}</p>
      }
      <button type="submit" class="btn pri" [disabled]="busy()">
        {{ t(busy() ? 'me.password.saving' : 'me.password.save') }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    h2 {
      font-size: var(--t14);
    }
    .saved {
      color: var(--ok);
    }
    .btn {
      align-self: flex-start;
      min-width: 120px;
    }
    @media (max-width: 767px) {
      .btn {
        min-height: var(--target);
      }
    }
  `,
})
export class ChangePassword {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);

  /** Whether it stands among other things, under a heading of its own. */
  readonly headed = input(true);
  readonly changed = output();
  protected readonly boxes = ['current', 'next', 'again'] as const;
  protected readonly texts = signal<Record<Box, string>>({ current: '', next: '', again: '' });
  protected readonly faults = signal<Partial<Record<Box, string>>>({});
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);

  protected type(box: Box, text: string): void {
    this.texts.update((texts) => ({ ...texts, [box]: text }));
    this.faults.update((faults) => ({ ...faults, [box]: undefined }));
    this.saved.set(false);
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.faults.set(this.check());
    this.refusal.set(null);
    if (Object.keys(this.faults()).length > 0) return;
    this.busy.set(true);
    try {
      await this.session.changePassword(this.texts().current, this.texts().next);
      this.texts.set({ current: '', next: '', again: '' });
      this.saved.set(true);
      this.changed.emit();
    } catch (thrown) {
      this.place(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  private check(): Partial<Record<Box, string>> {
    const { current, next, again } = this.texts();
    if (!current) return { current: this.t('me.password.currentMissing') };
    const rule = mayUsePassword(next, this.session.view()?.username ?? '', 'next');
    if (!rule.ok) return { next: this.locale.active() === 'en' ? rule.refusal.en : rule.refusal.zh };
    return next === again ? {} : { again: this.t('me.password.differs') };
  }

  /** A refusal that names a field stands under that field. */
  private place(problem: Problem): void {
    const box = this.boxes.find((name) => name === problem.field);
    if (box) this.faults.set({ [box]: problem.sentence(this.locale.active()) });
    else this.refusal.set(problem);
  }
}
