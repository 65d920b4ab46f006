import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type {
  DrawView,
  DutyReportText,
  DutyRow,
  DutyView,
  EvidenceView,
  ExtensionView,
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

  toVerify(after: string | null): Promise<Page<DutyRow>> {
    return this.api.get('/api/duties/to-verify', { after });
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
