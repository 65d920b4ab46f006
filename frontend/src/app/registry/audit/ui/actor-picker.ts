import { httpResource } from '@angular/common/http';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import type { FoundActor } from '../data/audit-views';

/** Picks whose acts are looked for: a person or an account, by name, pinyin, initials or user name. */
@Component({
  selector: 'zr-actor-picker',
  imports: [DotsPipe],
  template: `
    <input
      #box
      class="input"
      type="search"
      autocomplete="off"
      maxlength="50"
      [attr.aria-label]="t('audit.filter.who')"
      [placeholder]="t('audit.filter.who')"
      (input)="type($event)"
      (keydown.escape)="close()"
    />
    @if (words()) {
      <div class="found">
        @if (found.problem(); as problem) {
          <p class="say" role="alert">{{ problem.sentence(locale.active()) }}</p>
        } @else if (!found.firstLoad()) {
          <ul [class.stale]="found.stale()" [attr.aria-label]="t('shell.find.results')">
            @for (one of found.value()?.items; track $index) {
              <li>
                <button type="button" (click)="pick(one)">
                  <b>{{ one.name }}</b>
                  <small>{{
                    [one.username, role(one), named(one.districtName, one.districtNameEn)] | dots
                  }}</small>
                </button>
              </li>
            } @empty {
              <li class="say">{{ t('audit.filter.nobody', { text: words() }) }}</li>
            }
          </ul>
        }
      </div>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    .found {
      position: absolute;
      top: 100%;
      left: 0;
      z-index: 20;
      width: max(100%, 260px);
      max-height: 320px;
      overflow: auto;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--r2);
      box-shadow: var(--e2);
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li + li {
      border-top: 1px solid var(--line-2);
    }
    button {
      display: block;
      width: 100%;
      min-height: 44px;
      padding: 4px 10px;
      border: 0;
      background: none;
      color: var(--ink);
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      background: var(--act-tint);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-2);
    }
    .say {
      padding: 10px;
      font-size: var(--t13);
      color: var(--ink-3);
    }
  `,
})
export class ActorPicker {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly locale = inject(Locale);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private waiting: ReturnType<typeof setTimeout> | undefined;

  readonly picked = output<FoundActor>();

  protected readonly words = signal('');
  protected readonly found = latest(
    httpResource<{ readonly items: readonly FoundActor[] }>(() =>
      this.words() ? withQuery('/api/audit/actors', { q: this.words() }) : undefined,
    ),
  );

  protected role({ administrator }: FoundActor): string | null {
    return administrator && this.t(`shell.administrator.${administrator}`);
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.words.set(text), 200);
  }

  protected pick(one: FoundActor): void {
    this.close();
    this.picked.emit(one);
  }

  protected close(): void {
    clearTimeout(this.waiting);
    this.words.set('');
    this.box().nativeElement.value = '';
  }
}
