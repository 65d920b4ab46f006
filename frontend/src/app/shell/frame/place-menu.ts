import { Component, computed, inject, viewChild } from '@angular/core';
import type { TemplateRef } from '@angular/core';
import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuGroup } from '@angular/cdk/menu';
import { Router } from '@angular/router';
import { NzMessageService } from 'ng-zorro-antd/message';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectNames } from '../../platform/i18n/names';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { WorkYear } from '../../platform/session/work-year';

/** Under which post one acts and which year is shown; on the phone both are in one menu. */
@Component({
  selector: 'zr-place-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuGroup],
  template: `
    <ng-template #menu>
      <div class="menu" cdkMenu>
        @if (tenures().length > 0) {
          <p>{{ t('shell.actAs') }}</p>
          <div cdkMenuGroup>
            @for (tenure of tenures(); track tenure.tenureId) {
              <button
                cdkMenuItemRadio
                class="item"
                [cdkMenuItemChecked]="tenure.tenureId === actingId()"
                (cdkMenuItemTriggered)="actAs(tenure.tenureId)"
              >
                {{ tenure.postTitle }}
                <small>{{ named(tenure.organizationName, tenure.organizationNameEn) }}</small>
              </button>
            }
          </div>
        }
        <p>{{ t('shell.year') }}</p>
        <div cdkMenuGroup>
          @for (year of work.choices(); track year) {
            <button
              cdkMenuItemRadio
              class="item"
              [cdkMenuItemChecked]="year === work.year()"
              (cdkMenuItemTriggered)="work.choose(year)"
            >
              {{ t('shell.yearOf', { year }) }}
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
export class PlaceMenu {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly work = inject(WorkYear);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly locale = inject(Locale);
  private readonly messages = inject(NzMessageService);

  readonly menu = viewChild.required<TemplateRef<unknown>>('menu');
  protected readonly tenures = computed(() => this.session.view()?.tenures ?? []);
  protected readonly actingId = computed(() => this.session.view()?.acting?.tenureId);

  protected async actAs(tenureId: string): Promise<void> {
    try {
      await this.session.actAs(tenureId);
      await this.router.navigateByUrl('/todo');
    } catch (thrown) {
      this.messages.error(toProblem(thrown).sentence(this.locale.active()));
    }
  }

  protected account(): void {
    void this.router.navigateByUrl('/me');
  }
}
