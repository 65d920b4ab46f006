import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { lastValueFrom } from 'rxjs';
import { Act } from '../../../platform/http/act';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { AgreementsApi } from '../data/agreements-api';
import type { AgreementRow } from '../data/agreement-views';

/** Signed on paper: one scan for one or many, and the day. Both signatures of each are entered together. */
@Component({
  selector: 'zr-paper-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('agreements.paper.title')" (closed)="closed.emit()">
      <p class="what">{{ t('agreements.paper.what', { n: agreements().length, units: units() }) }}</p>
      <div class="field">
        <label for="signed-on">{{ t('agreements.paper.signedOn') }}</label>
        <input
          id="signed-on"
          class="input"
          type="date"
          [max]="today()"
          [ngModel]="signedOn()"
          (ngModelChange)="signedOn.set($event)"
        />
      </div>
      <div class="field">
        <label class="btn">
          {{ file()?.name ?? t('agreements.paper.file') }}
          <input type="file" class="visually-hidden" accept="image/*,.pdf" (change)="choose($event)" />
        </label>
        @if (file()) {
          <span class="meta">{{ t('agreements.paper.oneForAll') }}</span>
        }
      </div>
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!file() || !signedOn()" (press)="go()">{{
        t('agreements.paper.register', { n: agreements().length })
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .what {
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--sunken);
      font-size: var(--t14);
    }
    .field {
      margin: 12px 0;
    }
    .btn:focus-within {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class PaperSheet {
  protected readonly t = injectWords();
  private readonly api = inject(AgreementsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly agreements =
    input.required<readonly Pick<AgreementRow, 'id' | 'version' | 'organizationName'>[]>();
  readonly closed = output();
  /** How many were entered. */
  readonly done = output<number>();

  protected readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly signedOn = signal(this.session.view()?.today ?? '');
  protected readonly file = signal<File | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly units = computed(() =>
    this.agreements()
      .slice(0, 3)
      .map(({ organizationName }) => organizationName)
      .join('、'),
  );

  protected choose(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected async go(): Promise<void> {
    const file = this.file();
    const [first] = this.agreements();
    if (!file || !first) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const uploaded = await lastValueFrom(this.api.scan(first.id, file));
      const evidenceId = uploaded.done ? uploaded.answer.id : null;
      const agreements = this.agreements().map(({ id, version }) => ({ agreementId: id, version }));
      const body = { agreements, signedOn: this.signedOn(), evidenceId };
      this.done.emit((await this.api.registerPaper(body, this.once)).registered);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
