import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import { END_REASONS } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { Act } from '../../../platform/http/act';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { TeamApi } from '../data/team-api';
import type { PostHistory, Tenure } from '../data/team-views';
import { Meanwhile } from '../ui/meanwhile';
import { TenureAct } from './tenure-act';

/** 离任 and 更正: a tenure ends on a day, or what was recorded of it is put right. */
@Component({
  selector: 'zr-tenure-sheet',
  imports: [DayPipe, FormsModule, Meanwhile, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('team.' + verb() + '.title')" (closed)="closed.emit()">
      <p class="what">
        <b>{{ tenure().personName }}</b> {{ history().organizationName }} {{ history().post.title }}（{{
          t('organizations.tenure.' + tenure().kind)
        }}）<br />
        <span class="meta">{{ t('team.from', { day: (tenure().startsOn | day) }) }}</span>
      </p>
      @if (verb() === 'correct') {
        <div class="two">
          <div class="field">
            <label for="tenure-kind">{{ t('team.appoint.kind') }}</label>
            <select id="tenure-kind" class="input" [ngModel]="kind()" (ngModelChange)="kind.set($event)">
              @for (one of kinds; track one) {
                <option [value]="one">{{ t('organizations.tenure.' + one) }}</option>
              }
            </select>
          </div>
          <div class="field">
            <label for="tenure-from">{{ t('team.appoint.from') }}</label>
            <input
              id="tenure-from"
              class="input"
              type="date"
              [ngModel]="startsOn()"
              (ngModelChange)="startsOn.set($event)"
            />
          </div>
        </div>
      }
      <div class="two">
        <div class="field">
          <label for="tenure-last"
            >{{ t(verb() === 'end' ? 'team.end.last' : 'team.appoint.until') }}
            @if (verb() === 'end') {
              <em>{{ t('ui.required') }}</em>
            }
          </label>
          <input
            id="tenure-last"
            class="input"
            type="date"
            [ngModel]="endsOn()"
            (ngModelChange)="endsOn.set($event)"
          />
        </div>
        @if (verb() === 'end') {
          <div class="field">
            <label for="tenure-reason">{{ t('team.endReason') }}</label>
            <select
              id="tenure-reason"
              class="input"
              [ngModel]="endReason()"
              (ngModelChange)="endReason.set($event)"
            >
              <option [ngValue]="null" disabled>{{ t('team.chooseReason') }}</option>
              @for (one of reasons; track one) {
                <option [value]="one">{{ t('team.reason.' + one) }}</option>
              }
            </select>
          </div>
        }
      </div>
      <div class="field">
        <label for="tenure-note"
          >{{ t('team.' + verb() + '.note') }}
          @if (verb() === 'correct') {
            <em>{{ t('ui.required') }}</em>
          }
        </label>
        <input
          id="tenure-note"
          class="input"
          maxlength="200"
          [placeholder]="t('team.' + verb() + '.noteExample')"
          [ngModel]="note()"
          (ngModelChange)="note.set($event)"
        />
      </div>
      <p class="meta">{{ t('team.' + verb() + '.follows') }}</p>
      <zr-meanwhile [error]="act.refusal()" [changes]="act.changes()" />
      <zr-seal-button class="wide" big [busy]="act.busy()" [disabled]="!complete()" (press)="go()">{{
        t('team.' + verb() + '.do')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styleUrl: './sheets.less',
})
export class TenureSheet {
  protected readonly t = injectWords();
  private readonly api = inject(TeamApi);
  private readonly session = inject(Session);
  private readonly once = new Act();
  protected readonly act = new TenureAct();

  readonly history = input.required<PostHistory>();
  readonly tenure = input.required<Tenure>();
  readonly verb = input.required<'end' | 'correct'>();
  readonly done = output<string>();
  readonly closed = output();

  protected readonly kinds = TENURE_KINDS;
  protected readonly reasons = END_REASONS;
  protected readonly kind = linkedSignal(() => this.tenure().kind);
  protected readonly startsOn = linkedSignal(() => this.tenure().startsOn);
  protected readonly endsOn = linkedSignal(
    () => this.tenure().endsOn ?? (this.verb() === 'end' ? (this.session.view()?.today ?? '') : ''),
  );
  protected readonly endReason = signal<EndReason | null>(null);
  protected readonly note = signal('');
  protected readonly complete = computed(() =>
    this.verb() === 'end'
      ? this.endsOn() !== '' && this.endReason() !== null
      : this.startsOn() !== '' && this.note().trim().length > 1,
  );

  protected async go(): Promise<void> {
    if (await this.act.run(() => this.send(), this.history())) {
      this.done.emit(this.t(`team.done.${this.verb()}`, { name: this.tenure().personName }));
    }
  }

  private send(): Promise<Tenure> {
    const note = this.note().trim();
    if (this.verb() === 'end') {
      const ending = { endsOn: this.endsOn(), endReason: this.endReason()!, endNote: note || null };
      return this.api.end(this.tenure(), ending, this.once);
    }
    const right = {
      kind: this.kind(),
      startsOn: this.startsOn(),
      endsOn: this.endsOn() || null,
      correctionNote: note,
    };
    return this.api.correct(this.tenure(), right, this.once);
  }
}
