import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { Act } from '../../../../platform/http/act';
import { latest } from '../../../../platform/http/latest';
import { Locale } from '../../../../platform/i18n/locale';
import { injectWords } from '../../../../platform/i18n/words';
import { Session } from '../../../../platform/session/session';
import { FailedState } from '../../../../platform/ui/failed-state';
import { PageTitle } from '../../../../platform/ui/page-title';
import { RefusalNote } from '../../../../platform/ui/refusal-note';
import { SealButton } from '../../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../../platform/ui/skeleton-rows';
import { DirectivesApi } from '../data/directives-api';
import type { Column, DirectiveDraft, DirectiveSaved, DirectiveView } from '../data/directive-views';
import { ColumnEditor } from './column-editor';
import { TargetPicker } from './target-picker';
import type { Target } from './target-picker';

const CLASSES = ['备案', '抽核', '必核'] as const;

/** A directive is written: what is asked, by when, of whom, and with which table. */
@Component({
  selector: 'zr-directive-editor',
  imports: [
    ColumnEditor,
    FailedState,
    FormsModule,
    PageTitle,
    RefusalNote,
    SealButton,
    SkeletonRows,
    TargetPicker,
  ],
  templateUrl: './directive-editor.html',
  styleUrl: './directive-editor.less',
})
export class DirectiveEditor {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(DirectivesApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly drafting = new Act();
  private readonly issuing = new Act();

  /** The draft that is changed; without it a new one is written. */
  readonly id = input<string>();

  protected readonly kept = latest(
    httpResource<DirectiveView>(() => (this.id() ? `/api/directives/${this.id()}` : undefined)),
  );
  protected readonly sources = latest(httpResource<CatalogueDto>(() => '/api/catalogues/directive-sources'));
  protected readonly classes = CLASSES;
  protected readonly today = computed(() => this.session.view()?.today ?? '');

  protected readonly sourceCode = signal('批示');
  protected readonly title = signal('');
  protected readonly content = signal('');
  protected readonly basis = signal('');
  protected readonly issuer = signal('');
  protected readonly dueOn = signal('');
  protected readonly checkingClass = signal<string>('备案');
  protected readonly columns = signal<readonly Column[]>([]);
  protected readonly targets = signal<readonly Target[]>([]);
  private readonly saved = signal<DirectiveSaved | null>(null);

  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly ready = computed(
    () => this.title().trim() !== '' && this.dueOn() !== '' && this.targets().length > 0,
  );

  constructor() {
    effect(() => {
      const kept = this.kept.value();
      if (kept) untracked(() => this.take(kept));
    });
    // A leader writes in their own name; anybody may put another there.
    effect(() => {
      const view = this.session.view();
      if (view?.acting && !this.id())
        untracked(() => this.issuer.set(`${view.acting!.postTitle} ${view.person?.name ?? ''}`.trim()));
    });
  }

  protected nameOf(entry: { readonly nameZh: string; readonly nameEn: string | null }): string {
    return (this.locale.active() === 'en' && entry.nameEn) || entry.nameZh;
  }

  /** Keeps it as a draft, and goes to it. */
  protected save(): Promise<void> {
    return this.act(async () => {
      const { id } = await this.keep();
      await this.router.navigate(['/directives', id]);
    });
  }

  /** Keeps it and sends it out: one press. */
  protected async issue(): Promise<void> {
    this.tried.set(true);
    if (!this.ready()) return;
    await this.act(async () => {
      const { id } = await this.api.issue(await this.keep(), this.issuing);
      await this.router.navigate(['/directives', id]);
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    this.tried.set(true);
    if (this.busy() || !this.title().trim()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  private async keep(): Promise<DirectiveSaved> {
    const known = this.saved();
    const saved = known
      ? await this.api.edit(known, this.draft())
      : await this.api.draft(this.draft(), this.drafting);
    this.saved.set(saved);
    return saved;
  }

  private draft(): DirectiveDraft {
    return {
      sourceCode: this.sourceCode(),
      title: this.title().trim(),
      content: this.content().trim(),
      basis: this.basis().trim() || null,
      issuer: this.issuer().trim() || null,
      dueOn: this.dueOn() || null,
      checkingClass: this.checkingClass(),
      tableColumns: this.columns().length > 0 ? [...this.columns()] : null,
      targets: this.targets().map(({ postId, role }) => ({ postId, role })),
    };
  }

  private take(kept: DirectiveView): void {
    this.saved.set({ id: kept.id, version: kept.version });
    this.sourceCode.set(kept.sourceCode);
    this.title.set(kept.title);
    this.content.set(kept.content);
    this.basis.set(kept.basis ?? '');
    this.issuer.set(kept.issuer ?? '');
    this.dueOn.set(kept.dueOn ?? '');
    this.checkingClass.set(kept.checkingClass);
    this.columns.set(kept.tableColumns ?? []);
    this.targets.set(kept.targets);
  }
}
