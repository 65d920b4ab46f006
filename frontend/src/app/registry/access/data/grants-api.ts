import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page, Query } from '../../../platform/http/api';
import type { Grant, GrantByKind, GrantPreview, NewGrant } from './grant-views';

/** Grants over HTTP, in the district that the security administrator works in. */
@Service()
export class GrantsApi {
  private readonly api = inject(Api);

  page(query: Query, after: string | null): Promise<Page<Grant>> {
    return this.api.get('/api/grants', { ...query, after, limit: 50 });
  }

  grant(grant: NewGrant, act: Act): Promise<Grant> {
    return this.api.post('/api/grants', grant, { act });
  }

  /** Which posts of a kind would be granted what. */
  preview(asked: GrantByKind): Promise<GrantPreview> {
    return this.api.get('/api/grants/by-post-kind', { ...asked });
  }

  /** Grants just what was previewed; refused when the list is different by now. */
  grantByKind(asked: GrantByKind, digest: string, act: Act): Promise<{ readonly granted: number }> {
    return this.api.post('/api/grants/by-post-kind', { ...asked, digest }, { act });
  }

  /** At once, or after a last day. */
  revoke(grant: Grant, lastDay: string | null, act: Act): Promise<Grant> {
    return this.api.post(`/api/grants/${grant.id}/revoke`, { lastDay }, { version: grant.version, act });
  }

  /** Until a later day, or without an end. */
  extend(grant: Grant, lastDay: string | null, act: Act): Promise<Grant> {
    return this.api.post(`/api/grants/${grant.id}/extend`, { lastDay }, { version: grant.version, act });
  }
}
