import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { PersonPicker } from '../../../registry/organizations/ui/person-picker';
import { AssessmentApi } from '../data/assessment-api';
import type { Assessment } from '../data/assessment-views';

/** Says who marks: people are picked one by one. */
@Component({
  selector: 'zr-scorers-sheet',
  imports: [PersonPicker, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('assessment.nameScorers')" (closed)="closed.emit()">
      <p class="what">{{ t('assessment.nameScorersWhat') }}</p>
      <ul>
        @for (scorer of chosen(); track scorer.personId) {
          <li>
            {{ scorer.name }}
            @if (scorer.sent) {
              <span class="meta">{{ t('assessment.sent') }}</span>
            } @else {
              <button type="button" class="btn sm" (click)="remove(scorer.personId)">
                {{ t('assessment.remove') }}<span class="visually-hidden">{{ scorer.name }}</span>
              </button>
            }
          </li>
        }
      </ul>
      <div class="field">
        <label for="scorer">{{ t('assessment.scorer') }}</label>
        <zr-person-picker id="scorer" (picked)="add($event)" />
      </div>
      <zr-refusal-note [error]="refusal()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="chosen().length === 0" (press)="save()">{{
        t('assessment.nameScorers')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .what {
      margin-bottom: 8px;
      color: var(--ink-2);
    }
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      display: flex;
      justify-content: space-between;
      align-items: center;
      min-height: 40px;
    }
    .field,
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class ScorersSheet {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);

  readonly assessment = input.required<Assessment>();
  readonly closed = output();
  readonly done = output<Assessment>();

  protected readonly chosen = linkedSignal(() =>
    this.assessment().scorers.map(({ personId, name, sentAt }) => ({
      personId,
      name,
      sent: sentAt !== null,
    })),
  );
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected add(person: { readonly id: string; readonly name: string } | null): void {
    if (!person || this.chosen().some(({ personId }) => personId === person.id)) return;
    this.chosen.update((all) => [...all, { personId: person.id, name: person.name, sent: false }]);
  }

  protected remove(id: string): void {
    this.chosen.update((all) => all.filter(({ personId }) => personId !== id));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const ids = this.chosen().map(({ personId }) => personId);
      this.done.emit(await this.api.nameScorers(this.assessment(), ids));
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
