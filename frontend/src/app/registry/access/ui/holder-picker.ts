import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { FoundHolder } from '../data/grant-views';

/** Picks whom to grant to: a post, or a person; by name, post or organisation, in Chinese, pinyin or initials. */
@Component({
  selector: 'zr-holder-picker',
  template: `
    @if (value(); as chosen) {
      <div class="chosen">
        <span class="tag">{{ t('access.holder.' + chosen.kind) }}</span>
        <span class="who"
          ><b>{{ chosen.name }}</b
          ><small>{{ beside(chosen) }}</small></span
        >
        <button type="button" class="btn sm" (click)="again()">{{ t('access.holder.change') }}</button>
      </div>
    } @else {
      <input
        #box
        id="holder"
        class="input"
        type="search"
        autocomplete="off"
        aria-describedby="holder-help"
        [attr.aria-invalid]="invalid() || null"
        [placeholder]="t('access.holder.find')"
        (input)="type($event)"
      />
      @if (found.problem(); as problem) {
        <p class="say" role="alert">{{ problem.sentence(locale.active()) }}</p>
      } @else if (words() && !found.firstLoad()) {
        <ul [class.stale]="found.stale()" [attr.aria-label]="t('shell.find.results')">
          @for (one of found.value()?.items; track one.id) {
            <li>
              <button type="button" (click)="picked.emit(one)">
                <span class="tag" [class.person]="one.kind === 'person'">{{
                  t('access.holder.' + one.kind)
                }}</span>
                <span class="who"
                  ><b>{{ one.name }}</b
                  ><small>{{ beside(one) }}</small></span
                >
              </button>
            </li>
          } @empty {
            <li class="say">{{ t('access.holder.nothing', { text: words() }) }}</li>
          }
        </ul>
      }
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
    .tag {
      flex: none;
      padding: 0 6px;
      border-radius: var(--r1);
      font-size: var(--t12);
      color: var(--act);
      background: var(--surface);
      border: 1px solid var(--line);
    }
    ul {
      list-style: none;
      margin: 4px 0 0;
      padding: 0;
      max-height: 320px;
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
export class HolderPicker {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private waiting: ReturnType<typeof setTimeout> | undefined;

  readonly value = input<FoundHolder | null>(null);
  readonly invalid = input(false);
  readonly picked = output<FoundHolder | null>();

  protected readonly words = signal('');
  protected readonly found = latest(
    httpResource<{ readonly items: readonly FoundHolder[] }>(() =>
      this.words() ? withQuery('/api/grants/holders', { q: this.words() }) : undefined,
    ),
  );
  private readonly between = computed(() => this.t('access.holder.between'));

  protected beside(one: FoundHolder): string {
    if (one.kind === 'person') return one.beside.join(this.between()) || this.t('access.holder.noPost');
    const holders = one.beside.join(this.between()) || this.t('organizations.vacant');
    return `${one.organization?.nameZh ?? ''} · ${holders}`;
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
