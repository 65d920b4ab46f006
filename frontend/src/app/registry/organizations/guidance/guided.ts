import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import type { GuidedNodeDto } from '@zeren/api-client/models/guided-node-dto';
import type { GuidedNodesDto } from '@zeren/api-client/models/guided-nodes-dto';
import { Viewport } from '../../../platform/display/viewport';
import { latest } from '../../../platform/http/latest';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { rightsInWords } from './rights';

/** 所指导单位: what a guiding department follows beside the tree, and the way to its lists and its progress. */
@Component({
  selector: 'zr-guided',
  imports: [EmptyState, FailedState, LoadBar, PageTitle, RouterLink, SkeletonRows],
  templateUrl: './guided.html',
  styleUrls: ['../groups/groups.less', './guided.less'],
})
export class Guided {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly named = injectNames();
  private readonly session = inject(Session);

  protected readonly units = latest(
    httpResource<GuidedNodesDto>(() => {
      void this.session.view()?.acting?.tenureId;
      return '/api/organizations/guided';
    }),
  );
  private readonly catalogue = latest(httpResource<CatalogueDto>(() => '/api/catalogues/guidance-kinds'));
  protected readonly seesLists = computed(() => this.session.may('responsibility-lists.read'));
  protected readonly seesProgress = computed(() => this.session.may('dashboard.read'));

  protected name(node: GuidedNodeDto): string {
    return this.named(node.nameZh, node.nameEn);
  }

  protected kinds({ guidanceKinds }: GuidedNodeDto): string {
    const entries = this.catalogue.value()?.items ?? [];
    return guidanceKinds
      .map((kind) => this.named(kind, entries.find(({ code }) => code === kind)?.nameEn))
      .join(this.t('organizations.guidance.comma'));
  }

  protected rights(node: GuidedNodeDto): string {
    return rightsInWords(node.guidanceRights, null, this.t);
  }
}
