import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { FailedState } from '../../../platform/ui/failed-state';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { TemplateApi } from '../data/template-api';
import type { UnlistedPosts } from '../data/template-views';
import { RunProgress } from './run-progress';

/** 按模板起草清单: the posts that a template is for and that have no list this year, drafted all at once or as chosen. */
@Component({
  selector: 'zr-template-lists',
  imports: [RouterLink, FailedState, RefusalNote, RunProgress],
  templateUrl: './template-lists.html',
  styleUrl: './template-lists.less',
})
export class TemplateLists {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  private readonly api = inject(TemplateApi);
  private readonly act = new Act();

  readonly templateId = input.required<string>();

  protected readonly posts = latest(
    httpResource<UnlistedPosts>(() =>
      withQuery(`/api/list-templates/${this.templateId()}/posts-without-list`, { year: this.year() }),
    ),
  );
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly opened = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly working = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** Another look at the run after one was asked for. */
  protected readonly asked = signal(0);
  protected readonly total = computed(() => this.posts.value()?.total ?? 0);

  constructor() {
    effect(() => {
      this.templateId();
      this.year();
      this.chosen.set(new Set());
      this.opened.set(null);
      this.problem.set(null);
    });
  }

  protected choose(postId: string, on: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (on) next.add(postId);
      else next.delete(postId);
      return next;
    });
  }

  protected ended(): void {
    this.posts.reload();
  }

  protected async open(postIds: readonly string[] | null): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { opened, run } = await this.api.openLists(this.templateId(), this.year(), postIds, this.act);
      this.opened.set(run ? null : opened);
      if (run) this.asked.update((times) => times + 1);
      this.chosen.set(new Set());
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
      this.posts.reload();
    }
  }
}
