import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type {
  DraftedItems,
  MergeAnswer,
  MergedTemplate,
  OpenedLists,
  TemplateToSave,
  TemplateView,
} from './template-views';

/** Templates of lists over HTTP. */
@Service()
export class TemplateApi {
  private readonly api = inject(Api);

  /** Opens drafts: of the next version, or one for each kind of post of a set. */
  draft(
    from: { readonly templateId: string } | { readonly listSetId: string },
    act: Act,
  ): Promise<{ readonly templateIds: readonly string[] }> {
    return this.api.post('/api/list-templates', from, { act });
  }

  save({ id, version }: TemplateView, given: TemplateToSave): Promise<TemplateView> {
    return this.api.put(`/api/list-templates/${id}`, given, { version });
  }

  publish({ id, version }: TemplateView, act: Act): Promise<TemplateView> {
    return this.api.post(`/api/list-templates/${id}/publish`, {}, { version, act });
  }

  /** Takes a draft away; answers the version in force, if there is one. */
  discard({ id, version }: TemplateView, act: Act): Promise<{ readonly inForceId: string | null }> {
    return this.api.post(`/api/list-templates/${id}/discard`, {}, { version, act });
  }

  /** Opens drafts from a template for posts without a list; all of them when none are named. */
  openLists(id: string, year: number, postIds: readonly string[] | null, act: Act): Promise<OpenedLists> {
    const body = postIds ? { year, postIds } : { year };
    return this.api.post(`/api/list-templates/${id}/lists`, body, { act });
  }

  /** Takes a version over into lists, so many at a time; `rest` answers what has no answer of its own. */
  merge(
    id: string,
    answers: readonly MergeAnswer[],
    rest: 'template' | 'list' | null,
    act: Act,
  ): Promise<MergedTemplate> {
    return this.api.post(`/api/list-templates/${id}/merge`, { answers, rest }, { act });
  }

  /** Drafts the library's items for empty cells of a set; each goes to whoever should bear it. */
  draftItems(
    setId: string,
    cells: readonly { readonly dimension: string; readonly domain: string; readonly code?: string }[],
    act: Act,
  ): Promise<DraftedItems> {
    return this.api.post(`/api/list-sets/${setId}/drafts`, { cells }, { act });
  }
}
