import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ListToOpen, Openings } from '../data/responsibility-views';
import type { TemplateLibrary } from '../data/template-views';
import { TemplateLists } from '../templates/template-lists';

/** How long typing must pause before it is looked up. */
const FIND_PAUSE = 250;

/** 新建清单: a year begun with the lists of the one before, a draft for one post, or drafts for all posts of a kind. */
@Component({
  selector: 'zr-new-list',
  imports: [
    FormsModule,
    RouterLink,
    FailedState,
    LoadBar,
    PageTitle,
    RefusalNote,
    SkeletonRows,
    TemplateLists,
  ],
  templateUrl: './new-list.html',
  styleUrl: './new-list.less',
})
export class NewList {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  private readonly api = inject(ResponsibilityApi);
  private readonly router = inject(Router);
  private readonly copyAct = new Act();
  private readonly openAct = new Act();
  private finding: ReturnType<typeof setTimeout> | undefined;

  protected readonly q = signal('');
  protected readonly openings = latest(
    httpResource<Openings>(() =>
      withQuery('/api/responsibility-lists/openings', { year: this.year(), q: this.q() || null }),
    ),
  );
  private readonly library = latest(httpResource<TemplateLibrary>(() => '/api/list-templates'));
  protected readonly templates = computed(() =>
    (this.library.value()?.items ?? []).filter(({ state }) => state === 'published'),
  );
  protected readonly templateId = signal('');
  protected readonly busy = signal(false);
  protected readonly copied = signal<{ readonly lists: number; readonly items: number } | null>(null);
  protected readonly copyProblem = signal<Problem | null>(null);
  protected readonly openProblem = signal<Problem | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.finding));
  }

  /** Finds while one types, once typing pauses. */
  protected findSoon(text: string): void {
    clearTimeout(this.finding);
    this.finding = setTimeout(() => this.q.set(text.trim()), FIND_PAUSE);
  }

  /** 续编: so many lists a request, until none is left. */
  protected async copy(): Promise<void> {
    this.busy.set(true);
    this.copyProblem.set(null);
    const toYear = this.year();
    try {
      for (let more = true; more;) {
        const done = await this.api.copyLists(toYear - 1, toYear, this.copyAct);
        const before = this.copied() ?? { lists: 0, items: 0 };
        this.copied.set({ lists: before.lists + done.lists, items: before.items + done.items });
        more = done.more;
      }
    } catch (thrown) {
      this.copyProblem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
      this.openings.reload();
    }
  }

  protected async open(postId: string, from: ListToOpen['from']): Promise<void> {
    this.busy.set(true);
    this.openProblem.set(null);
    try {
      const { id } = await this.api.open({ year: this.year(), postId, from }, this.openAct);
      await this.router.navigate(['/responsibility-lists', id, 'edit']);
    } catch (thrown) {
      this.openProblem.set(toProblem(thrown));
      this.openings.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
