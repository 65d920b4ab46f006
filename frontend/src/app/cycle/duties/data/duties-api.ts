import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import type { StreakDto } from '@zeren/api-client/models/streak-dto';
import type { VerifierRateDto } from '@zeren/api-client/models/verifier-rate-dto';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type {
  DrawView,
  DutyReportText,
  DutyRow,
  DutyView,
  EvidenceView,
  ExtensionView,
  ToVerifyPage,
  VerificationBody,
} from './duty-views';

export interface DutyQuery {
  readonly mine: boolean;
  readonly organizationId: string | null;
  readonly itself: boolean;
  readonly outcome: readonly string[];
  readonly postId: string | null;
  readonly domain: readonly string[];
  readonly light: readonly string[];
  readonly year: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** Where runs of misses are looked for. */
export interface StreakQuery {
  readonly year: number;
  readonly organizationId: string | null;
  readonly postId: string | null;
  readonly personId: string | null;
  readonly atLeast: number;
  readonly limit: number;
}

/** Duties over HTTP. */
@Service()
export class DutiesApi {
  private readonly api = inject(Api);

  page({ mine, itself, ...query }: DutyQuery, after: string | null): Promise<Page<DutyRow>> {
    return this.api.get('/api/duties', {
      ...query,
      mine: mine ? 1 : null,
      itself: itself ? 1 : null,
      after,
      limit: 50,
    });
  }

  one(id: string): Promise<DutyView> {
    return this.api.get(`/api/duties/${id}`);
  }

  saveDraft(id: string, draft: DutyReportText): Promise<{ readonly savedAt: string }> {
    return this.api.put(`/api/duties/${id}/draft`, draft);
  }

  reuse(id: string, evidenceId: string): Promise<EvidenceView> {
    return this.api.post(`/api/duties/${id}/evidence/${evidenceId}/link`);
  }

  report(duty: DutyRow, text: DutyReportText, act: Act): Promise<DutyView> {
    return this.api.post(`/api/duties/${duty.id}/report`, text, { version: duty.version, act });
  }

  toVerify(
    filter: {
      readonly organizationId: string | null;
      readonly domain: readonly string[];
      readonly checkingClass: string | null;
      readonly text: string | null;
    },
    after: string | null,
  ): Promise<ToVerifyPage> {
    const { organizationId, domain, checkingClass, text } = filter;
    return this.api.get('/api/duties/to-verify', { organizationId, domain, checkingClass, text, after });
  }

  secondLooks(after: string | null): Promise<ToVerifyPage> {
    return this.api.get('/api/duties/second-looks', { after });
  }

  rates(year: number, after: string | null): Promise<Page<VerifierRateDto>> {
    return this.api.get('/api/duties/second-looks/rates', { year, after });
  }

  streaks(query: StreakQuery, after: string | null): Promise<Page<StreakDto>> {
    return this.api.get('/api/duties/streaks', { ...query, after });
  }

  /** `second-look`: of what somebody else verified and was drawn. */
  verify(
    duty: DutyRow,
    verb: 'verification' | 'second-look',
    body: VerificationBody,
    act: Act,
  ): Promise<DutyView> {
    return this.api.post(`/api/duties/${duty.id}/${verb}`, body, { version: duty.version, act });
  }

  askExtension(
    { id }: DutyRow,
    asked: { readonly askedFor: string; readonly reason: string },
    act: Act,
  ): Promise<DutyView> {
    return this.api.post(`/api/duties/${id}/extensions`, asked, { act });
  }

  decideExtension(
    { id }: DutyRow,
    { id: extensionId, version }: ExtensionView,
    answer: { readonly granted: boolean; readonly reason: string | null },
    act: Act,
  ): Promise<DutyView> {
    return this.api.post(`/api/duties/${id}/extensions/${extensionId}/decide`, answer, { version, act });
  }

  withdrawExtension(
    { id }: DutyRow,
    { id: extensionId, version }: ExtensionView,
    act: Act,
  ): Promise<DutyView> {
    return this.api.post(`/api/duties/${id}/extensions/${extensionId}/withdraw`, undefined, { version, act });
  }

  draw(id: string): Promise<DrawView> {
    return this.api.get(`/api/duties/draws/${id}`);
  }
}
