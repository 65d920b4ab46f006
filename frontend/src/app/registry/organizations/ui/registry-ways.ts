import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GuidedNodesDto } from '@zeren/api-client/models/guided-nodes-dto';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';

/** From the tree to what stands beside it: 所指导单位 for whoever guides, 单位分类, 考核分组. */
@Component({
  selector: 'zr-registry-ways',
  imports: [RouterLink],
  template: `
    <nav [attr.aria-label]="t('organizations.ways')">
      @if (guided.value()?.items?.length; as n) {
        <a class="btn pri" routerLink="/organizations/guided">{{ t('organizations.guided.way', { n }) }}</a>
      }
      <a class="btn" routerLink="/organizations/classes">{{ t('classes.title') }}</a>
      <a class="btn" routerLink="/organizations/groups">{{ t('groups.title') }}</a>
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (max-width: 767px) {
      .btn {
        min-height: 44px;
      }
    }
  `,
})
export class RegistryWays {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  protected readonly guided = latest(
    httpResource<GuidedNodesDto>(() => {
      void this.session.view()?.acting?.tenureId;
      return '/api/organizations/guided';
    }),
  );
}
