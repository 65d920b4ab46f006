import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AssessmentApi } from '../data/assessment-api';
import type { Scheme } from '../data/assessment-views';
import { PointsPipe } from '../data/points';
import { SaidPipe } from '../data/said';

/** One scheme as a readable tree: sections, indicators, and every rule in words. */
@Component({
  selector: 'zr-scheme',
  imports: [
    DotsPipe,
    FailedState,
    PageTitle,
    PointsPipe,
    RefusalNote,
    RouterLink,
    SaidPipe,
    SealButton,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './scheme.html',
  styleUrl: './scheme.less',
})
export class SchemePage {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);
  private readonly publishing = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(httpResource<Scheme>(() => `/api/assessment-schemes/${this.id()}`));
  protected readonly scheme = linkedSignal(() => this.read.value());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly sections = computed(() => {
    const it = this.scheme();
    if (!it || it.indicators.length === 0) return [];
    const none = it.indicators.filter(({ section }) => section === null);
    return [
      ...it.sections.map(({ code, zh, en }) => ({
        ...{ code, name: { zh, en } },
        indicators: it.indicators.filter(({ section }) => section === code),
      })),
      ...(none.length > 0 ? [{ code: '', name: null, indicators: none }] : []),
    ];
  });

  protected percent(share: string): number {
    return Math.round(Number(share) * 1000) / 10;
  }

  protected publish(it: Scheme): Promise<void> {
    return this.act(() => this.api.publishScheme(it, this.publishing));
  }

  protected async replace(it: Scheme, event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) return;
    await this.act(async () => this.api.replaceScheme(it, JSON.parse(await file.text()) as object));
  }

  protected download({ document: content, code, versionNo }: Scheme): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }),
    );
    link.download = `${code}-${versionNo}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  private async act(send: () => Promise<Scheme>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.scheme.set(await send());
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
