import { Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Heading } from '../display/heading';
import { injectWords } from '../i18n/words';

/** The row over a page: its name, as of when and from where; actions are projected, the main one last. */
@Component({
  selector: 'zr-page-title',
  template: `
    <h1>{{ name() }}</h1>
    @if (meta()) {
      <span class="meta">{{ meta() }}</span>
    }
    <span class="actions no-print"><ng-content /></span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: 6px 12px;
      margin-bottom: 10px;
    }
    h1 {
      font-size: var(--t20);
      line-height: 1.4;
    }
    .meta {
      min-width: 0;
      padding-bottom: 2px;
    }
    @media (max-width: 767px) {
      h1 {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
    .actions:empty {
      display: none;
    }
    .actions {
      margin-left: auto;
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class PageTitle {
  readonly name = input.required<string>();
  readonly meta = input('');

  constructor() {
    const title = inject(Title);
    const heading = inject(Heading);
    const t = injectWords();
    effect(() => {
      title.setTitle(`${this.name()} · ${t('shell.product')}`);
      heading.name.set(this.name());
    });
  }
}
