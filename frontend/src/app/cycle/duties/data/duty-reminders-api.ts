import { Service, inject } from '@angular/core';
import type { ChaseOutcomeDto } from '@zeren/api-client/models/chase-outcome-dto';
import type { DutyRemindersDto } from '@zeren/api-client/models/duty-reminders-dto';
import { Api } from '../../../platform/http/api';
import type { Act } from '../../../platform/http/act';

export type DutyReminders = DutyRemindersDto;
export type ChaseOutcome = ChaseOutcomeDto;

/** Reminding of duties by hand, and putting reminders off, over HTTP. */
@Service()
export class DutyRemindersApi {
  private readonly api = inject(Api);

  chase(dutyIds: readonly string[], act: Act): Promise<ChaseOutcome> {
    return this.api.post('/api/reminders/chases', { dutyIds }, { act });
  }

  snooze(id: string, until: string, reason: string, act: Act): Promise<DutyReminders> {
    return this.api.post(`/api/reminders/duties/${id}/snooze`, { until, reason }, { act });
  }
}
