import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type { MatterRow, MatterView, MeasureView } from './accountability-views';

/** Which matters: what waits for a decision, what is handed over, what is closed. */
export const MATTER_LISTS = ['waiting', 'open', 'closed'] as const;
export type MatterList = (typeof MATTER_LISTS)[number];

export const MEASURE_LISTS = ['in-effect', 'past'] as const;
export type MeasureList = (typeof MEASURE_LISTS)[number];

/** What is filled into a form, by field. */
export type Filled = Readonly<Record<string, string | null>>;

type Seen = Pick<MatterView, 'id' | 'version'>;

/** Matters and measures over HTTP. */
@Service()
export class AccountabilityApi {
  private readonly api = inject(Api);

  matters(view: MatterList, after: string | null): Promise<Page<MatterRow>> {
    return this.api.get('/api/accountability-matters', { view, after, limit: 50 });
  }

  measures(view: MeasureList, after: string | null): Promise<Page<MeasureView>> {
    return this.api.get('/api/accountability-measures', { view, after, limit: 50 });
  }

  propose(body: Filled, act: Act): Promise<MatterView> {
    return this.api.post('/api/accountability-matters', body, { act });
  }

  /** A step of a matter, under the version that was seen. */
  step(
    { id, version }: Seen,
    verb: 'decide' | 'hand-over' | 'receive' | 'conclude' | 'measures',
    body: Filled,
    act: Act,
  ): Promise<MatterView> {
    return this.api.post(`/api/accountability-matters/${id}/${verb}`, body, { version, act });
  }

  /** An act on a measure; the matter as it leaves it is answered. */
  onMeasure(
    { id, version }: Pick<MeasureView, 'id' | 'version'>,
    verb: 'appeal' | 'answer-appeal' | 'correct',
    body: Filled,
    act: Act,
  ): Promise<MatterView> {
    return this.api.post(`/api/accountability-measures/${id}/${verb}`, body, { version, act });
  }

  addMember(matterId: string, postId: string, act: Act): Promise<MatterView> {
    return this.api.post(`/api/accountability-matters/${matterId}/members`, { postId }, { act });
  }

  removeMember(matterId: string, postId: string): Promise<MatterView> {
    return this.api.post(`/api/accountability-matters/${matterId}/members/remove`, { postId });
  }
}
