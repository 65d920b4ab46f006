import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { Light } from '../../../platform/ui/light';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { HandoverApi } from '../data/handover-api';
import type { HandoverItem, HandoverView } from '../data/handover-views';
import { matterPlace } from '../ui/matter-path';
import { matterCounts, weightGroups } from '../ui/sheet-groups';

/** What goes with the post, line by line: counted by kind, opened where it stands, with notes and lines typed by hand. */
@Component({
  selector: 'zr-matter-list',
  imports: [FormsModule, RouterLink, DayPipe, EmptyState, Light, RefusalNote],
  templateUrl: './matter-list.html',
  styleUrl: './matter-list.less',
})
export class MatterList {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(HandoverApi);
  private readonly adding = new Act();

  readonly handover = input.required<HandoverView>();
  readonly changed = output<HandoverView>();

  protected readonly kind = signal<string | null>(null);
  protected readonly counts = computed(() => matterCounts(this.handover().items));
  protected readonly groups = computed(() => weightGroups(this.handover().items, this.kind()));
  /** The line whose note is open, with the note as typed. */
  protected readonly noting = signal<{ readonly id: string; readonly text: string } | null>(null);
  protected readonly added = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected title({ titleZh, titleEn }: HandoverItem): string {
    return this.locale.active() === 'en' ? titleEn : titleZh;
  }

  /** Where a line leads whoever may go there. */
  protected path(item: HandoverItem): readonly string[] | null {
    const place = matterPlace(item);
    return place && this.session.may(place.permission) ? place.path : null;
  }

  /** 逾期 12 个工作日：林小满任内 9，许知远任内 3: the days stay with whose term they fell into. */
  protected overdue({ overdue }: HandoverItem): string {
    return overdue
      .map(({ personName, workingDays }) =>
        personName === null
          ? this.t('handover.overdueVacant', { n: workingDays })
          : this.t('handover.overdueOf', { name: personName, n: workingDays }),
      )
      .join(this.t('handover.between'));
  }

  /** What is only to be known needs no word. */
  protected mayNote({ id, weight }: HandoverItem): boolean {
    return this.handover().acts.change && weight !== 'to-know' && this.noting()?.id !== id;
  }

  protected mayRemove(item: HandoverItem): boolean {
    return item.kind === 'by-hand' && this.handover().acts.change && this.handover().state === 'gathered';
  }

  protected saveNote(): Promise<void> {
    const open = this.noting();
    if (!open) return Promise.resolve();
    return this.act(
      () => this.api.note(this.handover().id, open.id, open.text.trim() || null),
      () => this.noting.set(null),
    );
  }

  protected add(): Promise<void> {
    const title = this.added().trim();
    if (!title) return Promise.resolve();
    return this.act(
      () => this.api.addItem(this.handover().id, title, this.adding),
      () => this.added.set(''),
    );
  }

  protected remove(item: HandoverItem): Promise<void> {
    return this.act(() => this.api.removeItem(this.handover().id, item.id));
  }

  private async act(send: () => Promise<HandoverView>, after: () => void = () => undefined): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.changed.emit(await send());
      after();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
