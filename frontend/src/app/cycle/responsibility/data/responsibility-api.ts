import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import type { SheetChanges } from '@zeren/domain/cycle/responsibility/items/sheet-changes';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type {
  CadenceSuggestion,
  CopiedLists,
  DatingView,
  IssuedSet,
  ListToOpen,
  ObjectionView,
  ResponsibilityListRow,
  ResponsibilityListView,
} from './responsibility-views';

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

  one(id: string): Promise<ResponsibilityListView> {
    return this.api.get(`/api/responsibility-lists/${id}`);
  }

  /** Saves what was changed in a draft's sheet; answers the list as it is stored. */
  saveItems(
    id: string,
    version: number,
    { saved, removed, order }: Pick<SheetChanges, 'saved' | 'removed' | 'order'>,
  ): Promise<ResponsibilityListView> {
    return this.api.put(`/api/responsibility-lists/${id}/items`, { saved, removed, order }, { version });
  }

  /** What dates of a year are computed from. */
  dating(year: number): Promise<DatingView> {
    return this.api.get('/api/responsibility-lists/undated/dating', { year });
  }

  /** 新建: a draft for one post. */
  open(given: ListToOpen, act: Act): Promise<ResponsibilityListRow> {
    return this.api.post('/api/responsibility-lists', given, { act });
  }

  /** 续编: drafts made of an earlier year's lists, so many at a time. */
  copyLists(fromYear: number, toYear: number, act: Act): Promise<CopiedLists> {
    return this.api.post('/api/list-sets/copy', { fromYear, toYear }, { act });
  }

  /** 印发 one list. */
  issue(list: ResponsibilityListRow, act: Act): Promise<ResponsibilityListRow> {
    return this.api.post(`/api/responsibility-lists/${list.id}/issue`, {}, { version: list.version, act });
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

  /** Asks for the check of a set; a job runs it. */
  askCheck(setId: string, act: Act): Promise<{ readonly checkId: string }> {
    return this.api.post(`/api/list-sets/${setId}/checks`, {}, { act });
  }

  /** One reason for several things warned of; an empty one takes it back. */
  giveReason(setId: string, keys: readonly string[], reason: string, until: string | null): Promise<unknown> {
    return this.api.put(`/api/list-sets/${setId}/reasons`, { keys, reason, ...(until ? { until } : {}) });
  }

  /** 印发 drafts of a set, so many at a time. */
  issueSet(setId: string, act: Act): Promise<IssuedSet> {
    return this.api.post(`/api/list-sets/${setId}/issue`, {}, { act });
  }

  /** 提异议 instead of signing: to one item, or to the list as a whole. */
  object(list: ResponsibilityListRow, itemId: string | null, text: string, act: Act): Promise<ObjectionView> {
    const body = { text, ...(itemId === null ? {} : { itemId }) };
    return this.api.post(`/api/responsibility-lists/${list.id}/objections`, body, {
      version: list.version,
      act,
    });
  }

  /** 答复 an objection. */
  answer(
    listId: string,
    objection: ObjectionView,
    outcome: 'upheld' | 'rejected',
    reply: string,
    act: Act,
  ): Promise<ObjectionView> {
    const url = `/api/responsibility-lists/${listId}/objections/${objection.id}/answer`;
    return this.api.post(url, { outcome, reply }, { version: objection.version, act });
  }

  /** 修订: opens the next version as a draft. */
  amend(list: ResponsibilityListRow, reason: string, act: Act): Promise<ResponsibilityListRow> {
    return this.api.post(
      `/api/responsibility-lists/${list.id}/amend`,
      { reason },
      { version: list.version, act },
    );
  }
}
