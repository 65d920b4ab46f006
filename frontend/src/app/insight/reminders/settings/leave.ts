import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { PersonPicker } from '../../../registry/organizations/ui/person-picker';
import type { PickedPerson } from '../../../registry/organizations/ui/person-picker';
import { RemindersApi } from '../data/reminders-api';
import type { LeavesView, LeaveView } from '../data/reminders-api';
import { ReminderTabs } from '../ui/reminder-tabs';

/** 休假登记: who is away from when to when, and who is told in their stead. */
@Component({
  selector: 'zr-leave',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    FormsModule,
    PageTitle,
    PersonPicker,
    RefusalNote,
    ReminderTabs,
    SkeletonRows,
  ],
  templateUrl: './leave.html',
  styleUrl: './settings.less',
})
export class Leave {
  protected readonly t = injectWords();
  private readonly api = inject(RemindersApi);
  private readonly act = new Act();

  protected readonly read = latest(httpResource<LeavesView>(() => '/api/reminders/leaves'));
  protected readonly person = signal<PickedPerson | null>(null);
  protected readonly standIn = signal<PickedPerson | null>(null);
  protected readonly startsOn = signal('');
  protected readonly endsOn = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected register(): Promise<void> {
    return this.acting(async () => {
      const leave = {
        personId: this.person()!.id,
        standInId: this.standIn()!.id,
        startsOn: this.startsOn(),
        endsOn: this.endsOn(),
      };
      await this.api.register(leave, this.act);
      this.person.set(null);
      this.standIn.set(null);
      this.startsOn.set('');
      this.endsOn.set('');
    });
  }

  protected end(leave: LeaveView): Promise<void> {
    return this.acting(async () => {
      await this.api.endLeave(leave);
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
      this.read.reload();
    }
  }
}
