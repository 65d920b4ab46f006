import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type {
  NewTickets,
  PaperBundle,
  PaperBundles,
  SurveyBody,
  SurveyRow,
  SurveySaved,
  SurveyView,
} from './survey-views';

type Seen = Pick<SurveyView, 'id' | 'version'>;
export type Sheet = Readonly<Record<string, string>>;

/** Surveys over HTTP. */
@Service()
export class SurveyApi {
  private readonly api = inject(Api);

  page(after: string | null): Promise<Page<SurveyRow>> {
    return this.api.get('/api/surveys', { after });
  }

  draft(body: SurveyBody, act: Act): Promise<SurveySaved> {
    return this.api.post('/api/surveys', body, { act });
  }

  edit({ id, version }: Seen, body: SurveyBody): Promise<SurveySaved> {
    return this.api.put(`/api/surveys/${id}`, body, { version });
  }

  open({ id, version }: Seen, act: Act): Promise<SurveyView> {
    return this.api.post(`/api/surveys/${id}/open`, {}, { version, act });
  }

  close({ id, version }: Seen, act: Act): Promise<SurveyView> {
    return this.api.post(`/api/surveys/${id}/close`, {}, { version, act });
  }

  makeTickets(id: string, surveyGroupId: string, tickets: number, act: Act): Promise<NewTickets> {
    return this.api.post(`/api/surveys/${id}/ticket-batches`, { surveyGroupId, tickets }, { act });
  }

  voidTickets(id: string, batchId: string, act: Act): Promise<{ readonly voided: number }> {
    return this.api.post(`/api/surveys/${id}/ticket-batches/${batchId}/void`, {}, { act });
  }

  enterPaper(id: string, surveyGroupId: string, sheets: readonly Sheet[], act: Act): Promise<PaperBundles> {
    return this.api.post(`/api/surveys/${id}/paper`, { surveyGroupId, sheets }, { act });
  }

  enterPaperAgain(
    id: string,
    { id: paperId, version }: PaperBundle,
    sheets: readonly Sheet[],
    act: Act,
  ): Promise<PaperBundles> {
    return this.api.post(`/api/surveys/${id}/paper/${paperId}/enter-again`, { sheets }, { version, act });
  }

  settlePaper(
    id: string,
    { id: paperId, version }: PaperBundle,
    decisions: readonly { sheet: number; cell: string; value: string | null }[],
    act: Act,
  ): Promise<PaperBundles> {
    return this.api.post(`/api/surveys/${id}/paper/${paperId}/settle`, { decisions }, { version, act });
  }
}
