import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { END_REASONS } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { Act } from '../../../platform/http/act';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { TeamApi } from '../data/team-api';
import type { PostHistory } from '../data/team-views';
import { Meanwhile } from '../ui/meanwhile';
import { TenureAct } from './tenure-act';

/** 撤销岗位: its last day; whoever holds it beyond leaves with it, with a reason. */
@Component({
  selector: 'zr-close-post-sheet',
  imports: [FormsModule, Meanwhile, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('team.close.title')" [hint]="history().post.title" (closed)="closed.emit()">
      <div class="two">
        <div class="field">
          <label for="close-last"
            >{{ t('team.close.last') }} <em>{{ t('ui.required') }}</em></label
          >
          <input
            id="close-last"
            class="input"
            type="date"
            [ngModel]="lastOn()"
            (ngModelChange)="lastOn.set($event)"
          />
        </div>
        @if (holders().length > 0) {
          <div class="field">
            <label for="close-reason">{{ t('team.close.reason', { name: holders().join('、') }) }}</label>
            <select
              id="close-reason"
              class="input"
              [ngModel]="endReason()"
              (ngModelChange)="endReason.set($event)"
            >
              <option [ngValue]="null" disabled>{{ t('team.close.chooseReason') }}</option>
              @for (one of reasons; track one) {
                <option [value]="one">{{ t('team.reason.' + one) }}</option>
              }
            </select>
          </div>
        }
      </div>
      <div class="field">
        <label for="close-note">{{ t('team.close.note') }}</label>
        <input
          id="close-note"
          class="input"
          maxlength="200"
          [placeholder]="t('team.close.noteExample')"
          [ngModel]="note()"
          (ngModelChange)="note.set($event)"
        />
      </div>
      <p class="meta">{{ t('team.close.follows') }}</p>
      <zr-meanwhile [error]="act.refusal()" [changes]="act.changes()" />
      <zr-seal-button class="wide" big [busy]="act.busy()" [disabled]="!whole()" (press)="go()">{{
        t('team.close.do')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styleUrl: './sheets.less',
})
export class ClosePostSheet {
  protected readonly t = injectWords();
  private readonly api = inject(TeamApi);
  private readonly session = inject(Session);
  private readonly once = new Act();
  protected readonly act = new TenureAct();

  readonly history = input.required<PostHistory>();
  readonly done = output<string>();
  readonly closed = output();

  protected readonly reasons = END_REASONS;
  protected readonly lastOn = signal(this.session.view()?.today ?? '');
  protected readonly endReason = signal<EndReason | null>(null);
  protected readonly note = signal('');
  protected readonly holders = computed(() =>
    this.history()
      .tenures.filter(({ endsOn }) => endsOn === null || endsOn > this.lastOn())
      .map(({ personName }) => personName),
  );

  /** Why somebody leaves is said by the clerk, never supposed. */
  protected readonly whole = computed(
    () => Boolean(this.lastOn()) && (this.holders().length === 0 || this.endReason() !== null),
  );

  protected async go(): Promise<void> {
    const closing = {
      lastOn: this.lastOn(),
      endReason: this.holders().length > 0 ? this.endReason() : null,
      endNote: this.note().trim() || null,
    };
    const { post } = this.history();
    if (await this.act.run(() => this.api.closePost(post, closing, this.once), this.history())) {
      this.done.emit(this.t('team.done.closed', { name: post.title }));
    }
  }
}
