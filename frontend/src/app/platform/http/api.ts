import { HttpClient, HttpEventType, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { filter, firstValueFrom, map } from 'rxjs';
import type { Observable } from 'rxjs';
import { Act } from './act';
import { Acts } from './acts';

/** A page of a list; `next` is handed back as `after`. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export type QueryValue = string | number | boolean | null | undefined | readonly string[];
export type Query = Readonly<Record<string, QueryValue>>;

export interface WriteOptions {
  /** The version that the person saw: sent as If-Match. */
  readonly version?: number;
  /** Keeps the idempotency key over retries of the same act. */
  readonly act?: Act;
}

export type UploadStep<T> =
  | { readonly done: false; readonly percent: number }
  | { readonly done: true; readonly percent: 100; readonly answer: T };

/** Requests to the API, typed by the caller; every failure is a Problem. Rooms wrap it in classes of their own. */
@Service()
export class Api {
  private readonly http = inject(HttpClient);
  private readonly acts = inject(Acts);

  get<T>(url: string, query: Query = {}): Promise<T> {
    return firstValueFrom(this.http.get<T>(withQuery(url, query)));
  }

  async post<T>(
    url: string,
    body: unknown = {},
    { version, act = new Act() }: WriteOptions = {},
  ): Promise<T> {
    const context = act.context({ url, body, version });
    const answer = await firstValueFrom(this.http.post<T>(url, body, { headers: ifMatch(version), context }));
    act.done();
    this.acts.note();
    return answer;
  }

  put<T>(url: string, body: unknown, { version }: WriteOptions = {}): Promise<T> {
    return firstValueFrom(this.http.put<T>(url, body, { headers: ifMatch(version) }));
  }

  delete<T>(url: string, { version }: WriteOptions = {}): Promise<T> {
    return firstValueFrom(this.http.delete<T>(url, { headers: ifMatch(version) }));
  }

  /** Sends a file with its progress, then the answer. */
  upload<T>(
    url: string,
    file: File,
    fields: Readonly<Record<string, string>> = {},
    act = new Act(),
  ): Observable<UploadStep<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    const context = act.context({ url, fields, name: file.name, size: file.size, at: file.lastModified });
    return this.http.post<T>(url, form, { reportProgress: true, observe: 'events', context }).pipe(
      map((event): UploadStep<T> | undefined => {
        if (event.type === HttpEventType.UploadProgress) {
          return { done: false, percent: event.total ? Math.floor((100 * event.loaded) / event.total) : 0 };
        }
        if (event.type !== HttpEventType.Response) return undefined;
        act.done();
        return { done: true, percent: 100, answer: event.body as T };
      }),
      filter((step): step is UploadStep<T> => step !== undefined),
    );
  }
}

/** Puts a query behind an address; empty values are left out, lists become a,b. */
export function withQuery(url: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') params.set(name, text);
  }
  const text = params.toString();
  return text ? `${url}?${text}` : url;
}

function ifMatch(version: number | undefined): HttpHeaders {
  return version === undefined ? new HttpHeaders() : new HttpHeaders({ 'If-Match': `"${version}"` });
}
