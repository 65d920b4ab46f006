import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AgreementStanding } from '@zeren/domain/cycle/agreements/agreement-states';
import { firstValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page, UploadStep } from '../../../platform/http/api';
import type {
  AgreementBatch,
  MadeAgreements,
  AgreementRow,
  AgreementVerification,
  AgreementView,
  AmendAgreementBody,
  MakeAgreementsBody,
  RegisteredOnPaper,
  RegisterPaperBody,
  ReviseAgreementBody,
  ScanView,
} from './agreement-views';

export interface AgreementQuery {
  readonly year: number;
  readonly standing?: AgreementStanding | null;
  readonly levelCode?: string | null;
  readonly overdue?: '1' | null;
}

type Seen = Pick<AgreementView, 'id' | 'version'>;

/** Agreements over HTTP. */
@Service()
export class AgreementsApi {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  page(query: AgreementQuery, after: string | null): Promise<Page<AgreementRow>> {
    return this.api.get('/api/agreements', { ...query, after, limit: 50 });
  }

  /** Over the text that was shown, named by its digest. */
  sign(side: 'sign' | 'countersign', agreement: AgreementView, act: Act): Promise<AgreementView> {
    const { id, version, digest } = agreement;
    return this.api.post(`/api/agreements/${id}/${side}`, { digest }, { version, act });
  }

  decline({ id, version }: Seen, reason: string, act: Act): Promise<AgreementView> {
    return this.api.post(`/api/agreements/${id}/decline`, { reason }, { version, act });
  }

  recall({ id, version }: Seen, reason: string, act: Act): Promise<AgreementView> {
    return this.api.post(`/api/agreements/${id}/recall`, { reason }, { version, act });
  }

  revise({ id, version }: Seen, body: ReviseAgreementBody, act: Act): Promise<AgreementView> {
    return this.api.post(`/api/agreements/${id}/revise`, body, { version, act });
  }

  /** Answers the addendum. */
  amend({ id, version }: Seen, body: AmendAgreementBody, act: Act): Promise<AgreementView> {
    return this.api.post(`/api/agreements/${id}/amend`, body, { version, act });
  }

  make(body: MakeAgreementsBody, act: Act): Promise<MadeAgreements> {
    return this.api.post('/api/agreement-batches', body, { act });
  }

  batch(id: string): Promise<AgreementBatch> {
    return this.api.get(`/api/agreement-batches/${id}`);
  }

  scan(id: string, file: File): Observable<UploadStep<ScanView>> {
    return this.api.upload(`/api/agreements/${id}/scans`, file);
  }

  /** Holds the code of a printed copy against the text. */
  verify(id: string, code: string): Promise<AgreementVerification> {
    return this.api.get(`/api/agreements/${id}/verification`, { code });
  }

  /** The scan itself; the server records who opened it. */
  scanFile(id: string, evidenceId: string): Promise<Blob> {
    return firstValueFrom(
      this.http.get(`/api/agreements/${id}/scans/${evidenceId}`, { responseType: 'blob' }),
    );
  }

  registerPaper(body: RegisterPaperBody, act: Act): Promise<RegisteredOnPaper> {
    return this.api.post('/api/agreements/register-paper', body, { act });
  }
}
