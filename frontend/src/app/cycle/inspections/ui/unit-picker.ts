import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FindOne } from '../../../platform/ui/find-one';

interface DirectoryAnswer {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly organizationPath?: string | null;
  }[];
}

/** A unit as a form keeps it. */
export interface PickedUnit {
  readonly id: string;
  readonly name: string;
  readonly beside: string;
}

/** Picks a unit by name, pinyin or initials. */
@Component({
  selector: 'zr-unit-picker',
  // The id is the field's: two of one id are found by nobody.
  host: { '[attr.id]': 'null' },
  imports: [FindOne],
  template: `
    <zr-find-one
      [id]="id()"
      [chosen]="value()"
      [change]="t('findings.form.changeUnit')"
      [placeholder]="t('findings.form.findUnit')"
      [asked]="found"
      [rows]="rows()"
      [nothing]="t('findings.form.noUnit', { text: words() })"
      (words)="words.set($event)"
      (picked)="pick($event)"
      (again)="picked.emit(null)"
    />
  `,
})
export class UnitPicker {
  protected readonly t = injectWords();

  readonly id = input.required<string>();
  readonly value = input<PickedUnit | null>(null);
  readonly picked = output<PickedUnit | null>();

  protected readonly words = signal('');
  protected readonly found = latest(
    httpResource<DirectoryAnswer>(() =>
      this.words()
        ? withQuery('/api/directory', { q: this.words(), kinds: ['organization'], limit: 20 })
        : undefined,
    ),
  );
  protected readonly rows = computed((): readonly PickedUnit[] =>
    (this.found.value()?.items ?? []).map(({ id, name }) => ({ id, name, beside: '' })),
  );

  protected pick(id: string): void {
    this.picked.emit(this.rows().find((one) => one.id === id) ?? null);
  }
}
