import { Service, inject } from '@angular/core';
import type { Act } from '../../../../platform/http/act';
import { Api } from '../../../../platform/http/api';
import type { Page, Query } from '../../../../platform/http/api';
import type {
  DirectiveDraft,
  DirectiveRow,
  DirectiveSaved,
  DutyTable,
  Row,
  TableSaved,
  TargetChoices,
} from './directive-views';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Directives and the tables that they ask for, over HTTP. */
@Service()
export class DirectivesApi {
  private readonly api = inject(Api);

  page(state: string | null, after: string | null): Promise<Page<DirectiveRow>> {
    return this.api.get('/api/directives', { state, after, limit: 50 });
  }

  targets(query: Query): Promise<TargetChoices> {
    return this.api.get('/api/directives/target-choices', query);
  }

  draft(draft: DirectiveDraft, act: Act): Promise<DirectiveSaved> {
    return this.api.post('/api/directives', draft, { act });
  }

  edit({ id, version }: Versioned, draft: DirectiveDraft): Promise<DirectiveSaved> {
    return this.api.put(`/api/directives/${id}`, draft, { version });
  }

  issue({ id, version }: Versioned, act: Act): Promise<DirectiveSaved> {
    return this.api.post(`/api/directives/${id}/issue`, {}, { version, act });
  }

  withdraw({ id, version }: Versioned, reason: string, act: Act): Promise<DirectiveSaved> {
    return this.api.post(`/api/directives/${id}/withdraw`, { reason }, { version, act });
  }

  saveTable(dutyId: string, version: number, rows: readonly Row[]): Promise<TableSaved> {
    return this.api.put(`/api/duties/${dutyId}/table`, { rows }, { version });
  }

  sendTable(dutyId: string, version: number, act: Act): Promise<DutyTable> {
    return this.api.post(`/api/duties/${dutyId}/table/send`, {}, { version, act });
  }

  sendTableBack(dutyId: string, version: number, reason: string, act: Act): Promise<DutyTable> {
    return this.api.post(`/api/duties/${dutyId}/table/send-back`, { reason }, { version, act });
  }
}
