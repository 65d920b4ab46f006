import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../platform/http/api';
import type { EvidenceFacts, EvidenceView, PreviewBlock } from './evidence-views';

/** A kind of evidence as the catalogue names it. */
export interface EvidenceKind {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

/** Evidence over HTTP, always under the address of its subject: `/api/duties/{id}/evidence`. */
@Service()
export class EvidenceApi {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);
  private known: Promise<readonly EvidenceKind[]> | undefined;

  kinds(): Promise<readonly EvidenceKind[]> {
    this.known ??= this.api
      .get<{ readonly items: readonly EvidenceKind[] }>('/api/catalogues/evidence-kinds')
      .then(({ items }) => items);
    this.known.catch(() => (this.known = undefined));
    return this.known;
  }

  describe(subject: string, evidence: EvidenceView, facts: EvidenceFacts): Promise<EvidenceView> {
    return this.api.put(`${subject}/${evidence.id}`, facts, { version: evidence.version });
  }

  /** Text and tables of a document; the server records the look. */
  preview(subject: string, evidenceId: string): Promise<{ readonly blocks: readonly PreviewBlock[] }> {
    return this.api.get(`${subject}/${evidenceId}/preview`);
  }

  /** The file itself; the server records who opened it. */
  file(subject: string, evidenceId: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${subject}/${evidenceId}`, { responseType: 'blob' }));
  }
}
