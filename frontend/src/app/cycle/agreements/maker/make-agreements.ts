import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { AgreementClause } from '@zeren/domain/cycle/agreements/agreement-clauses';
import { CONFIRMING_LEVELS } from '@zeren/domain/cycle/agreements/agreement-states';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AgreementsApi } from '../data/agreements-api';
import type { AgreementBatch, AgreementCandidate, AgreementCandidates } from '../data/agreement-views';
import { ClauseEditor } from '../ui/clause-editor';

const LOOK_AGAIN_MS = 1500;

/** How far what was asked for is. */
interface Progress {
  readonly state: 'running' | 'stopped' | 'done';
  readonly total: number;
  readonly made: number;
  readonly lookedAt: number;
}

/** 批量生成责任书: for whom, what is agreed, and then one agreement for each post at once. */
@Component({
  selector: 'zr-make-agreements',
  imports: [
    ClauseEditor,
    EmptyState,
    FailedState,
    FormsModule,
    LoadBar,
    PageTitle,
    RefusalNote,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './make-agreements.html',
  styleUrl: './make-agreements.less',
})
export class MakeAgreements {
  protected readonly t = injectWords();
  protected readonly workYear = inject(WorkYear);
  private readonly api = inject(AgreementsApi);
  private readonly once = new Act();

  protected readonly year = this.workYear.year;
  protected readonly superiorDocument = signal('');
  protected readonly everyPost = signal(false);
  protected readonly offered = latest(
    httpResource<AgreementCandidates>(() =>
      withQuery('/api/agreement-batches/candidates', {
        year: this.year(),
        everyPost: this.everyPost() ? '1' : null,
        everyLevel: this.superiorDocument().trim() ? '1' : null,
      }),
    ),
  );
  /** Levels in the order of the tree, with how many may be made and how many not. */
  protected readonly levels = computed(() => {
    const posts = this.offered.value()?.posts ?? [];
    return [...new Set(posts.map(({ levelCode }) => levelCode))].map((level) => {
      const ofLevel = posts.filter(({ levelCode }) => levelCode === level);
      return { level, open: ofLevel.filter(({ bar }) => bar === null).length, all: ofLevel.length };
    });
  });
  /** Levels that were taken out or put in by hand. */
  private readonly switched = signal<ReadonlyMap<string, boolean>>(new Map());
  private readonly left = signal<ReadonlySet<string>>(new Set());
  protected readonly posts = computed(() =>
    (this.offered.value()?.posts ?? []).filter(({ levelCode }) => this.isOn(levelCode)),
  );
  protected readonly chosen = computed(() =>
    this.posts().filter(({ bar, listId }) => bar === null && !this.left().has(listId)),
  );

  protected readonly title = signal('');
  protected readonly terms = signal('');
  protected readonly clauses = signal<readonly AgreementClause[]>([]);
  protected readonly dueOn = signal<string | null>(null);
  protected readonly validFrom = computed(() => `${this.year()}-01-01`);
  protected readonly validTo = computed(() => `${this.year()}-12-31`);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly progress = signal<Progress | null>(null);

  constructor() {
    effect(() => {
      const title = this.t('agreements.make.titleOf', { year: this.year() });
      const terms = this.t('agreements.make.termsExample');
      untracked(() => {
        this.title.set(title);
        this.terms.set(terms);
      });
    });
  }

  /** Villages and branches confirm their list: they are off until somebody names the document and turns them on. */
  protected isOn(level: string): boolean {
    return this.switched().get(level) ?? !CONFIRMING_LEVELS.includes(level);
  }

  protected toggle(level: string): void {
    const on = !this.isOn(level);
    this.switched.update((before) => new Map(before).set(level, on));
  }

  protected isChosen({ bar, listId }: AgreementCandidate): boolean {
    return bar === null && !this.left().has(listId);
  }

  protected choose({ listId }: AgreementCandidate): void {
    this.left.update((before) => {
      const after = new Set(before);
      if (!after.delete(listId)) after.add(listId);
      return after;
    });
  }

  protected async make(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const made = await this.api.make(
        {
          year: this.year(),
          title: this.title(),
          terms: this.terms(),
          listIds: this.chosen().map(({ listId }) => listId),
          validFrom: this.validFrom(),
          validTo: this.validTo(),
          clauses: [...this.clauses()],
          dueOn: this.dueOn() ?? null,
          superiorDocument: this.superiorDocument().trim() || null,
        },
        this.once,
      );
      await this.follow(made.batches);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
      this.offered.reload();
    }
  }

  /** A large batch is made off the request: its progress is asked for until all are through. */
  private async follow(made: readonly AgreementBatch[]): Promise<void> {
    let now = made;
    this.progress.set(progressOf(now));
    while (now.some(goesOn)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      now = await Promise.all(
        now.map((batch) => (goesOn(batch) ? this.api.batch(batch.id) : Promise.resolve(batch))),
      );
      this.progress.set(progressOf(now));
    }
  }
}

const goesOn = ({ state }: AgreementBatch): boolean => state === 'waiting' || state === 'running';

/** The batches of several issuing bodies, told as the one thing that was asked for. */
function progressOf(batches: readonly AgreementBatch[]): Progress {
  const sum = (count: 'total' | 'made' | 'lookedAt') => batches.reduce((all, batch) => all + batch[count], 0);
  const stopped = batches.some(({ state }) => state === 'stopped');
  const state = batches.some(goesOn) ? 'running' : stopped ? 'stopped' : 'done';
  return { state, total: sum('total'), made: sum('made'), lookedAt: sum('lookedAt') };
}
