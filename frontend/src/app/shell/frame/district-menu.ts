import { httpResource } from '@angular/common/http';
import { Component, computed, inject, viewChild } from '@angular/core';
import type { TemplateRef } from '@angular/core';
import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio } from '@angular/cdk/menu';
import { Router } from '@angular/router';
import { NzMessageService } from 'ng-zorro-antd/message';
import type { DistrictView } from '@zeren/api-client/models/district-view';
import { latest } from '../../platform/http/latest';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { homeOf } from '../navigation/menu';

/** In which district an administrator works; what they do from then on is done there. */
@Component({
  selector: 'zr-district-menu',
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio],
  template: `
    <ng-template #menu>
      <div class="menu" cdkMenu>
        <p>{{ t('shell.workIn') }}</p>
        <div cdkMenuGroup>
          @for (district of districts.value()?.items; track district.id) {
            <button
              cdkMenuItemRadio
              class="item"
              [cdkMenuItemChecked]="district.id === workingId()"
              (cdkMenuItemTriggered)="workIn(district.id)"
            >
              {{ name(district) }}
            </button>
          }
        </div>
        <button cdkMenuItem class="item line" (cdkMenuItemTriggered)="account()">
          {{ t('shell.account') }}
        </button>
      </div>
    </ng-template>
  `,
})
export class DistrictMenu {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly locale = inject(Locale);
  private readonly messages = inject(NzMessageService);

  readonly menu = viewChild.required<TemplateRef<unknown>>('menu');
  protected readonly districts = latest(
    httpResource<{ readonly items: readonly DistrictView[] }>(() =>
      this.session.may('districts.choose') ? '/api/districts' : undefined,
    ),
  );
  protected readonly workingId = computed(() => this.session.view()?.district.id);

  protected name(district: DistrictView): string {
    if (district.kind === 'installation') return this.t('shell.installation');
    return (this.locale.active() === 'en' && district.nameEn) || district.nameZh;
  }

  protected async workIn(districtId: string): Promise<void> {
    try {
      await this.session.workIn(districtId);
      await this.router.navigateByUrl(homeOf(this.session.view()?.administrator ?? null));
    } catch (thrown) {
      this.messages.error(toProblem(thrown).sentence(this.locale.active()));
    }
  }

  protected account(): void {
    void this.router.navigateByUrl('/me');
  }
}
