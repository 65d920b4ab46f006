import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import type { MeasureView } from '../data/accountability-views';

/** A measure: form, by whom, until when, what was appealed or corrected, and what may be done. */
@Component({
  selector: 'zr-measure-card',
  imports: [DayPipe, RouterLink, WhySeen],
  template: `
    @let one = measure();
    <article>
      <h3>
        <b>{{ one.subjectName }}</b> {{ name() }}
        <em [class]="one.state">{{ t('accountability.measureState.' + one.state) }}</em>
      </h3>
      <p class="meta">
        {{ one.target === 'leader' ? one.organizationName + ' · ' : '' }}{{ one.decidedBy }} ·
        {{ one.number }} ·
        {{ one.decidedOn | day }}
      </p>
      @if (one.state !== 'corrected') {
        <p>
          @if (one.months === null) {
            {{ t('accountability.noEffect', { day: (one.endsOn | day) }) }}
          } @else {
            {{ t('accountability.effect', { months: one.months, day: (one.endsOn | day) }) }}
          }
          @if (one.affectedUntil; as until) {
            @if (until > one.endsOn) {
              <b>{{ t('accountability.longest', { day: (until | day) }) }}</b>
            }
          }
        </p>
      }
      @if (one.appealedOn) {
        <p>
          {{
            t('accountability.appealed', {
              day: (one.appealedOn | day),
              due: (one.appealAnswerDueOn ?? '' | day),
            })
          }}
          @if (one.appealAnswer; as answer) {
            {{
              t('accountability.answered.' + answer, {
                day: (one.appealAnsweredOn ?? '' | day),
                number: one.appealAnswerNumber ?? '',
              })
            }}
          } @else {
            {{ t('accountability.notSuspended') }}
          }
        </p>
      } @else if (one.acts.appeal) {
        <p class="meta">{{ t('accountability.appealUntil', { day: (one.appealUntil | day) }) }}</p>
      }
      @if (one.correctedOn) {
        <p class="corrected">
          {{
            t('accountability.correctedBy', {
              by: one.correctedBy ?? '',
              number: one.correctionNumber ?? '',
              day: (one.correctedOn | day),
            })
          }}
        </p>
      }
      <p class="acts">
        @if (acting()) {
          @for (verb of verbs; track verb) {
            @if (may(verb)) {
              <button type="button" class="btn" (click)="act.emit(verb)">
                {{ t('accountability.act.' + verb) }}
              </button>
            }
          }
        } @else {
          @if (one.matterId; as matterId) {
            <a class="btn" [routerLink]="['/accountability', matterId]">{{
              t('accountability.openMatter')
            }}</a>
          }
          <zr-why-seen kind="accountability-measure" [id]="one.id" />
        }
      </p>
    </article>
  `,
  styles: `
    article {
      padding: 10px 14px;
      border-bottom: 1px solid var(--line-2);
      font-size: var(--t14);
    }
    h3 {
      font-size: var(--t15);
      font-weight: 400;
    }
    em {
      margin-left: 6px;
      font-style: normal;
      font-size: var(--t12);
      padding: 1px 6px;
      border-radius: var(--r1);
      background: var(--sunken);
      color: var(--ink-2);
    }
    em.in-effect {
      color: var(--od);
      background: var(--od-t);
    }
    em.corrected {
      color: var(--ok);
      background: var(--ok-t);
    }
    .corrected {
      color: var(--ok);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      margin-top: 6px;
    }
    .acts:empty {
      display: none;
    }
  `,
})
export class MeasureCard {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  readonly measure = input.required<MeasureView>();
  /** On the page of its matter, where it is acted on. */
  readonly acting = input(false);
  readonly act = output<'appeal' | 'answerAppeal' | 'correct'>();

  protected readonly verbs = ['appeal', 'answerAppeal', 'correct'] as const;

  protected name(): string {
    const { formZh, formEn } = this.measure();
    return this.locale.active() === 'en' ? formEn : formZh;
  }

  protected may(verb: 'appeal' | 'answerAppeal' | 'correct'): boolean {
    return this.measure().acts[verb];
  }
}
