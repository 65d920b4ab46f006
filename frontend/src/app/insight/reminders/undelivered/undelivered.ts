import { Component, computed, inject, signal } from '@angular/core';
import { NzMessageService } from 'ng-zorro-antd/message';
import { PagedRows } from '../../../platform/http/paged-rows';
import { toProblem } from '../../../platform/http/problem';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { RemindersApi } from '../data/reminders-api';
import type { DeliveryView } from '../data/reminders-api';
import { ReminderTabs } from '../ui/reminder-tabs';

/** 未送达: what could not be delivered, to whom, why, and sending it again. */
@Component({
  selector: 'zr-undelivered',
  imports: [EmptyState, FailedState, InstantPipe, MoreRows, PageTitle, ReminderTabs, SkeletonRows],
  templateUrl: './undelivered.html',
  styleUrl: './undelivered.less',
})
export class Undelivered {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(RemindersApi);
  private readonly session = inject(Session);
  private readonly messages = inject(NzMessageService);

  protected readonly rows = new PagedRows<DeliveryView>((after) => this.api.undelivered(after));
  protected readonly maySend = computed(() => this.session.may('reminders.manage'));
  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly sending = signal<string | null>(null);

  constructor() {
    void this.rows.load();
  }

  protected async sendAgain({ id }: DeliveryView): Promise<void> {
    this.sending.set(id);
    try {
      await this.api.sendAgain(id);
      this.messages.success(this.t('reminders.undelivered.sent'));
    } catch (thrown) {
      this.messages.error(toProblem(thrown).sentence(this.locale.active()));
    } finally {
      this.sending.set(null);
      void this.rows.load();
    }
  }
}
