import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import type { OwnSignOnView } from '@zeren/api-client/models/own-sign-on-view';
import { Api } from '../../platform/http/api';
import { latest } from '../../platform/http/latest';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { refusedBy } from '../sign-in/refused-sign-on';

const SIGN_ON = '/api/session/sign-on';

/** Links one's own account to the provider of single sign-on; shown only where there is one. */
@Component({
  selector: 'zr-sign-on-link',
  imports: [RefusalNote],
  template: `
    @if (name(); as name) {
      <section class="panel">
        <h2>{{ name }}</h2>
        @if (linked() && subject()) {
          <p class="saved" role="status">{{ t('me.signOn.nowLinked', { name }) }}</p>
        }
        @if (confirmed()) {
          <p class="saved" role="status">{{ t('me.signOn.nowConfirmed') }}</p>
        }
        <p>
          {{
            subject()
              ? t('me.signOn.linked', { name, subject: subject() ?? '' })
              : t('me.signOn.not', { name })
          }}
        </p>
        <zr-refusal-note [error]="refusal()" />
        @if (subject()) {
          <button type="button" class="btn" [disabled]="busy()" (click)="unlink()">
            {{ t('me.signOn.unlink') }}
          </button>
        } @else {
          <button type="button" class="btn" [disabled]="busy()" (click)="link()">
            {{ t('me.signOn.link') }}
          </button>
        }
      </section>
    }
  `,
  styles: `
    .panel {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 12px;
      max-width: 640px;
      padding: 14px 20px;
      margin-bottom: 12px;
    }
    h2 {
      font-size: var(--t14);
    }
    p {
      line-height: 1.6;
    }
    .saved {
      color: var(--ok);
    }
    @media (max-width: 767px) {
      .panel {
        border-width: 1px 0;
        border-radius: 0;
        padding: 12px 16px;
      }
      .btn {
        min-height: var(--target);
      }
    }
  `,
})
export class SignOnLink {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly locale = inject(Locale);

  /** What the browser was led back with. */
  readonly linked = input<string>();
  readonly confirmed = input<string>();
  readonly refused = input<string>();

  private readonly state = latest(httpResource<OwnSignOnView>(() => SIGN_ON));
  private readonly failed = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly subject = computed(() => this.state.value()?.subject ?? null);
  protected readonly refusal = computed(() => this.failed() ?? refusedBy(this.refused()));
  protected readonly name = computed(() => {
    const names = this.state.value()?.names;
    return names && (this.locale.active() === 'en' ? names.en : names.zh);
  });

  protected link(): void {
    void this.act(async () => {
      const { url } = await this.api.post<{ readonly url: string }>(`${SIGN_ON}/link`);
      window.location.assign(url);
    });
  }

  protected unlink(): void {
    void this.act(async () => {
      await this.api.delete(SIGN_ON);
      this.state.reload();
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failed.set(null);
    try {
      await work();
    } catch (thrown) {
      this.failed.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
