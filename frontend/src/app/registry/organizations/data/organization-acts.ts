import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type {
  ChangedOrganization,
  MovedOrganization,
  OrganizationView,
  Reorganization,
  Reorganize,
} from './organization-views';

/** Acts on organisations over HTTP. */
@Service()
export class OrganizationActs {
  private readonly api = inject(Api);

  change({ id, version }: OrganizationView, change: ChangedOrganization): Promise<unknown> {
    return this.api.put(`/api/organizations/${id}`, change, { version });
  }

  move({ id, version }: OrganizationView, move: MovedOrganization, act: Act): Promise<unknown> {
    return this.api.post(`/api/organizations/${id}/move`, move, { version, act });
  }

  /** Says what a merger, split or closing would do, or does it. */
  reorganize(asked: Reorganize, act: Act): Promise<Reorganization> {
    return this.api.post('/api/organization-reorganizations', asked, { act });
  }
}
