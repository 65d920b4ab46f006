import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page, UploadStep } from '../../../platform/http/api';
import type {
  ElectionSheet,
  HandoverBatch,
  HandoverRow,
  HandoverSide,
  HandoverView,
  NewBatch,
  Reminded,
  ScanView,
} from './handover-views';

/** Which handovers: what waits, what is past its date, what is done, what was called off. */
export const HANDOVER_LISTS = ['open', 'overdue', 'done', 'recalled'] as const;
export type HandoverListKind = (typeof HANDOVER_LISTS)[number];

export interface HandoverQuery {
  readonly view: HandoverListKind;
  readonly organizationId?: string | null;
  readonly batchId?: string | null;
  readonly postId?: string | null;
  readonly unbatched?: '1' | null;
}

type Seen = Pick<HandoverView, 'id' | 'version'>;
type SeenBatch = Pick<HandoverBatch, 'id' | 'version'>;

/** Handovers over HTTP. */
@Service()
export class HandoverApi {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  page(query: HandoverQuery, after: string | null): Promise<Page<HandoverRow>> {
    return this.api.get('/api/handovers', { ...query, after, limit: 50 });
  }

  handOver({ id, version }: Seen, words: string | null, act: Act): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/hand-over`, { words }, { version, act });
  }

  takeOver({ id, version }: Seen, words: string | null, act: Act): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/take-over`, { words }, { version, act });
  }

  confirmForAbsent(
    { id, version }: Seen,
    side: HandoverSide,
    reason: string,
    act: Act,
  ): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/confirm-for-absent`, { side, reason }, { version, act });
  }

  refresh(id: string): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/refresh`);
  }

  note(id: string, itemId: string, note: string | null): Promise<HandoverView> {
    return this.api.put(`/api/handovers/${id}/items/${itemId}/note`, { note });
  }

  addItem(id: string, title: string, act: Act): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/items`, { title }, { act });
  }

  removeItem(id: string, itemId: string): Promise<HandoverView> {
    return this.api.delete(`/api/handovers/${id}/items/${itemId}`);
  }

  remind(id: string, act: Act): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/remind`, {}, { act });
  }

  recall({ id, version }: Seen, reason: string, act: Act): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/recall`, { reason }, { version, act });
  }

  scan(id: string, file: File): Observable<UploadStep<ScanView>> {
    return this.api.upload(`/api/handovers/${id}/scans`, file);
  }

  /** The scan itself; the server records who opened it. */
  scanFile(id: string, evidenceId: string): Promise<Blob> {
    return firstValueFrom(
      this.http.get(`/api/handovers/${id}/scans/${evidenceId}`, { responseType: 'blob' }),
    );
  }

  registerPaper({ id, version }: Seen, act: Act): Promise<HandoverView> {
    return this.api.post(`/api/handovers/${id}/register-paper`, {}, { version, act });
  }

  batches(after: string | null): Promise<Page<HandoverBatch>> {
    return this.api.get('/api/handover-batches', { after });
  }

  openBatch(batch: NewBatch, act: Act): Promise<HandoverBatch> {
    return this.api.post('/api/handover-batches', batch, { act });
  }

  join({ id, version }: SeenBatch, handoverIds: readonly string[], act: Act): Promise<HandoverBatch> {
    return this.api.post(`/api/handover-batches/${id}/handovers`, { handoverIds }, { version, act });
  }

  checkElection(batchId: string, text: string): Promise<ElectionSheet> {
    return this.api.post(`/api/handover-batches/${batchId}/check`, { text });
  }

  applyElection({ id, version }: SeenBatch, text: string, act: Act): Promise<ElectionSheet> {
    return this.api.post(`/api/handover-batches/${id}/apply`, { text }, { version, act });
  }

  remindBatch(batchId: string, act: Act): Promise<Reminded> {
    return this.api.post(`/api/handover-batches/${batchId}/remind`, {}, { act });
  }
}
