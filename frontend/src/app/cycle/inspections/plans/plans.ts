import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Plans, PlanView } from '../data/inspection-views';
import { InspectionsApi } from '../data/inspections-api';

/** 督查计划: the plan of each year with its cap per unit, and what was arranged under it. */
@Component({
  selector: 'zr-inspection-plans',
  imports: [
    DayPipe,
    DotsPipe,
    EmptyState,
    FailedState,
    FormsModule,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './plans.html',
  styleUrl: './plans.less',
})
export class InspectionPlans {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly api = inject(InspectionsApi);
  private readonly session = inject(Session);
  private readonly sending = new Act();

  protected readonly plans = latest(
    httpResource<Plans>(() => {
      void this.session.view()?.acting?.tenureId;
      return '/api/inspection-plans';
    }),
  );
  protected readonly leads = computed(() => this.session.may('inspections.lead'));
  /** The plan in the form: one of those there are, or a new one. */
  protected readonly editing = signal<PlanView | 'new' | null>(null);
  protected readonly year = signal(0);
  protected readonly title = signal('');
  protected readonly filing = signal('');
  protected readonly cap = signal(2);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected edit(plan: PlanView | 'new'): void {
    const year = Number((this.session.view()?.today ?? '').slice(0, 4));
    this.editing.set(plan);
    this.problem.set(null);
    this.year.set(plan === 'new' ? year : plan.year);
    this.title.set(plan === 'new' ? this.t('inspections.plan.called', { year }) : plan.name);
    this.filing.set(plan === 'new' ? '' : (plan.filingNumber ?? ''));
    this.cap.set(plan === 'new' ? 2 : plan.cap);
  }

  protected async save(): Promise<void> {
    const plan = this.editing();
    if (!plan || this.busy()) return;
    const said = { name: this.title(), filingNumber: this.filing() || null, cap: Number(this.cap()) };
    this.busy.set(true);
    this.problem.set(null);
    try {
      if (plan === 'new') await this.api.createPlan({ ...said, year: Number(this.year()) }, this.sending);
      else await this.api.changePlan(plan, said);
      this.editing.set(null);
      this.plans.reload();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
