import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SecondLooksDto } from '@zeren/api-client/models/second-looks-dto';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { dutyTitle } from '../ui/duty-words';

/** 复核: what was drawn of the verified and waits for a second verifier. Where nothing waits, nothing is said. */
@Component({
  selector: 'zr-second-looks',
  imports: [DotsPipe, FailedState, RouterLink],
  template: `
    @if (looks.problem() && !looks.value()) {
      <zr-failed-state [error]="looks.problem()" (retry)="looks.reload()" />
    }
    @if (looks.value()?.items?.length) {
      <section class="panel" [class.stale]="looks.stale()">
        <div class="panel-head">
          <h2>{{ t('verify.again.title') }}</h2>
          <span class="meta">{{ t('verify.again.meta') }}</span>
        </div>
        <ul>
          @for (duty of looks.value()!.items; track duty.id) {
            <li>
              <a [routerLink]="['/duties', duty.id]">{{ title(duty) }}</a>
              <p class="meta">{{ [duty.organizationName, duty.postTitle, duty.periodLabel] | dots }}</p>
            </li>
          }
          @if (looks.value()!.more) {
            <li class="mut">{{ t('verify.again.more', { n: looks.value()!.items.length }) }}</li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: 12px;
    }
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      padding: 10px 14px;
      border-top: 1px solid var(--line-2);
    }
    a {
      font-size: var(--t15);
    }
  `,
})
export class SecondLooks {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  protected readonly looks = latest(httpResource<SecondLooksDto>(() => '/api/duties/second-looks'));

  protected title(duty: SecondLooksDto['items'][number]): string {
    return dutyTitle(duty, this.locale.active());
  }
}
