import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { measureText } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { TagNames } from '../data/tag-names';
import { TemplateApi } from '../data/template-api';
import type { TemplateItem, TemplateToSave, TemplateView } from '../data/template-views';
import { TemplateChanges } from './template-changes';
import { TemplateLists } from './template-lists';
import { TemplateSheet } from './template-sheet';

/** One version of a template: its items, what it changed, its other versions; a draft is edited and published here. */
@Component({
  selector: 'zr-template',
  imports: [
    RouterLink,
    EmptyState,
    FailedState,
    InstantPipe,
    LoadBar,
    PageTitle,
    RefusalNote,
    SealButton,
    Sheet,
    SkeletonRows,
    TemplateChanges,
    TemplateLists,
    TemplateSheet,
    WhySeen,
  ],
  templateUrl: './template.html',
  styleUrl: './template.less',
})
export class Template {
  protected readonly t = injectWords();
  protected readonly names = inject(TagNames);
  private readonly locale = inject(Locale);
  private readonly api = inject(TemplateApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly mayEdit = computed(() => this.session.may('responsibility-lists.edit'));
  private readonly draftAct = new Act();
  private readonly publishAct = new Act();
  private readonly discardAct = new Act();

  readonly id = input.required<string>();

  protected readonly template = latest(httpResource<TemplateView>(() => `/api/list-templates/${this.id()}`));
  protected readonly editable = computed(() => {
    const view = this.template.value();
    return view?.state === 'draft' && view.mayKeep ? view : null;
  });
  /** What was typed and is not saved yet. */
  protected readonly pending = signal<TemplateToSave | null>(null);
  protected readonly discarding = signal(false);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    effect(() => {
      this.id();
      this.pending.set(null);
      this.saved.set(false);
      this.problem.set(null);
    });
  }

  protected cadence(item: TemplateItem): string {
    const words = this.locale.active() === 'en' ? item.cadenceEn : item.cadenceZh;
    return words ?? item.cadencePhrase;
  }

  protected measure(item: TemplateItem): string {
    return measureText(item);
  }

  protected words(item: TemplateItem): string {
    return this.locale.active() === 'en' ? (item.textEn ?? item.textZh) : item.textZh;
  }

  protected edited(given: TemplateToSave): void {
    this.pending.set(given);
    this.saved.set(false);
  }

  protected save(): Promise<void> {
    return this.act(async (view) => {
      await this.store(view);
      this.saved.set(true);
      this.template.reload();
    });
  }

  protected publish(): Promise<void> {
    return this.act(async (view) => {
      await this.api.publish(await this.store(view), this.publishAct);
      this.template.reload();
    });
  }

  protected discard(): Promise<void> {
    return this.act(async (view) => {
      this.discarding.set(false);
      const { inForceId } = await this.api.discard(view, this.discardAct);
      this.pending.set(null);
      await this.router.navigate(['/responsibility-lists/templates', ...(inForceId ? [inForceId] : [])]);
    });
  }

  protected draftNext(): Promise<void> {
    return this.act(async ({ id }) => {
      const { templateIds } = await this.api.draft({ templateId: id }, this.draftAct);
      await this.router.navigate(['/responsibility-lists/templates', templateIds[0]]);
    });
  }

  private async store(view: TemplateView): Promise<TemplateView> {
    const given = this.pending();
    if (!given) return view;
    const stored = await this.api.save(view, given);
    this.pending.set(null);
    return stored;
  }

  private async act(work: (view: TemplateView) => Promise<void>): Promise<void> {
    const view = this.template.value();
    if (!view) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work(view);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
      // What was stored before the refusal has another version now.
      if (!this.pending()) this.template.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
