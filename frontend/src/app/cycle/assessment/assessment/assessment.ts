import { httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { toProblem } from '../../../platform/http/problem';
import { writeDay } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AssessmentApi } from '../data/assessment-api';
import type { AssessedUnit, Assessment } from '../data/assessment-views';
import { PointsPipe } from '../data/points';
import { SaidPipe } from '../data/said';
import { ScorersSheet } from './scorers-sheet';

/** While the job scores, the page looks again so often. */
const LOOK_AGAIN = 2000;
/** Below this share of its points an indicator is marked, in weight as well as in colour. */
const LOW = 0.6;

/** One assessment: how far it is, who marks, and the table of units by indicators. */
@Component({
  selector: 'zr-assessment',
  imports: [
    EmptyState,
    FailedState,
    LoadBar,
    MoreRows,
    PageTitle,
    PointsPipe,
    RefusalNote,
    RouterLink,
    SaidPipe,
    ScorersSheet,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './assessment.html',
  styleUrl: './assessment.less',
})
export class AssessmentPage {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly api = inject(AssessmentApi);
  private readonly locale = inject(Locale);
  private readonly freezing = new Act();
  private readonly scoring = new Act();
  private readonly opening = new Act();
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  protected readonly read = latest(httpResource<Assessment>(() => `/api/assessments/${this.id()}`));
  protected readonly one = linkedSignal(() => this.read.value());
  protected readonly units = new PagedRows<AssessedUnit>((after) => this.api.units(this.id(), after));
  protected readonly groups = computed(() => {
    const names = [...new Set(this.units.items().map(({ groupName }) => groupName))];
    return names.map((name) => ({
      name,
      units: this.units.items().filter(({ groupName }) => groupName === name),
    }));
  });
  protected readonly scored = computed(() => this.units.items().some(({ total }) => total !== null));
  /** Scored meanwhile: the table is read again. */
  private readonly state = computed(() => this.one()?.state);
  protected readonly naming = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  constructor() {
    effect(() => {
      this.id();
      this.state();
      untracked(() => void this.units.load());
    });
    const look = setInterval(() => {
      if (this.one()?.state === 'scoring') this.read.reload();
    }, LOOK_AGAIN);
    inject(DestroyRef).onDestroy(() => clearInterval(look));
  }

  protected meta({ organizationName, periodFrom, asOf }: Assessment): string {
    const written = (day: string) => writeDay(day, 'text', this.locale.active());
    const [from, to] = [written(periodFrom), written(asOf)];
    return `${organizationName} · ${this.t('assessment.period', { from, to })}`;
  }

  protected isLow({ points, of, state }: AssessedUnit['indicators'][number]): boolean {
    return state === 'scored' && Number(of) > 0 && Number(points) / Number(of) < LOW;
  }

  protected freeze(one: Assessment): Promise<void> {
    return this.act(() => this.api.freeze(one, this.freezing));
  }

  protected score(one: Assessment): Promise<void> {
    return this.act(() => this.api.score(one, this.scoring));
  }

  protected async openResults({ id }: Assessment): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const round = await this.api.openResults(id, this.opening);
      await this.router.navigate(['/results/rounds', round.id]);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  protected named(one: Assessment): void {
    this.naming.set(false);
    this.one.set(one);
  }

  /** Their marks are in sight then: scorers change no more. */
  protected allSent({ scorers }: Assessment): boolean {
    return scorers.length > 0 && scorers.every(({ sentAt }) => sentAt !== null);
  }

  private async act(send: () => Promise<Assessment>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.one.set(await send());
    } catch (thrown) {
      this.refusal.set(thrown);
      if (toProblem(thrown).status === 412) this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
