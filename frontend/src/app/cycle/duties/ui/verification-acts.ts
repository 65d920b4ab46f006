import { Component, input } from '@angular/core';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import type { VerificationActView } from '../data/duty-views';

/** What verification came to: how, by whom, what was looked at, what holds and what is doubtful. */
@Component({
  selector: 'zr-verification-acts',
  imports: [DayPipe, DotsPipe, InstantPipe],
  template: `
    @for (act of acts(); track act.id) {
      <article>
        <p>
          <b [class.back]="act.result === 'returned'">{{ t('verify.result.' + act.result) }}</b>
          {{ [t('verify.kind.' + act.kind), act.heldOn | day, act.object] | dots }}
        </p>
        @if (act.strength) {
          <p>{{ t('verify.strengthIs', { text: act.strength }) }}</p>
        }
        @if (act.doubt) {
          <p>
            {{ t(act.result === 'returned' ? 'verify.reasonIs' : 'verify.doubtIs', { text: act.doubt }) }}
          </p>
        }
        @if (act.noDoubtBecause) {
          <p>{{ t('verify.noDoubtIs', { text: act.noDoubtBecause }) }}</p>
        }
        <p class="meta">
          {{
            [
              act.verifierName,
              act.postTitle,
              act.verifiedAt | instant,
              act.opened > 0 ? t('verify.openedCount', { n: act.opened }) : null,
            ] | dots
          }}
        </p>
      </article>
    }
  `,
  styles: `
    article {
      padding: 6px 0;
      font-size: var(--t14);
    }
    b {
      color: var(--ok);
      margin-right: 6px;
    }
    b.back {
      color: var(--soon);
    }
  `,
})
export class VerificationActs {
  protected readonly t = injectWords();
  readonly acts = input.required<readonly VerificationActView[]>();
}
