import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { InspectionView, MemberBody, TargetView } from '../data/inspection-views';
import { InspectionsApi } from '../data/inspections-api';
import { TeamPicker } from '../ui/team-picker';

/** An inspection: its draw as it is published, and to its team the units that they go to. */
@Component({
  selector: 'zr-inspection',
  imports: [
    DayPipe,
    FailedState,
    FormsModule,
    HistoryButton,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    TeamPicker,
    WhySeen,
  ],
  templateUrl: './inspection.html',
  styleUrl: './inspection.less',
})
export class InspectionPage {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly api = inject(InspectionsApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<InspectionView>(() => {
      void this.session.view()?.acting?.tenureId;
      return `/api/inspections/${this.id()}`;
    }),
  );
  protected readonly inspection = linkedSignal(() => this.read.value());
  protected readonly today = this.session.view()?.today ?? '';
  protected readonly heldOn = signal(this.today);
  /** The unit of which it is asked whether the visit begins now or was already. */
  protected readonly asking = signal<TargetView | null>(null);
  protected readonly team = signal<readonly MemberBody[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly leads = computed(() => {
    const one = this.inspection();
    const own = this.session.view()?.person?.id;
    return one?.team.some(({ leads, personId }) => leads && personId === own) ?? false;
  });
  protected readonly units = computed(() =>
    (this.inspection()?.frame ?? []).reduce((sum, { unitIds }) => sum + unitIds.length, 0),
  );

  protected readonly teamNames = computed(() =>
    (this.inspection()?.team ?? [])
      .map(({ name, leads }) => (leads ? this.t('inspections.leading', { name }) : name))
      .join(this.t('inspections.comma')),
  );
  protected readonly domainNames = computed(() =>
    (this.inspection()?.domains ?? [])
      .map(({ zh, en }) => this.name(zh, en))
      .join(this.t('inspections.comma')),
  );

  protected draw(): Promise<void> {
    return this.act(async (one) => this.inspection.set(await this.api.draw(one)));
  }

  protected saveTeam(): Promise<void> {
    return this.act(async (one) => {
      this.inspection.set(await this.api.changeTeam(one, this.team() ?? []));
      this.team.set(null);
    });
  }

  protected changeTeam(one: InspectionView): void {
    this.team.set(one.team.map(({ personId, leads }) => ({ personId, leads })));
  }

  protected ask(target: TargetView): void {
    this.problem.set(null);
    this.heldOn.set(this.today);
    this.asking.set(target);
  }

  protected start(target: TargetView, onPaper: boolean): Promise<void> {
    return this.act(async (one) => {
      const heldOn = onPaper ? this.heldOn() : this.today;
      const { id } = await this.api.start(one.id, target.id, { heldOn, onPaper });
      await this.router.navigate(['/inspections/visits', id]);
    });
  }

  private async act(send: (one: InspectionView) => Promise<void>): Promise<void> {
    const one = this.inspection();
    if (!one || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await send(one);
    } catch (thrown) {
      this.problem.set(thrown);
      this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
