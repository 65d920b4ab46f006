import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type { Objection, ResultOf, ResultRow, Round, ScoreObjection, Use } from './result-views';

type Seen = Pick<Round, 'id' | 'version'>;

/** Results over HTTP. */
@Service()
export class ResultsApi {
  private readonly api = inject(Api);

  rounds(after: string | null): Promise<Page<Round>> {
    return this.api.get('/api/result-rounds', { after });
  }

  results(roundId: string, after: string | null): Promise<Page<ResultRow>> {
    return this.api.get(`/api/result-rounds/${roundId}/results`, { after, limit: 100 });
  }

  open(assessmentId: string, act: Act): Promise<Round> {
    return this.api.post('/api/result-rounds', { assessmentId }, { act });
  }

  publicise({ id, version }: Seen, act: Act): Promise<Round> {
    return this.api.post(`/api/result-rounds/${id}/publicise`, {}, { version, act });
  }

  finalize({ id, version }: Seen, act: Act): Promise<Round> {
    return this.api.post(`/api/result-rounds/${id}/finalize`, {}, { version, act });
  }

  tell({ id, version }: Seen, words: string, act: Act): Promise<ResultOf> {
    return this.api.post(`/api/results/${id}/tell`, { words: words || null }, { version, act });
  }

  read(id: string, act: Act): Promise<ResultOf> {
    return this.api.post(`/api/results/${id}/read`, {}, { act });
  }

  object(id: string, objection: Objection, act: Act): Promise<ResultOf> {
    return this.api.post(`/api/results/${id}/object`, objection, { act });
  }

  use({ id, version }: Seen, use: Use, act: Act): Promise<ResultOf> {
    return this.api.post(`/api/results/${id}/use`, use, { version, act });
  }

  decide({ id, version }: ScoreObjection, upheld: boolean, reason: string, act: Act): Promise<ResultOf> {
    return this.api.post(`/api/score-objections/${id}/decide`, { upheld, reason }, { version, act });
  }
}
