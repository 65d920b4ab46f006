import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { itemOfRow } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import { rowOfItem } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { furthestFromMembers } from '@zeren/domain/cycle/responsibility/check/coverage';
import { ONE_TAP_REASONS } from '@zeren/domain/cycle/responsibility/check/warning-key';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import type { Problem } from '../../../platform/http/problem';
import { toProblem } from '../../../platform/http/problem';
import { writeInstant } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WorkYear } from '../../../platform/session/work-year';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { ResponsibilityApi } from '../data/responsibility-api';
import type {
  BatchIssue,
  CheckedShare,
  CoverageCell,
  ListSet,
  SetCheckView,
  WordingFinding,
  SetCheckResult,
} from '../data/responsibility-views';
import { IssueConfirm, IssueOutcome } from '../ui/issue-confirm';
import { TagNames } from '../data/tag-names';
import { CellSuggestions } from '../templates/cell-suggestions';
import { CellReasons } from './cell-reasons';
import { CopiedShares } from './copied-shares';
import { CoverageMatrix } from './coverage-matrix';
import { TeamLoads } from './team-loads';
import { WordingFindings } from './wording-findings';

const POLL_MS = 1_000;
const UNDATED = 'responsibility-list.undated';

/** 责任清单体检: a whole set on one page before it is issued; each red cell wants an item or a reason. */
@Component({
  selector: 'zr-list-check',
  imports: [
    FormsModule,
    RouterLink,
    CellReasons,
    CellSuggestions,
    CopiedShares,
    CoverageMatrix,
    EmptyState,
    FailedState,
    IssueConfirm,
    IssueOutcome,
    Light,
    LoadBar,
    PageTitle,
    RefusalNote,
    SealButton,
    Sheet,
    SkeletonRows,
    TeamLoads,
    WordingFindings,
    WhySeen,
  ],
  templateUrl: './list-check.html',
  styleUrl: './list-check.less',
})
export class ListCheck {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  protected readonly year = inject(WorkYear).year;
  protected readonly names = inject(TagNames);
  private readonly session = inject(Session);
  private readonly api = inject(ResponsibilityApi);
  private readonly router = inject(Router);
  private readonly askAct = new Act();
  private readonly issueAct = new Act();

  /** The set, from the address; the first in sight when left out. */
  readonly set = input<string>();

  protected readonly oneTap = ONE_TAP_REASONS;
  protected readonly mayIssue = computed(() => this.session.may('responsibility-lists.issue'));
  protected readonly mayEdit = computed(() => this.session.may('responsibility-lists.edit'));
  protected readonly sets = latest(
    httpResource<ListSet[]>(() => withQuery('/api/list-sets', { year: this.year() })),
  );
  protected readonly chosenId = computed(() => this.set() ?? this.sets.value()?.[0]?.id);
  protected readonly check = latest(
    httpResource<SetCheckView>(() => {
      const id = this.chosenId();
      return id ? `/api/list-sets/${id}/check` : undefined;
    }),
  );
  protected readonly result = computed(() => this.check.value()?.result ?? null);
  protected readonly state = computed(() => this.check.value()?.set.check ?? null);
  protected readonly running = computed(() => this.state() !== null && this.state()!.state !== 'done');
  protected readonly percent = computed(() => {
    const state = this.state();
    return state && state.itemsTotal > 0 ? Math.floor((100 * state.itemsDone) / state.itemsTotal) : 0;
  });
  protected readonly reasons = computed(
    () => new Map((this.check.value()?.reasons ?? []).map((one) => [one.warningKey, one.reason])),
  );
  protected readonly gaps = computed(() =>
    (this.result()?.coverage.cells ?? []).filter(
      (cell) => cell.state === 'empty' && !this.reasons().has(keyOf(cell)),
    ),
  );

  /** The member whose part of the matrix is looked at, of this check. */
  protected readonly only = linkedSignal<
    SetCheckResult | null,
    SetCheckResult['teams'][number]['members'][number] | null
  >({ source: this.result, computation: () => null });
  protected readonly drafts = computed(() => this.check.value()?.drafts ?? null);
  protected readonly meta = computed(() => {
    const set = this.check.value()?.set;
    if (!set) return this.t('responsibility.meta', { year: this.year() });
    const at = set.check?.finishedAt;
    return this.t(at ? 'responsibility.check.metaAt' : 'responsibility.check.meta', {
      year: set.year,
      lists: set.lists,
      n: this.result()?.itemCount ?? 0,
      at: at ? writeInstant(at, 'cell', this.locale.active()) : '',
    });
  });
  /** Where no domain falls behind its branches, the one that is furthest from its members is told. */
  protected readonly byMembers = computed(() => furthestFromMembers(this.result()?.balance ?? []));
  protected readonly coveredPercent = computed(() => {
    const { filled = 0, required = 0 } = this.result()?.coverage ?? {};
    return required === 0 ? '—' : `${Math.floor((100 * filled) / required)}%`;
  });
  protected readonly shares = computed(() => {
    const found = this.result();
    if (!found) return [];
    return [
      { key: 'heads', of: found.threeHeads, floor: false },
      { key: 'rural', of: found.ruralAndCommunity, floor: false },
      { key: 'narrow', of: found.organizationBuilding, floor: false },
      // Of these there are to be no fewer.
      { key: 'outcomes', of: found.outcomes, floor: true },
    ];
  });
  /** 学校：组织、作风；企业：政治. */
  protected readonly gapNames = computed(() => {
    const domains = [...new Set(this.gaps().map(({ domain }) => domain))];
    const dimensionsOf = (domain: string) =>
      this.gaps()
        .filter((cell) => cell.domain === domain)
        .map(({ dimension }) => this.names.dimension(dimension).replace(/(?:建设| building)$/, ''))
        .join(this.t('responsibility.check.and'));
    return domains
      .map((domain) => {
        const words = { domain: this.names.domain(domain), dimensions: dimensionsOf(domain) };
        return this.t('responsibility.check.gapsIn', words);
      })
      .join(this.t('responsibility.check.join'));
  });

  /** What a reason is being given for: keys and a name. */
  protected readonly explaining = signal<{ readonly keys: readonly string[]; readonly name: string } | null>(
    null,
  );
  protected readonly taken = signal<ReadonlySet<string>>(new Set());
  protected readonly reason = signal('');
  /** Until when the gap is to be closed; empty where it need not be. */
  protected readonly until = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly confirming = signal(false);
  protected readonly outcome = signal<BatchIssue | null>(null);

  constructor() {
    const timer = setInterval(() => {
      if (this.running()) this.check.reload();
    }, POLL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    // Another set, another outcome.
    effect(() => {
      this.chosenId();
      this.outcome.set(null);
      this.confirming.set(false);
      this.problem.set(null);
    });
  }

  protected choose(id: string): void {
    void this.router.navigate([], { queryParams: { set: id }, queryParamsHandling: 'merge' });
  }

  protected share({ share }: CheckedShare): string {
    return share === null ? '—' : `${Math.round(100 * share)}%`;
  }

  protected line({ threshold }: CheckedShare): number {
    return Math.round(100 * threshold);
  }

  protected whole(share: number | null): number {
    return Math.round(100 * (share ?? 0));
  }

  protected ask(): Promise<void> {
    return this.act(async (id) => {
      await this.api.askCheck(id, this.askAct);
      this.taken.set(new Set());
      this.check.reload();
    });
  }

  protected explainCell(cell: CoverageCell): void {
    this.begin([keyOf(cell)], `${this.names.dimension(cell.dimension)} × ${this.names.domain(cell.domain)}`);
  }

  protected explainGaps(): void {
    this.begin(this.gaps().map(keyOf), this.t('responsibility.check.gapCount', { n: this.gaps().length }));
  }

  protected explainWording(finding: WordingFinding): void {
    this.begin([finding.key], finding.textZh);
  }

  private begin(keys: readonly string[], name: string): void {
    this.reason.set(this.reasons().get(keys[0] ?? '') ?? '');
    this.until.set(this.check.value()?.reasons.find((one) => one.warningKey === keys[0])?.until ?? '');
    this.explaining.set({ keys, name });
  }

  /** 采用: the library's wording, deadline and evidence take the place of the vague ones in the draft. */
  protected takeBetter({ listId, itemId, better }: WordingFinding): Promise<void> {
    return this.act(async () => {
      const list = await this.api.one(listId);
      const item = list.items.find(({ id }) => id === itemId);
      if (!item || !better) return;
      const { textZh, cadencePhrase, evidenceAsked } = better;
      const said = { textZh, cadencePhrase, evidenceAsked: evidenceAsked ?? item.evidenceAsked };
      const saved = { ...itemOfRow(rowOfItem(item)), id: itemId, ...said, cadenceClauses: null };
      await this.api.saveItems(listId, list.version, { saved: [saved], removed: [], order: [] });
      this.taken.update((taken) => new Set(taken).add(itemId));
      this.check.reload();
    });
  }

  /** 本年内补齐 is a promise for the year's last day unless another is chosen. */
  protected tap({ zh, fills }: (typeof ONE_TAP_REASONS)[number]): Promise<void> {
    if (fills && this.until() === '') this.until.set(`${this.check.value()!.set.year}-12-31`);
    return this.give(zh);
  }

  protected give(reason: string): Promise<void> {
    const { keys } = this.explaining()!;
    return this.act(async (id) => {
      await this.api.giveReason(id, keys, reason, this.until() || null);
      this.explaining.set(null);
      this.check.reload();
    });
  }

  protected async issue(): Promise<void> {
    await this.act(async (id) => {
      let issued = 0;
      const refused = new Map<string, BatchIssue['refused'][number]>();
      for (let left = 1; left > 0;) {
        const done = await this.api.issueSet(id, this.issueAct);
        issued += done.issued;
        for (const one of done.refused) refused.set(one.id, one);
        // Those that wait for a deadline are named by themselves.
        const others = [...refused.values()].filter(({ code }) => code !== UNDATED);
        this.outcome.set({ issued, refused: others });
        // What can't be issued stays a draft, and would be met again.
        left = done.issued === 0 ? 0 : done.left;
      }
    });
    this.confirming.set(false);
    this.sets.reload();
    this.check.reload();
  }

  private async act(work: (setId: string) => Promise<void>): Promise<void> {
    const id = this.chosenId();
    if (!id) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work(id);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}

const keyOf = ({ dimension, domain }: CoverageCell): string => `empty-cell:${dimension}:${domain}`;
