import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import type { Guidance, GuidanceOfOrganization, OrganizationView } from '../data/organization-views';
import { EndGuidanceSheet } from './end-guidance-sheet';
import { GuidanceSheet } from './guidance-sheet';
import { rightsInWords } from './rights';

/** 指导关系: who guides this organisation and whom it guides, with the rights in words; made, changed and ended here. */
@Component({
  selector: 'zr-organization-guidance',
  imports: [RouterLink, DayPipe, EndGuidanceSheet, FailedState, GuidanceSheet, HistoryButton, WhySeen],
  templateUrl: './guidance-panel.html',
  styleUrl: './guidance-panel.less',
})
export class OrganizationGuidancePanel {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  readonly organization = input.required<OrganizationView>();

  protected readonly edges = latest(
    httpResource<GuidanceOfOrganization>(() => `/api/organizations/${this.organization().id}/guidance`),
  );
  protected readonly mayEdit = computed(() => this.session.may('organizations.edit'));
  /** Whether what ended is shown too. */
  protected readonly past = signal(false);
  protected readonly ended = computed(() => {
    const { guides = [], guidedBy = [] } = this.edges.value() ?? {};
    return [...guides, ...guidedBy].filter(({ state }) => state === 'ended').length;
  });
  protected readonly act = signal<{ kind: 'new' | 'change' | 'end'; edge?: Guidance } | null>(null);
  protected readonly sides = computed(() => {
    const { guides = [], guidedBy = [] } = this.edges.value() ?? {};
    const shown = (all: readonly Guidance[]) => all.filter(({ state }) => this.past() || state !== 'ended');
    return [
      { key: 'guidedBy', edges: shown(guidedBy), other: (edge: Guidance) => edge.guide },
      { key: 'guides', edges: shown(guides), other: (edge: Guidance) => edge.guided },
    ].filter(({ edges }) => edges.length > 0);
  });

  protected rights(edge: Guidance): string {
    return rightsInWords(edge.rights, edge.scoreShare, this.t);
  }

  protected acted(): void {
    this.act.set(null);
    this.edges.reload();
  }
}
