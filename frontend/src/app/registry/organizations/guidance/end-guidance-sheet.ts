import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { GuidanceApi } from '../data/guidance-api';
import type { Guidance } from '../data/organization-views';

/** 结束指导关系: from which day it holds no longer. What it was stays on record. */
@Component({
  selector: 'zr-end-guidance-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('organizations.guidance.end')" (closed)="closed.emit()">
      <p class="what">
        <b>{{ edge().guide.nameZh }} → {{ edge().guided.nameZh }} · {{ edge().kindCode }}</b>
        <br />{{ t('organizations.guidance.endNote') }}
      </p>
      <div class="field">
        <label for="guidance-end"
          >{{ t('organizations.guidance.endOn') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="guidance-end"
          class="input"
          type="date"
          [min]="edge().validFrom"
          [ngModel]="on()"
          (ngModelChange)="on.set($event)"
        />
      </div>
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!on()" (press)="go()">{{
        t('organizations.guidance.endDo')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styleUrl: '../team/sheets.less',
})
export class EndGuidanceSheet {
  protected readonly t = injectWords();
  private readonly api = inject(GuidanceApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly edge = input.required<Guidance>();
  readonly done = output();
  readonly closed = output();

  private readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly on = linkedSignal(() =>
    this.edge().validFrom > this.today() ? this.edge().validFrom : this.today(),
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.end(this.edge(), this.on(), this.once);
      this.done.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
