import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { TemplateRun, TemplateRuns } from '../data/template-views';

const POLL_MS = 1_500;

/** How far the job process is with many lists; it goes on when the page is left, and this finds it again. */
@Component({
  selector: 'zr-run-progress',
  imports: [RouterLink],
  template: `
    @if (run(); as one) {
      @if (open()) {
        <p class="note act" role="status">
          {{ t('templates.run.' + one.kind, { done: one.listsDone, all: one.listsTotal }) }}
          <progress
            [max]="one.listsTotal"
            [value]="one.listsDone"
            [attr.aria-label]="t('templates.run.progress')"
          ></progress>
        </p>
      } @else if (one.state === 'stopped') {
        <p class="note soon" role="alert">
          {{ t('templates.run.stopped', { n: one.listsDone, reason: reason(one) }) }}
        </p>
      } @else if (seen()) {
        <p class="note" role="status">
          {{
            t('templates.run.done.' + one.kind, {
              opened: one.opened,
              drafts: one.drafts,
              amended: one.amended,
            })
          }}
          @if (one.asking > 0) {
            {{ t('templates.run.asking', { n: one.asking }) }}
          }
          @if (one.left > 0) {
            {{ t('templates.run.left', { n: one.left }) }}
          }
          <a routerLink="/responsibility-lists" [queryParams]="{ state: 'draft' }">{{
            t(one.kind === 'merge' ? 'templates.merge.toDrafts' : 'templates.lists.toDrafts')
          }}</a>
        </p>
      }
    }
  `,
  styles: `
    .note {
      margin: 8px 14px;
    }
    progress {
      width: 160px;
      vertical-align: middle;
    }
    a {
      text-decoration: underline;
    }
  `,
})
export class RunProgress {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  readonly templateId = input.required<string>();
  readonly kind = input.required<TemplateRun['kind']>();
  /** Grows with every run that was asked for here. */
  readonly asked = input(0);
  readonly working = output<boolean>();
  readonly finished = output<void>();

  private readonly runs = latest(
    httpResource<TemplateRuns>(() => `/api/list-templates/${this.templateId()}/runs`),
  );
  protected readonly run = computed(() => this.runs.value()?.runs.find(({ kind }) => kind === this.kind()));
  protected readonly open = computed(() => ['waiting', 'running'].includes(this.run()?.state ?? ''));
  /** Only what ended before one's eyes is told: an old run is no news. */
  private wasOpen = false;
  protected readonly seen = computed(() => {
    if (this.open()) this.wasOpen = true;
    return this.wasOpen || this.asked() > 0;
  });

  constructor() {
    const timer = setInterval(() => {
      if (this.open()) this.runs.reload();
    }, POLL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    effect(() => {
      if (this.asked() > 0) this.runs.reload();
    });
    let before = false;
    effect(() => {
      const open = this.open();
      this.seen();
      if (open !== before) this.working.emit(open);
      if (before && !open) this.finished.emit();
      before = open;
    });
  }

  protected reason({ refusal }: TemplateRun): string {
    return (this.locale.active() === 'en' ? refusal?.en : refusal?.zh) ?? '';
  }
}
