import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FindOne } from '../../../platform/ui/find-one';
import type { FoundRow } from '../../../platform/ui/find-one';
import type { FoundHolder } from '../data/grant-views';

/** Picks whom to grant to: a post, or a person; by name, post or organisation, in Chinese, pinyin or initials. */
@Component({
  selector: 'zr-holder-picker',
  imports: [FindOne],
  template: `
    <zr-find-one
      id="holder"
      describedBy="holder-help"
      [chosen]="chosen()"
      [change]="t('access.holder.change')"
      [placeholder]="t('access.holder.find')"
      [invalid]="invalid()"
      [asked]="found"
      [rows]="rows()"
      [nothing]="t('access.holder.nothing', { text: words() })"
      (words)="words.set($event)"
      (picked)="pick($event)"
      (again)="picked.emit(null)"
    />
  `,
})
export class HolderPicker {
  protected readonly t = injectWords();

  readonly value = input<FoundHolder | null>(null);
  readonly invalid = input(false);
  readonly picked = output<FoundHolder | null>();

  protected readonly words = signal('');
  protected readonly found = latest(
    httpResource<{ readonly items: readonly FoundHolder[] }>(() =>
      this.words() ? withQuery('/api/grants/holders', { q: this.words() }) : undefined,
    ),
  );
  protected readonly rows = computed(() => (this.found.value()?.items ?? []).map((one) => this.row(one)));
  protected readonly chosen = computed(() => {
    const value = this.value();
    return value && this.row(value);
  });
  private readonly between = computed(() => this.t('access.holder.between'));

  protected pick(id: string): void {
    this.picked.emit(this.found.value()?.items.find((one) => one.id === id) ?? null);
  }

  private row(one: FoundHolder): FoundRow {
    return {
      id: one.id,
      name: one.name,
      beside: this.beside(one),
      tag: this.t(`access.holder.${one.kind}`),
    };
  }

  private beside(one: FoundHolder): string {
    if (one.kind === 'person') return one.beside.join(this.between()) || this.t('access.holder.noPost');
    const holders = one.beside.join(this.between()) || this.t('organizations.vacant');
    return `${one.organization?.nameZh ?? ''} · ${holders}`;
  }
}
