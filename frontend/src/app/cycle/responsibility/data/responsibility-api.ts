import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type { BatchIssue, CadenceSuggestion, ResponsibilityListRow } from './responsibility-views';

export interface ListQuery {
  readonly year: number;
  readonly state: string | null;
  readonly organizationId: string | null;
  readonly q: string | null;
}

/** Responsibility lists over HTTP. */
@Service()
export class ResponsibilityApi {
  private readonly api = inject(Api);

  page(query: ListQuery, after: string | null): Promise<Page<ResponsibilityListRow>> {
    return this.api.get('/api/responsibility-lists', { ...query, after, limit: 100 });
  }

  /** 印发 one list. */
  issue(list: ResponsibilityListRow, act: Act): Promise<ResponsibilityListRow> {
    return this.api.post(`/api/responsibility-lists/${list.id}/issue`, {}, { version: list.version, act });
  }

  /** 印发 many; those that can't be issued are named with the reason, the others go. */
  issueMany(listIds: readonly string[], act: Act): Promise<BatchIssue> {
    return this.api.post('/api/responsibility-lists/issue', { listIds }, { act });
  }

  /** 签收: the holder has read the list and takes it on. */
  receive(list: ResponsibilityListRow, act: Act): Promise<ResponsibilityListRow> {
    return this.api.post(`/api/responsibility-lists/${list.id}/receive`, {}, { version: list.version, act });
  }

  /** Says what a cadence phrase means, for all items of the year that use it. */
  settle(
    year: number,
    phrase: string,
    suggestion: CadenceSuggestion,
    act: Act,
  ): Promise<{ readonly itemCount: number }> {
    return this.api.post(
      '/api/responsibility-lists/undated/settle',
      { year, phrase, clauses: suggestion.clauses },
      { act },
    );
  }
}
