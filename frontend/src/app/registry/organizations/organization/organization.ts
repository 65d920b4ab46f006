import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HistoryButton } from '../../../platform/history/history-button';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { OrganizationNode, OrganizationNodes, OrganizationView } from '../data/organization-views';
import { DetailsSheet } from '../edits/details-sheet';
import { MoveSheet } from '../edits/move-sheet';
import { ReorganizeSheet } from '../edits/reorganize-sheet';
import { Finder } from '../finder/finder';
import { OrganizationGuidancePanel } from '../guidance/guidance-panel';
import { OrganizationPast } from '../past/past-panel';
import { Branch } from '../tree/branch';
import { RecurringDuties } from './recurring-duties';
import { RegistryWays } from '../ui/registry-ways';

/** 组织与职务: the tree beside one organisation, its posts with who holds them, and what stands below it. */
@Component({
  selector: 'zr-organization',
  imports: [
    RouterLink,
    Branch,
    DayPipe,
    DetailsSheet,
    EmptyState,
    FailedState,
    Finder,
    HistoryButton,
    LoadBar,
    MoveSheet,
    OrganizationGuidancePanel,
    OrganizationPast,
    PageTitle,
    RecurringDuties,
    RegistryWays,
    ReorganizeSheet,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './organization.html',
  styleUrl: './organization.less',
})
export class OrganizationPage {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);

  /** From the address; none shows the first root that the person may see. */
  readonly id = input<string>();

  protected readonly roots = latest(
    httpResource<OrganizationNodes>(() => {
      // The acting tenure is part of the question: another post may see other roots.
      void this.session.view()?.acting?.tenureId;
      return '/api/organizations';
    }),
  );
  private readonly shown = computed(() => this.id() ?? this.roots.value()?.items[0]?.id);
  protected readonly organization = latest(
    httpResource<OrganizationView>(() => {
      const id = this.shown();
      return id ? `/api/organizations/${id}` : undefined;
    }),
  );
  protected readonly children = latest(
    httpResource<OrganizationNodes>(() => {
      const id = this.shown();
      return id ? withQuery('/api/organizations', { parentId: id }) : undefined;
    }),
  );
  protected readonly path = computed(() => {
    const organization = this.organization.value();
    return organization ? [...organization.ancestors.map((step) => step.id), organization.id] : [];
  });
  protected readonly seesLists = computed(() => this.session.may('responsibility-lists.read'));
  protected readonly mayEdit = computed(() => this.session.may('organizations.edit'));
  /** The sheet that is open. */
  protected readonly act = signal<'change' | 'move' | 'merge' | 'split' | 'close' | null>(null);
  protected readonly reorganizations = ['merge', 'split', 'close'] as const;
  protected readonly reorganization = computed(() =>
    this.reorganizations.find((kind) => kind === this.act()),
  );
  protected readonly mayImport = computed(() => this.session.may('organizations.import'));

  protected name(node: Pick<OrganizationNode, 'nameZh' | 'nameEn'>): string {
    return (this.locale.active() === 'en' && node.nameEn) || node.nameZh;
  }

  /** What was done shows at once, here and in the tree. */
  protected acted(): void {
    this.act.set(null);
    this.organization.reload();
    this.children.reload();
    this.roots.reload();
  }

  protected meta(node: OrganizationNode): string {
    return [
      node.kindName,
      node.levelName,
      node.domainName,
      // A committee has no members of its own: they belong to branches, and are counted there once.
      node.memberCount === 0 && node.childCount > 0
        ? this.t('organizations.membersBelow')
        : this.t('organizations.members', { n: node.memberCount }),
    ]
      .filter((part) => part)
      .join(' · ');
  }
}
