import { Service, inject } from '@angular/core';
import { Api } from '../../../platform/http/api';
import type { Page, Query } from '../../../platform/http/api';
import type { Checkpoint, EntryRow, LogCheck } from './audit-views';

/** The record over HTTP, for the audit administrator. */
@Service()
export class AuditApi {
  private readonly api = inject(Api);

  /** `narrowed`: more names fit the words than are looked for. */
  page(query: Query, after: string | null): Promise<Page<EntryRow> & { readonly narrowed: boolean }> {
    return this.api.get('/api/audit/entries', { ...query, after, limit: 50 });
  }

  /** Newest first. */
  async checkpoints(districtId: string, before: string | null): Promise<Page<Checkpoint>> {
    const { items, next } = await this.api.get<{ items: Checkpoint[]; next: number | null }>(
      `/api/audit/logs/${districtId}/checkpoints`,
      { before },
    );
    return { items, next: next === null ? null : String(next) };
  }

  /** Reads the part of a log that begins there. */
  check(districtId: string, from: number): Promise<LogCheck> {
    return this.api.post(`/api/audit/logs/${districtId}/check`, { from });
  }
}
