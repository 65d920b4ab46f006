import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { DutyRemindersApi } from '../data/duty-reminders-api';
import type { DutyReminders } from '../data/duty-reminders-api';

/** 催办: who reminded of a duty by hand, who was told and when it was read; and the holder puts reminders off. */
@Component({
  selector: 'zr-duty-reminding',
  imports: [DayPipe, FormsModule, InstantPipe, RefusalNote, RouterLink],
  templateUrl: './duty-reminding.html',
  styleUrl: './duty-reminding.less',
})
export class DutyReminding {
  protected readonly t = injectWords();
  private readonly api = inject(DutyRemindersApi);
  private readonly session = inject(Session);
  private readonly chaseAct = new Act();
  private readonly snoozeAct = new Act();

  readonly id = input.required<string>();
  readonly dueOn = input.required<string>();
  /** The day on which its window opens: the proof of delivery begins there. */
  readonly opensOn = input.required<string>();

  protected readonly read = latest(httpResource<DutyReminders>(() => `/api/reminders/duties/${this.id()}`));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly snoozing = signal(false);
  protected readonly until = signal('');
  protected readonly reason = signal('');
  protected readonly tomorrow = computed(() => dayAfter(this.session.view()?.today ?? ''));
  /** Its proof of delivery, from the day its window opened. */
  protected readonly proofOf = computed(() => ({
    duty: this.id(),
    from: this.opensOn(),
    to: this.session.view()?.today ?? this.dueOn(),
  }));

  protected chase(): Promise<void> {
    return this.acting(async () => {
      await this.api.chase([this.id()], this.chaseAct);
      this.read.reload();
    });
  }

  protected snooze(): Promise<void> {
    return this.acting(async () => {
      await this.api.snooze(this.id(), this.until(), this.reason().trim(), this.snoozeAct);
      this.snoozing.set(false);
      this.read.reload();
    });
  }

  private async acting(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await act();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}

function dayAfter(day: string): string {
  return day ? new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) : '';
}
