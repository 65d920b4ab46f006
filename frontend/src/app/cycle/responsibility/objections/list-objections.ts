import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ObjectionView, ResponsibilityListView } from '../data/responsibility-views';

/** 异议与答复 of one list; whoever keeps it replies here. */
@Component({
  selector: 'zr-list-objections',
  imports: [FormsModule, DayPipe, InstantPipe, RefusalNote, WhySeen],
  templateUrl: './list-objections.html',
  styleUrl: './list-objections.less',
})
export class ListObjections {
  protected readonly t = injectWords();
  private readonly api = inject(ResponsibilityApi);
  private readonly act = new Act();

  readonly list = input.required<ResponsibilityListView>();
  readonly mayAnswer = input(false);
  readonly answered = output();

  protected readonly objections = latest(
    httpResource<ObjectionView[]>(() => `/api/responsibility-lists/${this.list().id}/objections`),
  );
  protected readonly shown = computed(() => this.objections.value() ?? []);
  protected readonly reply = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected about({ itemId }: ObjectionView): string {
    return this.list().items.find(({ id }) => id === itemId)?.textZh ?? this.t('objections.whole');
  }

  protected async answer(objection: ObjectionView, outcome: 'upheld' | 'rejected'): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.answer(this.list().id, objection, outcome, this.reply().trim(), this.act);
      this.reply.set('');
      this.objections.reload();
      this.answered.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
