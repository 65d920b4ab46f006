import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import type { Directory, DirectoryHit } from '../data/organization-views';

const PAUSE = 200;

/** Finds organisations, people and posts by Chinese, pinyin or initials; arrow keys choose, Enter goes there. */
@Component({
  selector: 'zr-finder',
  template: `
    <input
      class="input"
      type="search"
      role="combobox"
      autocomplete="off"
      aria-controls="finder-hits"
      aria-autocomplete="list"
      [attr.aria-expanded]="open()"
      [attr.aria-activedescendant]="open() && hits().length > 0 ? 'finder-hit-' + at() : null"
      [attr.aria-label]="t('organizations.find.label')"
      [placeholder]="t('organizations.find.label')"
      (input)="type($any($event.target).value)"
      (keydown)="key($event)"
      (focus)="shut.set(false)"
      (blur)="shut.set(true)"
    />
    <ul id="finder-hits" role="listbox" [attr.aria-label]="t('organizations.find.label')" [hidden]="!open()">
      @for (hit of hits(); track hit.kind + hit.id) {
        <li
          role="option"
          [id]="'finder-hit-' + $index"
          [class.at]="$index === at()"
          [attr.aria-selected]="$index === at()"
          (mousedown)="go(hit, $event)"
        >
          <span class="kind">{{ t('organizations.find.' + hit.kind) }}</span>
          <span
            ><b>{{ hit.name }}</b
            ><small>{{ about(hit) }}</small></span
          >
        </li>
      }
    </ul>
    @if (open() && hits().length === 0 && !found.stale()) {
      <p role="status">{{ t('organizations.find.nothing') }}</p>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    ul,
    p {
      position: absolute;
      z-index: 20;
      top: 100%;
      left: 0;
      right: 0;
      min-width: 260px;
      max-height: 60vh;
      margin: 4px 0 0;
      padding: 4px;
      overflow: auto;
      list-style: none;
      border: 1px solid var(--line);
      border-radius: var(--r2);
      background: var(--surface);
      box-shadow: var(--e2);
    }
    ul[hidden],
    ul:empty {
      display: none;
    }
    p {
      padding: 10px 12px;
      color: var(--ink-3);
    }
    li {
      display: flex;
      gap: 8px;
      min-height: 44px;
      padding: 6px 8px;
      border-radius: var(--r1);
      cursor: pointer;
    }
    li.at,
    li:hover {
      background: var(--act-tint);
    }
    .kind {
      flex: none;
      font-size: var(--t12);
      line-height: 22px;
      color: var(--ink-3);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
  `,
})
export class Finder {
  protected readonly t = injectWords();
  private readonly router = inject(Router);
  private waiting: ReturnType<typeof setTimeout> | undefined;

  protected readonly words = signal('');
  protected readonly shut = signal(true);
  protected readonly at = signal(0);
  protected readonly open = computed(() => !this.shut() && this.words() !== '');
  protected readonly found = latest(
    httpResource<Directory>(() =>
      this.words() ? withQuery('/api/directory', { q: this.words(), limit: 6 }) : undefined,
    ),
  );
  protected readonly hits = computed(() => (this.words() ? (this.found.value()?.items ?? []) : []));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.waiting));
  }

  protected type(text: string): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.words.set(text.trim().slice(0, 60));
      this.at.set(0);
      this.shut.set(false);
    }, PAUSE);
  }

  protected key(event: KeyboardEvent): void {
    const last = this.hits().length - 1;
    if (event.key === 'ArrowDown') this.at.update((at) => Math.min(at + 1, last));
    else if (event.key === 'ArrowUp') this.at.update((at) => Math.max(at - 1, 0));
    else if (event.key === 'Escape') this.shut.set(true);
    else if (event.key === 'Enter') {
      const hit = this.hits()[this.at()];
      if (hit) this.go(hit, event);
      return;
    } else return;
    event.preventDefault();
  }

  protected about({ where, posts, holders, former }: DirectoryHit): string {
    const held = posts.map(({ title, organizationName }) => `${organizationName} ${title}`);
    return [where, ...held, holders.join('、'), former ? this.t('organizations.find.former') : '']
      .filter(Boolean)
      .join(' · ');
  }

  /** To the organisation itself, or to that of the post; a person is found where they hold one. */
  protected go({ organizationId, posts }: DirectoryHit, event: Event): void {
    event.preventDefault();
    this.shut.set(true);
    const at = organizationId ?? posts[0]?.organizationId;
    if (at) void this.router.navigate(['/organizations', at]);
  }
}
