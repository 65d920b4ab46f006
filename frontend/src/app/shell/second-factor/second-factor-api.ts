import { Service, inject } from '@angular/core';
import type { RecoveryCodesView } from '@zeren/api-client/models/recovery-codes-view';
import { Api } from '../../platform/http/api';
import type { TotpInvitationView } from '../../platform/session/session-view';

export type { SecondFactorView } from '@zeren/api-client/models/second-factor-view';

export const SECOND_FACTOR = '/api/session/second-factor';

/** One's own second factor. Each of these acts asks for a confirmation first. */
@Service()
export class SecondFactorApi {
  private readonly api = inject(Api);

  propose(): Promise<TotpInvitationView> {
    return this.api.put(SECOND_FACTOR, {});
  }

  turnOn(code: string): Promise<void> {
    return this.api.post(SECOND_FACTOR, { code });
  }

  turnOff(): Promise<void> {
    return this.api.delete(SECOND_FACTOR);
  }

  /** Null when they were shown to somebody whose answer was lost on the way: make new ones. */
  async renewRecoveryCodes(): Promise<readonly string[] | null> {
    return (await this.api.post<RecoveryCodesView>('/api/session/recovery-codes')).codes;
  }
}
