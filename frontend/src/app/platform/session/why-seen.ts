import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, signal } from '@angular/core';
import type { SeenBecauseView } from '@zeren/api-client/models/seen-because-view';
import type { WhyNodeView } from '@zeren/api-client/models/why-node-view';
import type { WhyView } from '@zeren/api-client/models/why-view';
import { latest } from '../http/latest';
import { DayPipe } from '../i18n/days';
import { DotsPipe } from '../i18n/dots';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';
import { Drawer } from '../ui/drawer';
import { FailedState } from '../ui/failed-state';
import { SkeletonRows } from '../ui/skeleton-rows';

/** 为什么我能看到？ A link beside any record; its drawer tells, link by link, what lets the reader see it. */
@Component({
  selector: 'zr-why-seen',
  imports: [DayPipe, DotsPipe, Drawer, FailedState, SkeletonRows],
  templateUrl: './why-seen.html',
  styleUrl: './why-seen.less',
  host: { '(keydown.escape)': 'keepEscape($event)' },
})
export class WhySeen {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The record's kind and id, as the API names subjects. */
  readonly kind = input.required<string>();
  readonly id = input.required<string>();

  protected readonly open = signal(false);
  protected readonly why = latest(
    httpResource<WhyView>(() =>
      this.open()
        ? `/api/access/why?subjectKind=${this.kind()}&subjectId=${encodeURIComponent(this.id())}`
        : undefined,
    ),
  );
  protected readonly english = computed(() => this.locale.active() === 'en');

  protected name({ nameZh, nameEn }: Omit<WhyNodeView, 'id'>): string {
    return (this.english() && nameEn) || nameZh;
  }

  protected words({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.english() ? en : zh;
  }

  /** Topmost first. */
  protected path({ path }: SeenBecauseView): string {
    return path.map((node) => this.name(node)).join(' › ');
  }

  protected rights(rights: readonly string[]): string {
    return rights.map((right) => this.t(`why.right.${right}`)).join(this.t('why.comma'));
  }

  /** Escape closes this drawer, and not one that it stands in. */
  protected keepEscape(event: Event): void {
    const drawer = this.host.nativeElement.querySelector('zr-drawer');
    if (drawer?.contains(event.target as Node)) event.stopPropagation();
  }
}
