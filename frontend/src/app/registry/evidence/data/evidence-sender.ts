import { HttpClient, HttpEventType, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { IN_PIECES_FROM, PIECE_SENT } from '@zeren/domain/registry/evidence/evidence-kinds';
import { Observable, from, lastValueFrom, of, switchMap, tap } from 'rxjs';
import { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { UploadStep } from '../../../platform/http/api';
import { toProblem } from '../../../platform/http/problem';
import type { EvidenceView, UploadProgress } from './evidence-views';

/** A step of sending; `reused`: the organisation had the very same file, and nothing was sent. */
export type SendingStep = UploadStep<EvidenceView> & { readonly reused?: boolean };

/** What is larger is sent without looking first: a phone would have to hold all of it to compute its digest. */
const LOOKED_UP_TO = 64 * 1024 * 1024;

/** How long to wait before a piece is tried again; after the last one the person is asked to go on. */
const PAUSES = [500, 2_000, 5_000];

/** Sends files to a subject (`/api/duties/{id}`): small ones at once, large ones in pieces that survive a broken line. */
@Service()
export class EvidenceSender {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  /** First asks whether the organisation has the file; then sends it. Unsubscribing stops after the piece on its way. */
  send(subject: string, file: File): Observable<SendingStep> {
    return from(this.known(subject, file)).pipe(
      switchMap((answer) =>
        answer
          ? of<SendingStep>({ done: true, percent: 100, answer, reused: true })
          : this.upload(subject, file),
      ),
    );
  }

  /** The same file that was evidence of the organisation before, linked; a look that fails costs nothing. */
  private async known(subject: string, file: File): Promise<EvidenceView | null> {
    if (file.size > LOOKED_UP_TO) return null;
    try {
      const sha256 = await digestOf(file);
      if (!sha256) return null;
      const url = `${subject}/evidence/same-bytes`;
      return (await this.api.post<{ readonly evidence: EvidenceView | null }>(url, { sha256 })).evidence;
    } catch {
      return null;
    }
  }

  /** The same file again goes on where it stopped. */
  private upload(subject: string, file: File): Observable<UploadStep<EvidenceView>> {
    if (file.size < IN_PIECES_FROM) return this.api.upload(`${subject}/evidence`, file);
    return new Observable((steps) => {
      const stop = new AbortController();
      this.inPieces(`${subject}/evidence-uploads`, file, stop.signal, (percent) =>
        steps.next({ done: false, percent }),
      ).then(
        (answer) => {
          steps.next({ done: true, percent: 100, answer });
          steps.complete();
        },
        (thrown: unknown) => steps.error(thrown),
      );
      return () => stop.abort();
    });
  }

  private async inPieces(
    url: string,
    file: File,
    stop: AbortSignal,
    tell: (percent: number) => void,
  ): Promise<EvidenceView> {
    const named = { fileName: file.name, size: file.size, modifiedAt: String(file.lastModified) };
    const begun = await again(() => this.api.post<UploadProgress>(url, named), stop);
    const { id } = begun;
    let { received } = begun;
    const one = `${url}/${id}`;
    const told = (bytes: number) => tell(Math.min(99, Math.floor((100 * bytes) / file.size)));
    while (received < file.size) {
      told(received);
      ({ received } = await again(async (retry) => {
        // After a break the server says how far it really is: the piece may have arrived and its answer not.
        const at = retry ? (await this.api.get<UploadProgress>(one)).received : received;
        if (at >= file.size) return { id, size: file.size, received: at };
        return this.piece(one, file.slice(at, at + PIECE_SENT), at, (sent) => told(at + sent));
      }, stop));
    }
    const act = new Act();
    return again(() => this.api.post<EvidenceView>(`${one}/finish`, {}, { act }), stop);
  }

  private async piece(
    url: string,
    content: Blob,
    offset: number,
    sent: (bytes: number) => void,
  ): Promise<UploadProgress> {
    const digest = await digestOf(content);
    const headers = new HttpHeaders({
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
      ...(digest ? { 'Upload-Digest': digest } : {}),
    });
    let answer: UploadProgress | undefined;
    await lastValueFrom(
      this.http.put<UploadProgress>(url, content, { headers, reportProgress: true, observe: 'events' }).pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress) sent(event.loaded);
          if (event.type === HttpEventType.Response) answer = event.body ?? undefined;
        }),
      ),
    );
    return answer!;
  }
}

/** Tries what a bad line may have spoilt again, after growing pauses; what the server refuses it refuses at once. */
async function again<T>(work: (retry: boolean) => Promise<T>, stop: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    stop.throwIfAborted();
    try {
      return await work(attempt > 0);
    } catch (thrown) {
      const pause = PAUSES[attempt];
      if (pause === undefined || !isOfTheLine(thrown)) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** No answer, a gateway's, or a piece that was damaged or had arrived already. */
function isOfTheLine(thrown: unknown): boolean {
  const { status, code } = toProblem(thrown);
  return (
    status === 0 ||
    status >= 502 ||
    code === 'evidence.piece-out-of-place' ||
    code === 'evidence.piece-damaged'
  );
}

/** SHA-256 in hex; nothing on a plain http address, where browsers make none. */
async function digestOf(content: Blob): Promise<string | null> {
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', await content.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
