import { Service, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { UploadStep } from '../../../platform/http/api';
import type { EvidenceView } from '../../../registry/evidence/data/evidence-views';
import type { VerificationBody } from '../../duties/data/duty-views';
import type { IssueOrderBody, LedgerPage, OrderView } from './order-views';

/** Which rows of the ledger: the same words for screen, workbook and paper. */
export interface LedgerQuery {
  readonly view: string;
  readonly year?: string | undefined;
  readonly domain?: string | undefined;
  readonly severity?: string | undefined;
  readonly source?: string | undefined;
  readonly organizationId?: string | undefined;
}

type Seen = Pick<OrderView, 'id' | 'version'>;

/** Rectification orders over HTTP. */
@Service()
export class OrdersApi {
  private readonly api = inject(Api);

  page(query: LedgerQuery, after: string | null): Promise<LedgerPage> {
    return this.api.get('/api/rectification-orders', { ...query, after, limit: 50 });
  }

  issue(body: IssueOrderBody, act: Act): Promise<OrderView> {
    return this.api.post('/api/rectification-orders', body, { act });
  }

  /** An act that needs no words, or one line. */
  act({ id, version }: Seen, verb: string, text: string | null = null): Promise<OrderView> {
    return this.api.post(`/api/rectification-orders/${id}/${verb}`, text === null ? {} : { text }, {
      version,
    });
  }

  check(
    { id, version }: Seen,
    verb: 'verification' | 'look-back',
    body: VerificationBody,
    act: Act,
  ): Promise<OrderView> {
    return this.api.post(`/api/rectification-orders/${id}/${verb}`, body, { version, act });
  }

  askMoreTime(id: string, askedFor: string, reason: string): Promise<OrderView> {
    return this.api.post(`/api/rectification-orders/${id}/extensions`, { askedFor, reason });
  }

  decideMoreTime(id: string, extension: Seen, granted: boolean, reason: string | null): Promise<OrderView> {
    return this.api.post(
      `/api/rectification-orders/${id}/extensions/${extension.id}/decide`,
      { granted, reason },
      { version: extension.version },
    );
  }

  evidence(id: string, file: File): Observable<UploadStep<EvidenceView>> {
    return this.api.upload(`/api/rectification-orders/${id}/evidence`, file);
  }

  reuse(id: string, evidenceId: string): Promise<EvidenceView> {
    return this.api.post(`/api/rectification-orders/${id}/evidence/${evidenceId}/link`);
  }
}
