import { Component, computed, input } from '@angular/core';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import type { HandoverSide, HandoverSignature, HandoverView } from '../data/handover-views';

interface Side {
  readonly side: HandoverSide;
  readonly name: string | null;
  readonly day: string | null;
  readonly signature: HandoverSignature | undefined;
}

/** Who hands over and who takes over: since when, whether they have confirmed, and how. */
@Component({
  selector: 'zr-two-sides',
  imports: [DayPipe, InstantPipe],
  template: `
    @for (one of sides(); track one.side) {
      <div class="side" [class.waits]="waitsFor() === one.side">
        <p class="role">{{ t('handover.side.' + one.side) }}</p>
        <p class="name">
          {{ one.name ?? t('handover.nobodyYet') }}
          @if (one.side === 'incoming' && handover().interim) {
            <span class="tag">{{ t('handover.interim') }}</span>
          }
        </p>
        <p class="meta">
          @if (one.day) {
            {{ t('handover.day.' + one.side, { day: (one.day | day) }) }}
          } @else if (one.side === 'incoming') {
            {{ t('handover.vacantNow') }}
          }
        </p>
        @if (one.signature; as signed) {
          <p class="signed">
            <b>✓ {{ t('handover.signed.' + one.side) }}</b> {{ signed.signedAt | instant: 'short' }}
            @if (signed.signedAs !== 'self') {
              <br />{{ t('handover.signedAs.' + signed.signedAs, { name: signed.personName }) }}
            }
            @if (signed.reason) {
              <br />{{ t('handover.becauseOf', { reason: signed.reason }) }}
            }
            @if (signed.words) {
              <br />“{{ signed.words }}”
            }
          </p>
        } @else if (handover().state !== 'recalled') {
          <p class="open">{{ t('handover.unsigned.' + (waitsFor() === one.side ? 'now' : 'later')) }}</p>
        }
      </div>
      @if ($first) {
        <span class="arrow" aria-hidden="true">→</span>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      gap: 10px;
      align-items: start;
    }
    .side {
      padding: 8px 12px;
      border-left: 3px solid var(--line);
    }
    .side.waits {
      border-left-color: var(--act);
    }
    .role {
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .name {
      font-size: var(--t16);
      font-weight: 600;
      line-height: 1.45;
    }
    .arrow {
      padding-top: 22px;
      color: var(--ink-3);
    }
    .tag {
      margin-left: 4px;
      padding: 0 6px;
      border-radius: var(--r1);
      font-size: var(--t12);
      font-weight: 400;
      color: var(--act);
      background: var(--act-tint);
      white-space: nowrap;
    }
    .signed,
    .open {
      margin-top: 4px;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    .signed b {
      color: var(--ok);
    }
    @media (max-width: 767px) {
      :host {
        gap: 4px;
      }
      .side {
        padding: 6px 8px;
      }
    }
  `,
})
export class TwoSides {
  protected readonly t = injectWords();
  readonly handover = input.required<HandoverView>();

  protected readonly waitsFor = computed((): HandoverSide | null => {
    const { state } = this.handover();
    if (state === 'gathered') return 'outgoing';
    return state === 'handed-over' ? 'incoming' : null;
  });
  protected readonly sides = computed((): readonly Side[] => {
    const one = this.handover();
    const signed = (side: HandoverSide) => one.signatures.find((signature) => signature.side === side);
    return [
      { side: 'outgoing', name: one.outgoingName, day: one.endedOn, signature: signed('outgoing') },
      {
        side: 'incoming',
        name: one.incomingName,
        day: one.incomingStartsOn,
        signature: signed('incoming'),
      },
    ];
  });
}
