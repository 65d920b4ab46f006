import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { drawnCount, drawSample, ticketText } from '@zeren/domain/cycle/duties/checking/draw-sample';
import { latest } from '../../../platform/http/latest';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import type { DrawRow, DrawsView } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';

/** The monthly draws; each can be drawn again here, in this browser, from its seed and frame. */
@Component({
  selector: 'zr-draws',
  imports: [InstantPipe],
  template: `
    @if (draws.value()?.items; as items) {
      @if (items.length > 0) {
        <section class="panel">
          <div class="panel-head">
            <h2>{{ t('verify.draws') }}</h2>
            <span class="meta">{{ t('verify.drawsMeta') }}</span>
          </div>
          <ul>
            @for (draw of items; track draw.id) {
              <li>
                <span>{{
                  t(draw.kind === 'report' ? 'verify.draw' : 'verify.drawAgain', {
                    month: draw.month,
                    unit: draw.organizationName,
                    frame: draw.frame,
                    drawn: draw.drawn,
                  })
                }}</span>
                <span class="meta">{{ draw.drawnAt | instant: 'short' }}</span>
                @if (outcomes().get(draw.id); as outcome) {
                  <b role="status" [class.bad]="outcome === 'other'">{{ t('verify.replay.' + outcome) }}</b>
                } @else {
                  <button type="button" class="link-button" (click)="replay(draw)">
                    {{ t('verify.replay.do') }}
                  </button>
                }
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styles: `
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      padding: 8px 14px;
      border-top: 1px solid var(--line-2);
      font-size: var(--t13);
    }
    b,
    button {
      margin-left: auto;
    }
    b {
      color: var(--ok);
    }
    b.bad {
      color: var(--od);
    }
  `,
})
export class Draws {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  protected readonly draws = latest(httpResource<DrawsView>(() => '/api/duties/draws'));
  protected readonly outcomes = signal<ReadonlyMap<string, 'same' | 'other' | 'failed'>>(new Map());

  protected async replay({ id }: DrawRow): Promise<void> {
    this.outcomes.update((all) => new Map(all).set(id, 'failed'));
    try {
      const { seed, share, frameIds, drawnIds } = await this.api.draw(id);
      const tickets = await Promise.all(
        frameIds.map(async (one) => ({ id: one, digest: await sha256(ticketText(seed, one)) })),
      );
      const again = drawSample(tickets, drawnCount(frameIds.length, Number(share)));
      const same = again.join() === drawnIds.join();
      this.outcomes.update((all) => new Map(all).set(id, same ? 'same' : 'other'));
    } catch {
      // What is shown says that it could not be drawn again.
    }
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
