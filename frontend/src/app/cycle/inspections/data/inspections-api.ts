import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type {
  InspectionBody,
  InspectionResult,
  InspectionView,
  MemberBody,
  PlanView,
  VisitView,
} from './inspection-views';

type Seen = Pick<InspectionView, 'id' | 'version'>;

/** What a plan says. */
export interface PlanWords {
  readonly name: string;
  readonly filingNumber: string | null;
  readonly cap: number;
}

/** Plans, inspections and visits over HTTP. */
@Service()
export class InspectionsApi {
  private readonly api = inject(Api);

  createPlan(body: PlanWords & { readonly year: number }, act: Act): Promise<PlanView> {
    return this.api.post('/api/inspection-plans', body, { act });
  }

  changePlan({ id, version }: Seen, body: PlanWords): Promise<PlanView> {
    return this.api.put(`/api/inspection-plans/${id}`, body, { version });
  }

  announce(body: InspectionBody, act: Act): Promise<InspectionView> {
    return this.api.post('/api/inspections', body, { act });
  }

  draw({ id, version }: Seen): Promise<InspectionView> {
    return this.api.post(`/api/inspections/${id}/draw`, {}, { version });
  }

  changeTeam({ id, version }: Seen, team: readonly MemberBody[]): Promise<InspectionView> {
    return this.api.put(`/api/inspections/${id}/team`, { team }, { version });
  }

  start(id: string, targetId: string, body: { heldOn: string; onPaper: boolean }): Promise<VisitView> {
    return this.api.post(`/api/inspections/${id}/targets/${targetId}/start`, body);
  }

  writeRow(
    id: string,
    rowId: string,
    body: { result: InspectionResult | null; note: string | null },
  ): Promise<VisitView> {
    return this.api.put(`/api/inspection-visits/${id}/rows/${rowId}`, body);
  }

  find(id: string, rowId: string): Promise<VisitView> {
    return this.api.post(`/api/inspection-visits/${id}/rows/${rowId}/finding`);
  }

  finish({ id, version }: Seen): Promise<VisitView> {
    return this.api.post(`/api/inspection-visits/${id}/finish`, {}, { version });
  }
}
