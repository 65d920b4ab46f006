import { Service, inject } from '@angular/core';
import type { CandidateDto } from '@zeren/api-client/models/candidate-dto';
import type { LinkedItemsDto } from '@zeren/api-client/models/linked-items-dto';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';

/** 分解 of a set over HTTP. */
@Service()
export class DecompositionApi {
  private readonly api = inject(Api);

  candidates(setId: string, itemId: string, q: string): Promise<readonly CandidateDto[]> {
    return this.api.get(`/api/list-sets/${setId}/contribution-candidates`, { itemId, q: q || null });
  }

  link(
    setId: string,
    upperItemId: string,
    lowerItemIds: readonly string[],
    quantity: string | null,
    act: Act,
  ): Promise<LinkedItemsDto> {
    return this.api.post(
      `/api/list-sets/${setId}/contributions`,
      { upperItemId, lowerItemIds, quantity },
      { act },
    );
  }

  unlink(
    setId: string,
    upperItemId: string,
    lowerItemIds: readonly string[],
    act: Act,
  ): Promise<LinkedItemsDto> {
    return this.api.post(
      `/api/list-sets/${setId}/contributions/remove`,
      { upperItemId, lowerItemIds },
      { act },
    );
  }
}
