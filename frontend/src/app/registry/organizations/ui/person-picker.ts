import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FindOne } from '../../../platform/ui/find-one';
import type { Directory, DirectoryHit } from '../data/team-views';

/** A person as a form keeps them. */
export interface PickedPerson {
  readonly id: string;
  readonly name: string;
  /** What they hold, for telling two of one name apart. */
  readonly beside: string;
}

/** Picks a person by name, pinyin or initials; what they hold stands beside the name. */
@Component({
  selector: 'zr-person-picker',
  // The id is the field's: two of one id are found by nobody.
  host: { '[attr.id]': 'null' },
  imports: [FindOne],
  template: `
    <zr-find-one
      [id]="id()"
      [chosen]="value()"
      [change]="t('team.person.change')"
      [placeholder]="t('team.person.find')"
      [invalid]="invalid()"
      [asked]="found"
      [rows]="rows()"
      [nothing]="t('team.person.nothing', { text: words() })"
      (words)="words.set($event)"
      (picked)="pick($event)"
      (again)="picked.emit(null)"
    />
  `,
})
export class PersonPicker {
  protected readonly t = injectWords();

  /** Of the field, for its label. */
  readonly id = input.required<string>();
  readonly value = input<PickedPerson | null>(null);
  readonly invalid = input(false);
  readonly picked = output<PickedPerson | null>();

  protected readonly words = signal('');
  protected readonly found = latest(
    httpResource<Directory>(() =>
      this.words()
        ? withQuery('/api/directory', { q: this.words(), kinds: ['person'], limit: 20 })
        : undefined,
    ),
  );
  protected readonly rows = computed((): readonly PickedPerson[] =>
    (this.found.value()?.items ?? []).map((one) => ({
      id: one.id,
      name: one.name,
      beside: this.beside(one),
    })),
  );

  protected pick(id: string): void {
    this.picked.emit(this.rows().find((one) => one.id === id) ?? null);
  }

  private beside({ posts, former }: DirectoryHit): string {
    const held = posts.map(({ organizationName, title }) => `${organizationName}${title}`);
    if (held.length === 0) return this.t('team.person.noPost');
    return former ? this.t('team.person.former', { post: held[0]! }) : held.join('，');
  }
}
