import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import type { MatterSummary } from '../data/accountability-views';

/** In 待办: that proposals wait for this person, and how many; nothing of what they are about. */
@Component({
  selector: 'zr-matters-to-decide',
  imports: [RouterLink],
  template: `
    @if (summary.value(); as sum) {
      @if (sum.toDecide > 0) {
        <p>
          <a class="btn" routerLink="/accountability">{{
            t('accountability.toDecide', { n: sum.toDecide })
          }}</a>
        </p>
      }
    }
  `,
  styles: `
    p {
      margin-bottom: 12px;
    }
    @media (max-width: 767px) {
      p {
        padding: 0 16px;
      }
      .btn {
        width: 100%;
        height: auto;
        min-height: var(--target);
        white-space: normal;
      }
    }
  `,
})
export class MattersToDecide {
  protected readonly t = injectWords();
  private readonly session = inject(Session);

  protected readonly summary = latest(
    httpResource<MatterSummary>(() => {
      void this.session.view()?.acting?.tenureId;
      return this.session.may('accountability.decide') ? '/api/accountability-matters/summary' : undefined;
    }),
  );
}
