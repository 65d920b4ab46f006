import { Service, inject } from '@angular/core';
import type { ChangedGuidanceDto } from '@zeren/api-client/models/changed-guidance-dto';
import type { NewGuidanceDto } from '@zeren/api-client/models/new-guidance-dto';
import type { SavedDto } from '@zeren/api-client/models/saved-dto';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Guidance } from './organization-views';

/** Guidance edges over HTTP. */
@Service()
export class GuidanceApi {
  private readonly api = inject(Api);

  set(edge: NewGuidanceDto, act: Act): Promise<SavedDto> {
    return this.api.post('/api/organization-guidance', edge, { act });
  }

  change({ id, version }: Guidance, edge: ChangedGuidanceDto): Promise<SavedDto> {
    return this.api.put(`/api/organization-guidance/${id}`, edge, { version });
  }

  end({ id, version }: Guidance, validTo: string, act: Act): Promise<SavedDto> {
    return this.api.post(`/api/organization-guidance/${id}/end`, { validTo }, { version, act });
  }
}
