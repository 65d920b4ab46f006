import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DraftedItemDto } from '@zeren/api-client/models/drafted-item-dto';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import type { SetCheckResult } from '../data/responsibility-views';
import { TagNames } from '../data/tag-names';
import { TemplateApi } from '../data/template-api';

type CellDrafts = SetCheckResult['drafts'][number];

/** What the library has for the empty cells of a set; one click drafts an item with whoever should bear it. */
@Component({
  selector: 'zr-cell-suggestions',
  imports: [RouterLink, RefusalNote],
  templateUrl: './cell-suggestions.html',
  styleUrl: './cell-suggestions.less',
})
export class CellSuggestions {
  protected readonly t = injectWords();
  protected readonly names = inject(TagNames);
  private readonly api = inject(TemplateApi);
  private readonly act = new Act();

  readonly setId = input.required<string>();
  readonly result = input.required<SetCheckResult>();
  readonly mayDraft = input(false);
  /** Something stands in a draft now: the check has aged. */
  readonly drafted = output<void>();

  protected readonly done = signal<readonly DraftedItemDto[]>([]);
  protected readonly waiting = computed(() => {
    const done = new Set(this.done().map(keyOf));
    return this.result().drafts.filter((cell) => !done.has(keyOf(cell)));
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected one({ dimension, domain }: CellDrafts, code: string): Promise<void> {
    return this.draft([{ dimension, domain, code }]);
  }

  protected all(): Promise<void> {
    return this.draft(this.waiting().map(({ dimension, domain }) => ({ dimension, domain })));
  }

  private async draft(
    cells: readonly { readonly dimension: string; readonly domain: string; readonly code?: string }[],
  ): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { drafted } = await this.api.draftItems(this.setId(), cells, this.act);
      this.done.update((done) => [...done, ...drafted]);
      this.drafted.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}

const keyOf = ({ dimension, domain }: { readonly dimension: string; readonly domain: string }): string =>
  `${dimension}:${domain}`;
