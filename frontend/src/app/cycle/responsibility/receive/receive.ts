import { Component, afterRenderEffect, computed, inject, input, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { ResponsibilityApi } from '../data/responsibility-api';
import { ListObjections } from '../objections/list-objections';
import { ObjectionSheet } from '../objections/objection-sheet';
import type {
  ResponsibilityItemView,
  ResponsibilityListRow,
  ResponsibilityListView,
} from '../data/responsibility-views';

/** 签收: the list is read to its end, then the red button takes it on. */
@Component({
  selector: 'zr-receive',
  imports: [
    ListObjections,
    ObjectionSheet,
    RouterLink,
    DayPipe,
    DotsPipe,
    InstantPipe,
    FailedState,
    PageTitle,
    RefusalNote,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './receive.html',
  styleUrl: './receive.less',
})
export class Receive {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  protected readonly locale = inject(Locale);
  private readonly api = inject(ResponsibilityApi);
  private readonly session = inject(Session);
  private readonly receiving = new Act();

  readonly id = input.required<string>();
  protected readonly list = latest(
    httpResource<ResponsibilityListView>(() => `/api/responsibility-lists/${this.id()}`),
  );
  protected readonly done = signal<ResponsibilityListRow | null>(null);
  protected readonly readToEnd = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly may = computed(() => this.session.may('responsibility-lists.receive'));
  protected readonly received = computed(
    () => this.done()?.receivedAt ?? this.list.value()?.receivedAt ?? null,
  );
  /** What an objection is being raised to: an item, `list` for the whole, or nothing. */
  protected readonly objectingTo = signal<ResponsibilityItemView | 'list' | null>(null);
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');

  constructor() {
    // The end of the list has been on screen once: then it has been read to the end.
    afterRenderEffect((onCleanup) => {
      const end = this.end()?.nativeElement;
      if (!end || this.readToEnd()) return;
      const watcher = new IntersectionObserver((seen) => {
        if (seen.some((one) => one.isIntersecting)) this.readToEnd.set(true);
      });
      watcher.observe(end);
      onCleanup(() => watcher.disconnect());
    });
  }

  protected raised(): void {
    this.objectingTo.set(null);
    this.list.reload();
  }

  protected cadence(item: ResponsibilityItemView): string {
    const written = this.locale.active() === 'en' ? item.cadenceEn : item.cadenceZh;
    return written ?? item.cadencePhrase ?? this.t('receive.undated');
  }

  protected text(item: ResponsibilityItemView): string {
    return (this.locale.active() === 'en' ? item.textEn : null) ?? item.textZh;
  }

  protected async receive(): Promise<void> {
    const list = this.list.value();
    if (!list || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.done.set(await this.api.receive(list, this.receiving));
    } catch (thrown) {
      this.refusal.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
