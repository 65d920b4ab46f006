import { httpResource } from '@angular/common/http';
import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { Directory, DirectoryHit } from '../data/team-views';

/** A person as a form keeps them. */
export interface PickedPerson {
  readonly id: string;
  readonly name: string;
  /** What they hold, for telling two of one name apart. */
  readonly beside: string;
}

let count = 0;

/** Picks a person by name, pinyin or initials; what they hold stands beside the name. */
@Component({
  selector: 'zr-person-picker',
  template: `
    @if (value(); as chosen) {
      <div class="chosen">
        <span class="who"
          ><b>{{ chosen.name }}</b
          ><small>{{ chosen.beside }}</small></span
        >
        <button type="button" class="btn sm" (click)="again()">{{ t('team.person.change') }}</button>
      </div>
    } @else {
      <input
        #box
        class="input"
        type="search"
        autocomplete="off"
        [id]="id()"
        [attr.aria-invalid]="invalid() || null"
        [attr.aria-controls]="listId"
        [placeholder]="t('team.person.find')"
        (input)="type($event)"
      />
      <div [id]="listId" role="status">
        @if (found.problem(); as problem) {
          <p class="say">{{ problem.sentence(locale.active()) }}</p>
        } @else if (words() && !found.firstLoad()) {
          <ul [class.stale]="found.stale()" [attr.aria-label]="t('shell.find.results')">
            @for (one of found.value()?.items; track one.id) {
              <li>
                <button type="button" (click)="pick(one)">
                  <span class="who"
                    ><b>{{ one.name }}</b
                    ><small>{{ beside(one) }}</small></span
                  >
                </button>
              </li>
            } @empty {
              <li class="say">{{ t('team.person.nothing', { text: words() }) }}</li>
            }
          </ul>
        }
      </div>
    }
  `,
  styles: `
    .chosen,
    li button {
      display: flex;
      align-items: center;
      gap: 10px;
      width: 100%;
      min-height: 44px;
      padding: 4px 10px;
      text-align: left;
    }
    .chosen {
      border: 1px solid var(--line);
      border-radius: var(--r2);
      background: var(--act-tint);
    }
    .who {
      flex: 1;
      min-width: 0;
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-2);
    }
    ul {
      margin-top: 4px;
      max-height: 240px;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--r2);
    }
    li {
      border-bottom: 1px solid var(--line-2);
    }
    li:last-child {
      border-bottom: 0;
    }
    li button {
      border: 0;
      background: none;
      color: var(--ink);
      cursor: pointer;
    }
    li button:hover {
      background: var(--act-tint);
    }
    .say {
      padding: 10px;
      font-size: var(--t13);
      color: var(--ink-3);
    }
  `,
})
export class PersonPicker {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  protected readonly listId = `person-picker-${++count}`;
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private waiting: ReturnType<typeof setTimeout> | undefined;

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

  protected beside({ posts, former }: DirectoryHit): string {
    const held = posts.map(({ organizationName, title }) => `${organizationName}${title}`);
    if (held.length === 0) return this.t('team.person.noPost');
    return former ? this.t('team.person.former', { post: held[0]! }) : held.join('，');
  }

  protected pick(one: DirectoryHit): void {
    this.picked.emit({ id: one.id, name: one.name, beside: this.beside(one) });
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.words.set(text), 200);
  }

  protected again(): void {
    this.words.set('');
    this.picked.emit(null);
    setTimeout(() => this.box()?.nativeElement.focus());
  }
}
