import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { ListSet } from '../data/responsibility-views';
import { TagNames } from '../data/tag-names';
import { TemplateApi } from '../data/template-api';
import type { TemplateLibrary } from '../data/template-views';

/** 清单模板: one a kind of post, by level and domain; what lists are drafted from and checked against. */
@Component({
  selector: 'zr-templates',
  imports: [
    FormsModule,
    RouterLink,
    EmptyState,
    FailedState,
    InstantPipe,
    LoadBar,
    PageTitle,
    RefusalNote,
    SkeletonRows,
  ],
  templateUrl: './templates.html',
  styleUrl: './templates.less',
})
export class Templates {
  protected readonly t = injectWords();
  protected readonly names = inject(TagNames);
  private readonly api = inject(TemplateApi);
  private readonly router = inject(Router);
  private readonly year = inject(WorkYear).year;
  private readonly draftAct = new Act();

  /** From the address, so that a link shows the same rows. */
  readonly level = input<string>();
  readonly domain = input<string>();

  protected readonly library = latest(httpResource<TemplateLibrary>(() => '/api/list-templates'));
  private readonly sets = latest(
    httpResource<ListSet[]>(() =>
      this.library.value()?.mayKeep ? withQuery('/api/list-sets', { year: this.year() }) : undefined,
    ),
  );
  protected readonly rows = computed(() =>
    (this.library.value()?.items ?? []).filter(
      ({ levelCode, domainCode }) =>
        (!this.level() || levelCode === this.level()) && (!this.domain() || domainCode === this.domain()),
    ),
  );
  protected readonly levels = computed(() => distinct(this.library.value(), ({ levelCode }) => levelCode));
  protected readonly domains = computed(() => distinct(this.library.value(), ({ domainCode }) => domainCode));
  protected readonly source = computed(() => this.sets.value()?.find(({ lists }) => lists > 0) ?? null);
  protected readonly busy = signal(false);
  protected readonly drafted = signal<number | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected async draftFromSet(listSetId: string): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { templateIds } = await this.api.draft({ listSetId }, this.draftAct);
      this.drafted.set(templateIds.length);
      this.library.reload();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}

function distinct(
  library: TemplateLibrary | undefined,
  of: (row: TemplateLibrary['items'][number]) => string | null,
): string[] {
  return [...new Set((library?.items ?? []).flatMap((row) => of(row) ?? []))];
}
