import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Latest } from '../http/latest';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';

/** Something found by its name, with what tells it from another of that name. */
export interface FoundRow {
  readonly id: string;
  readonly name: string;
  readonly beside: string;
  /** What it is, where several kinds are found together. */
  readonly tag?: string;
  /** Where it leads instead of being picked, and why. */
  readonly elsewhere?: { readonly path: readonly string[]; readonly why: string };
}

/** Time to finish a word before it is asked for. */
const PAUSE = 200;
let count = 0;

/** Picks one of what is found by typing; what was picked stands in the field's place until it is changed. */
@Component({
  selector: 'zr-find-one',
  // The id is the field's: two of one id are found by nobody.
  host: { '[attr.id]': 'null' },
  imports: [RouterLink],
  templateUrl: './find-one.html',
  styleUrl: './find-one.less',
})
export class FindOne {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  protected readonly listId = `find-one-${++count}`;
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** Of the field, for its label. */
  readonly id = input.required<string>();
  readonly chosen = input<Omit<FoundRow, 'id'> | null>(null);
  readonly change = input.required<string>();
  readonly placeholder = input.required<string>();
  readonly describedBy = input<string>();
  readonly invalid = input(false);
  /** What was asked for with {@link words}, and its rows. */
  readonly asked = input.required<Latest<unknown>>();
  readonly rows = input.required<readonly FoundRow[]>();
  /** What is said when nothing is found. */
  readonly nothing = input.required<string>();

  readonly words = output<string>();
  readonly picked = output<string>();
  readonly again = output();

  private readonly typed = signal('');
  protected readonly shown = computed(() => this.typed() !== '' && !this.asked().firstLoad());

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(text), PAUSE);
  }

  /** Enter takes the first that may be picked, once the rows answer what stands in the field. */
  protected takeFirst(event: Event): void {
    if ((event as KeyboardEvent).isComposing) return;
    event.preventDefault();
    const text = (event.target as HTMLInputElement).value.trim();
    if (text !== this.typed() || !this.shown() || this.asked().stale() || this.asked().problem()) return;
    const first = this.rows().find(({ elsewhere }) => !elsewhere);
    if (first) this.picked.emit(first.id);
  }

  protected changeIt(): void {
    this.ask('');
    this.again.emit();
    setTimeout(() => this.box()?.nativeElement.focus());
  }

  private ask(text: string): void {
    this.typed.set(text);
    this.words.emit(text);
  }
}
