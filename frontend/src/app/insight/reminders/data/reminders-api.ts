import { Service, inject } from '@angular/core';
import type { DeliveryDto } from '@zeren/api-client/models/delivery-dto';
import type { DeliveryPageDto } from '@zeren/api-client/models/delivery-page-dto';
import type { LadderDto } from '@zeren/api-client/models/ladder-dto';
import type { LaddersDto } from '@zeren/api-client/models/ladders-dto';
import type { LeaveBody } from '@zeren/api-client/models/leave-body';
import type { LeaveDto } from '@zeren/api-client/models/leave-dto';
import type { LeavesDto } from '@zeren/api-client/models/leaves-dto';
import type { ProofDto } from '@zeren/api-client/models/proof-dto';
import { Api } from '../../../platform/http/api';
import type { Act } from '../../../platform/http/act';

export type DeliveryView = DeliveryDto;
export type LadderView = LadderDto;
export type LaddersView = LaddersDto;
export type LeaveView = LeaveDto;
export type LeavesView = LeavesDto;
export type ProofView = ProofDto;

/** What the clerk sees and keeps of reminders, over HTTP. */
@Service()
export class RemindersApi {
  private readonly api = inject(Api);

  undelivered(after: string | null): Promise<DeliveryPageDto> {
    return this.api.get('/api/reminders/deliveries', { state: 'failed', after, limit: 50 });
  }

  sendAgain(id: string): Promise<unknown> {
    return this.api.post(`/api/reminders/deliveries/${id}/send-again`);
  }

  changeLadder({ kind, version, ...rule }: LadderView): Promise<LadderView> {
    return this.api.put(`/api/reminders/ladders/${kind}`, rule, { version });
  }

  register(leave: LeaveBody, act: Act): Promise<LeaveView> {
    return this.api.post('/api/reminders/leaves', leave, { act });
  }

  endLeave({ id, version }: LeaveView): Promise<LeaveView> {
    return this.api.post(`/api/reminders/leaves/${id}/end`, {}, { version });
  }
}
