import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzMessageService } from 'ng-zorro-antd/message';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { RemindersApi } from '../data/reminders-api';
import type { LaddersView, LadderView } from '../data/reminders-api';
import { ReminderTabs } from '../ui/reminder-tabs';
import { daysOf, wordsOfDays } from './days-text';

/** A ladder as it is typed. */
interface Typed {
  readonly of: LadderView;
  readonly before: string;
  readonly onTheDay: boolean;
  readonly after: string;
  readonly above: string;
}

const SIDES = ['before', 'after', 'above'] as const;

/** 提醒节奏: when each kind of deadline is spoken of. */
@Component({
  selector: 'zr-ladders',
  imports: [FailedState, FormsModule, PageTitle, RefusalNote, ReminderTabs, SkeletonRows],
  templateUrl: './ladders.html',
  styleUrl: './settings.less',
})
export class Ladders {
  protected readonly t = injectWords();
  private readonly api = inject(RemindersApi);
  private readonly messages = inject(NzMessageService);

  protected readonly read = latest(httpResource<LaddersView>(() => '/api/reminders/ladders'));
  protected readonly sides = SIDES;
  protected readonly words = wordsOfDays;
  protected readonly typed = signal<Typed | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  /** Whether what is typed can be read as days. */
  protected readonly legible = computed(() => {
    const typed = this.typed();
    return typed !== null && SIDES.every((side) => daysOf(typed[side]) !== null);
  });

  protected edit(of: LadderView): void {
    this.refusal.set(null);
    this.typed.set({
      of,
      before: wordsOfDays(of.before),
      onTheDay: of.onTheDay,
      after: wordsOfDays(of.after),
      above: wordsOfDays(of.above),
    });
  }

  protected type(part: Partial<Typed>): void {
    this.typed.update((typed) => typed && { ...typed, ...part });
  }

  protected typeDays(side: (typeof SIDES)[number], text: string): void {
    this.type({ [side]: text });
  }

  protected async save(): Promise<void> {
    const typed = this.typed();
    if (!typed) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.changeLadder({
        ...typed.of,
        before: daysOf(typed.before) ?? [],
        onTheDay: typed.onTheDay,
        after: daysOf(typed.after) ?? [],
        above: daysOf(typed.above) ?? [],
      });
      this.typed.set(null);
      this.messages.success(this.t('reminders.ladders.saved'));
      this.read.reload();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
