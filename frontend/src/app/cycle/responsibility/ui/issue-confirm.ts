import { Component, computed, inject, input, output } from '@angular/core';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import type { BatchIssue, ResponsibilityListRow } from '../data/responsibility-views';

/** How many are named before they are issued. */
const NAMED = 8;

/** Asked before lists are issued, wherever that is: who gets one, and that an issued list is not simply changed. */
@Component({
  selector: 'zr-issue-confirm',
  imports: [SealButton, Sheet],
  template: `<zr-sheet
    [name]="t('responsibility.confirm.title', { n: lists() })"
    [hint]="t('responsibility.confirm.items', { n: items() })"
    (closed)="closed.emit()"
  >
    <ul>
      @for (row of named(); track row.id) {
        <li>
          {{ row.organizationName }} <b>{{ row.postTitle }}</b> {{ row.holderName ?? row.headName }}
        </li>
      }
      @if (lists() > named().length) {
        <li class="meta">{{ t('responsibility.confirm.more', { n: lists() - named().length }) }}</li>
      }
    </ul>
    @if (waiting() > 0) {
      <p class="meta">{{ t('responsibility.confirm.waiting', { n: waiting() }) }}</p>
    }
    <p class="meta">{{ t('responsibility.confirm.note') }}</p>
    <zr-seal-button [busy]="busy()" (press)="confirmed.emit()">{{
      t('responsibility.batch.issue', { n: lists() })
    }}</zr-seal-button>
  </zr-sheet>`,
  styles: `
    ul {
      max-height: 40vh;
      margin-bottom: 8px;
      overflow-y: auto;
      list-style: none;
    }
    li {
      padding: 3px 0;
    }
    p {
      margin-bottom: 12px;
    }
  `,
})
export class IssueConfirm {
  protected readonly t = injectWords();

  /** The lists, or the first of them. */
  readonly rows = input.required<readonly ResponsibilityListRow[]>();
  readonly lists = input.required<number>();
  readonly items = input.required<number>();
  /** Drafts that stay, because a deadline of theirs is not settled. */
  readonly waiting = input(0);
  readonly busy = input(false);
  readonly confirmed = output<void>();
  readonly closed = output<void>();

  protected readonly named = computed(() => this.rows().slice(0, NAMED));
}

/** What came of it: how many were issued, and each that was refused with the reason. */
@Component({
  selector: 'zr-issue-outcome',
  template: `<p class="note" [class.soon]="outcome().refused.length > 0" role="status">
    {{ t('responsibility.batch.done', { n: outcome().issued }) }}
    @for (refusal of outcome().refused; track refusal.id) {
      <span>{{ locale.active() === 'en' ? refusal.en : refusal.zh }}</span>
    }
  </p>`,
  styles: `
    span {
      display: block;
    }
  `,
})
export class IssueOutcome {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);

  readonly outcome = input.required<BatchIssue>();
}
