import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import type { Grant } from '../data/grant-views';
import { GrantsApi } from '../data/grants-api';
import { AccessWords } from './access-words';

/** 收回 and 延长: until when a grant holds from now on, with what that means said before it is done. */
@Component({
  selector: 'zr-end-sheet',
  imports: [FormsModule, DayPipe, RefusalNote, SealButton, Sheet, WhySeen],
  template: `
    <zr-sheet [name]="t('access.' + act() + '.title')" (closed)="closed.emit()">
      <p class="what">
        <b>{{ grant().post?.title ?? grant().person?.name }}</b>
        @if (grant().post; as post) {
          · <span class="meta">{{ post.organizationName }}</span>
        }
        <br />{{ setName() }} · {{ grant().root.nameZh }} ·
        {{
          grant().lastDay ? t('access.days.until', { day: (grant().lastDay | day) }) : t('access.days.open')
        }}
        · <zr-why-seen kind="capability-grant" [id]="grant().id" />
      </p>
      <fieldset>
        <legend class="visually-hidden">{{ t('access.' + act() + '.when') }}</legend>
        <label>
          <input
            type="radio"
            name="when"
            [value]="false"
            [ngModel]="dated()"
            (ngModelChange)="dated.set($event)"
          />
          <span
            >{{ t('access.' + act() + '.plain')
            }}<small>{{ t('access.' + act() + '.plainNote') }}</small></span
          >
        </label>
        <label>
          <input
            type="radio"
            name="when"
            [value]="true"
            [ngModel]="dated()"
            (ngModelChange)="dated.set($event)"
          />
          <span
            >{{ t('access.' + act() + '.dated')
            }}<small>{{ t('access.' + act() + '.datedNote') }}</small></span
          >
        </label>
      </fieldset>
      @if (dated()) {
        <div class="field">
          <label for="last-day"
            >{{ t('access.lastDay') }} <em>{{ t('access.required') }}</em></label
          >
          <input
            id="last-day"
            class="input"
            type="date"
            [min]="today()"
            [ngModel]="lastDay()"
            (ngModelChange)="lastDay.set($event)"
          />
        </div>
      }
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="dated() && !lastDay()" (press)="go()">{{
        t('access.' + act() + '.do')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .what {
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--sunken);
    }
    fieldset {
      border: 0;
      margin: 8px 0;
      padding: 0;
    }
    fieldset label {
      display: flex;
      gap: 10px;
      padding: 8px 0;
      min-height: 44px;
      cursor: pointer;
    }
    input[type='radio'] {
      flex: none;
      width: 18px;
      height: 18px;
      margin-top: 2px;
      accent-color: var(--act);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .field {
      margin-bottom: 12px;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class EndSheet {
  protected readonly t = injectWords();
  private readonly api = inject(GrantsApi);
  private readonly words = inject(AccessWords);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly grant = input.required<Grant>();
  readonly act = input.required<'revoke' | 'extend'>();
  readonly done = output<Grant>();
  readonly closed = output();

  /** Revoking is at once unless a day is named; extending names a day unless it is to be without an end. */
  protected readonly dated = linkedSignal(() => this.act() === 'extend');
  protected readonly lastDay = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly setName = computed(
    () => this.words.set(this.grant().capabilitySet)?.name ?? this.grant().capabilitySet,
  );

  protected async go(): Promise<void> {
    const lastDay = this.dated() ? this.lastDay() : null;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.done.emit(await this.api[this.act()](this.grant(), lastDay, this.once));
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
