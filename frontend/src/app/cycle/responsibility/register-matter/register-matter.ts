import { Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { MatterRegisteredDto } from '@zeren/api-client/models/matter-registered-dto';
import { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FocusHere } from '../../../platform/ui/focus-here';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';

/** 登记事由: what an item waits for has happened; its duty is dated at once. */
@Component({
  selector: 'zr-register-matter',
  imports: [FormsModule, RouterLink, DayPipe, FocusHere, RefusalNote, Sheet],
  templateUrl: './register-matter.html',
  styles: `
    .field {
      margin-bottom: 14px;
    }
    .what {
      margin-bottom: 12px;
      color: var(--ink-2);
    }
    .next {
      display: flex;
      gap: 8px;
      margin-top: 12px;
    }
  `,
})
export class RegisterMatter {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly act = new Act();
  protected readonly today = inject(Session).view()?.today ?? '';

  readonly itemId = input.required<string>();
  readonly text = input.required<string>();
  /** What it waits for, in words: 收件. */
  readonly awaited = input.required<string>();
  readonly closed = output();

  protected readonly label = signal('');
  protected readonly on = signal(this.today);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly made = signal<MatterRegisteredDto['duties'] | null>(null);

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = { itemId: this.itemId(), label: this.label().trim(), on: this.on() };
      this.made.set(
        (await this.api.post<MatterRegisteredDto>('/api/duties/matters', body, { act: this.act })).duties,
      );
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
