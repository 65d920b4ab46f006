import { Component, computed, input } from '@angular/core';
import { SIGNING_ROLES } from '@zeren/domain/cycle/agreements/agreement-states';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import type { AgreementView } from '../data/agreement-views';

/** Both sides in the order in which they sign: who did, when, and whether the signature fits the text. */
@Component({
  selector: 'zr-signatures',
  imports: [DayPipe, InstantPipe],
  template: `
    <ol>
      @for (side of sides(); track side.role) {
        <li [class.open]="!side.signature">
          <span class="role">{{ t('agreements.role.' + side.role) }}</span>
          <b>{{ side.party }}</b>
          @if (side.signature; as signature) {
            <span>
              {{ signature.personName }} ·
              {{
                signature.signedAs === 'paper'
                  ? t('agreements.onPaperOn', { day: (agreement().paperSignedOn | day) })
                  : (signature.signedAt | instant: 'text')
              }}
            </span>
            <span class="check" [class.bad]="!signature.valid">
              {{ signature.valid ? '✓' : '✕' }}
              {{
                t(
                  !signature.valid
                    ? 'agreements.signature.broken'
                    : signature.signedAs === 'paper'
                      ? 'agreements.signature.paper'
                      : 'agreements.signature.valid'
                )
              }}
            </span>
          } @else {
            <span class="meta">{{ t('agreements.signature.none') }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 10px;
    }
    li {
      display: grid;
      gap: 2px;
      padding: 8px 12px;
      border: 1px solid var(--line);
      border-radius: var(--r2);
      font-size: var(--t13);
    }
    li.open {
      border-style: dashed;
    }
    .role {
      font-size: var(--t12);
      color: var(--ink-3);
    }
    b {
      font-weight: 600;
    }
    .check {
      font-size: var(--t12);
      color: var(--ok);
    }
    .check.bad {
      color: var(--od);
    }
    @media (max-width: 767px) {
      ol {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class Signatures {
  protected readonly t = injectWords();
  readonly agreement = input.required<AgreementView>();
  protected readonly sides = computed(() => {
    const one = this.agreement();
    const parties = {
      responsible: `${one.organizationName} ${one.postTitle}`,
      issuer: `${one.issuerOrganizationName} ${one.issuerPostTitle}`,
    };
    return SIGNING_ROLES.map((role) => ({
      role,
      party: parties[role],
      signature: one.signatures.find((signature) => signature.role === role),
    }));
  });
}
