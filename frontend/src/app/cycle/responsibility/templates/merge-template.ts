import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { TemplateApi } from '../data/template-api';
import type {
  ListMerge,
  MergedTemplate,
  MergeQuestion,
  TemplateMerge,
  TemplateView,
} from '../data/template-views';
import { ListState } from '../ui/list-state';
import { RunProgress } from './run-progress';

/** 并入清单: what a new version does to the lists made from the one before, asked where both changed, then done. */
@Component({
  selector: 'zr-merge-template',
  imports: [
    RouterLink,
    EmptyState,
    FailedState,
    ListState,
    LoadBar,
    PageTitle,
    RefusalNote,
    RunProgress,
    SkeletonRows,
  ],
  templateUrl: './merge-template.html',
  styleUrl: './merge-template.less',
})
export class MergeTemplate {
  protected readonly t = injectWords();
  private readonly api = inject(TemplateApi);
  private readonly act = new Act();

  readonly id = input.required<string>();

  /** Whether the questions are put anew to which lists kept their own words. */
  protected readonly again = signal(false);
  protected readonly template = latest(httpResource<TemplateView>(() => `/api/list-templates/${this.id()}`));
  protected readonly merge = latest(
    httpResource<TemplateMerge>(() =>
      withQuery(`/api/list-templates/${this.id()}/merge`, { again: this.again() ? 'true' : null }),
    ),
  );
  /** What was answered, by list and question. */
  protected readonly answers = signal<ReadonlyMap<string, boolean>>(new Map());
  protected readonly questions = computed(() =>
    (this.merge.value()?.lists ?? []).flatMap((list) =>
      list.questions.map((question) => keyOf(list, question)),
    ),
  );
  protected readonly unanswered = computed(
    () => this.questions().filter((key) => !this.answers().has(key)).length,
  );
  /** Lists that would change now: those that ask are left alone until every question of theirs is answered. */
  protected readonly ready = computed(
    () =>
      (this.merge.value()?.lists ?? []).filter((list) =>
        list.questions.every((question) => this.answers().has(keyOf(list, question))),
      ).length,
  );
  protected readonly busy = signal(false);
  /** The job process is at work on the lists: nothing else is asked meanwhile. */
  protected readonly working = signal(false);
  protected readonly asked = signal(0);
  protected readonly done = signal<Omit<MergedTemplate, 'run'> | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected answerOf(list: ListMerge, question: MergeQuestion): boolean | undefined {
    return this.answers().get(keyOf(list, question));
  }

  protected answer(list: ListMerge, question: MergeQuestion, take: boolean): void {
    this.answers.update((answers) => new Map(answers).set(keyOf(list, question), take));
  }

  protected answerAll(take: boolean): void {
    this.answers.set(new Map(this.questions().map((key) => [key, take])));
  }

  protected async apply(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    this.done.set(null);
    try {
      const answers = [...this.answers()].map(([key, take]) => {
        const [listId, question] = key.split(' ') as [string, string];
        return { listId, key: question, take };
      });
      const { run, ...done } = await this.api.merge(this.id(), answers, null, this.act);
      if (run) this.asked.update((times) => times + 1);
      else this.done.set(done);
      this.answers.set(new Map());
      this.again.set(false);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
      this.merge.reload();
    }
  }
}

const keyOf = ({ listId }: ListMerge, { key }: MergeQuestion): string => `${listId} ${key}`;
