import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type {
  AssessedUnit,
  Assessment,
  AssessmentRow,
  FactSheets,
  Mark,
  MarkSheetOf,
  NewAssessment,
  Scheme,
  SchemeRow,
  TypedFact,
} from './assessment-views';

type Seen = Pick<Assessment, 'id' | 'version'>;

/** Schemes and assessments over HTTP. */
@Service()
export class AssessmentApi {
  private readonly api = inject(Api);

  page(after: string | null): Promise<Page<AssessmentRow>> {
    return this.api.get('/api/assessments', { after });
  }

  units(id: string, after: string | null): Promise<Page<AssessedUnit>> {
    return this.api.get(`/api/assessments/${id}/units`, { after, limit: 100 });
  }

  open(body: NewAssessment, act: Act): Promise<Assessment> {
    return this.api.post('/api/assessments', body, { act });
  }

  freeze({ id, version }: Seen, act: Act): Promise<Assessment> {
    return this.api.post(`/api/assessments/${id}/freeze`, {}, { version, act });
  }

  score({ id, version }: Seen, act: Act): Promise<Assessment> {
    return this.api.post(`/api/assessments/${id}/score`, {}, { version, act });
  }

  openResults(assessmentId: string, act: Act): Promise<{ readonly id: string }> {
    return this.api.post('/api/result-rounds', { assessmentId }, { act });
  }

  nameScorers({ id, version }: Seen, personIds: readonly string[]): Promise<Assessment> {
    return this.api.put(`/api/assessments/${id}/scorers`, { personIds }, { version });
  }

  typeFacts(id: string, facts: readonly TypedFact[]): Promise<FactSheets> {
    return this.api.put(`/api/assessments/${id}/facts`, { facts });
  }

  mark(id: string, mark: Mark): Promise<MarkSheetOf> {
    return this.api.put(`/api/assessments/${id}/mark-sheet`, mark);
  }

  sendMarks(id: string, act: Act): Promise<MarkSheetOf> {
    return this.api.post(`/api/assessments/${id}/mark-sheet/send`, {}, { act });
  }

  schemes(after: string | null): Promise<Page<SchemeRow>> {
    return this.api.get('/api/assessment-schemes', { after });
  }

  keepScheme(
    organizationId: string,
    given: { readonly document: object } | { readonly readySet: string },
    act: Act,
  ): Promise<Scheme> {
    return this.api.post('/api/assessment-schemes', { organizationId, ...given }, { act });
  }

  replaceScheme({ id, version }: Seen, document: object): Promise<Scheme> {
    return this.api.put(`/api/assessment-schemes/${id}`, { document }, { version });
  }

  publishScheme({ id, version }: Seen, act: Act): Promise<Scheme> {
    return this.api.post(`/api/assessment-schemes/${id}/publish`, {}, { version, act });
  }
}
