import { Service, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page, UploadStep } from '../../../platform/http/api';
import type { EvidenceView } from '../../../registry/evidence/data/evidence-views';
import type { FindingBody, FindingRow, FindingView } from './finding-views';

/** Which findings: all, those to be confirmed, those without a disposition, and of these the late ones. */
export const FINDING_LISTS = ['all', 'put', 'undisposed', 'late'] as const;
export type FindingList = (typeof FINDING_LISTS)[number];

type Seen = Pick<FindingView, 'id' | 'version'>;

/** Findings over HTTP. */
@Service()
export class FindingsApi {
  private readonly api = inject(Api);

  page(list: FindingList, after: string | null): Promise<Page<FindingRow>> {
    const narrowed = list === 'put' ? { state: 'put' } : list === 'all' ? {} : { disposal: list };
    return this.api.get('/api/findings', { ...narrowed, after, limit: 50 });
  }

  record(body: FindingBody, act: Act): Promise<FindingView> {
    return this.api.post('/api/findings', body, { act });
  }

  evidence(id: string, file: File): Observable<UploadStep<EvidenceView>> {
    return this.api.upload(`/api/findings/${id}/evidence`, file);
  }

  answer(
    { id, version }: Seen,
    body: { answer: 'agreed' | 'disputed'; caseText: string | null },
  ): Promise<FindingView> {
    return this.api.post(`/api/findings/${id}/answer`, body, { version });
  }

  settle({ id, version }: Seen, verb: 'confirm' | 'drop', reason: string | null): Promise<FindingView> {
    return this.api.post(`/api/findings/${id}/${verb}`, { reason }, { version });
  }

  dispose({ id, version }: Seen, disposition: 'next-year' | 'reason', reason: string): Promise<FindingView> {
    return this.api.post(`/api/findings/${id}/dispose`, { disposition, reason }, { version });
  }
}
