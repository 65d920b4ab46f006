import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { OrganizationNode, OrganizationNodes } from '../data/organization-views';

/** One organisation of the tree with its children, which are read when it is opened. */
@Component({
  selector: 'zr-branch',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <div class="node">
      @if (node().childCount > 0) {
        <button
          type="button"
          [attr.aria-expanded]="open()"
          [attr.aria-label]="t(open() ? 'organizations.close' : 'organizations.open', { name: name() })"
          (click)="open.set(!open())"
        >
          <svg aria-hidden="true" viewBox="0 0 8 8" [class.turned]="open()"><path d="M2 1l4 3-4 3z" /></svg>
        </button>
      } @else {
        <i aria-hidden="true"></i>
      }
      <a [routerLink]="['/organizations', node().id]" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span>{{ name() }}</span>
        <small>{{ node().head?.personName }}</small>
      </a>
    </div>
    @if (open() && children.problem()) {
      <p class="failed">
        {{ t('organizations.childrenFailed') }}
        <button type="button" class="link-button" (click)="children.reload()">{{ t('ui.retry') }}</button>
      </p>
    }
    @if (open() && children.value(); as below) {
      <ul>
        @for (child of below.items; track child.id) {
          <li><zr-branch [node]="child" [path]="path()" /></li>
        }
      </ul>
    }
  `,
  styles: `
    .node {
      display: flex;
      align-items: center;
      min-height: 30px;
    }
    button:not(.link-button),
    i {
      flex: none;
      width: 24px;
      height: 24px;
      border: 0;
      background: none;
      padding: 0;
      cursor: pointer;
    }
    svg {
      width: 9px;
      height: 9px;
      fill: var(--ink-3);
      transition: transform var(--fast) var(--ease);
    }
    .turned {
      transform: rotate(90deg);
    }
    a {
      flex: 1;
      min-width: 0;
      padding: 4px 8px;
      border-left: 3px solid transparent;
      color: var(--ink);
      font-size: var(--t13);
    }
    a:hover {
      background: var(--sunken);
      text-decoration: none;
    }
    a.on {
      background: var(--act-tint);
      border-left-color: var(--seal);
      font-weight: 600;
    }
    small {
      margin-left: 6px;
      font-size: var(--t12);
      font-weight: 400;
      color: var(--ink-3);
    }
    ul {
      list-style: none;
      margin: 0;
      padding-left: 14px;
    }
    .failed {
      padding-left: 24px;
      font-size: var(--t12);
      color: var(--od);
    }
  `,
})
export class Branch {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  readonly node = input.required<OrganizationNode>();
  /** Ids from the root to the organisation on screen: these stand open. */
  readonly path = input<readonly string[]>([]);

  protected readonly open = linkedSignal<boolean, boolean>({
    source: () => this.node().parentId === null || this.path().includes(this.node().id),
    computation: (onPath, previous) => onPath || (previous?.value ?? false),
  });
  protected readonly name = computed(
    () => (this.locale.active() === 'en' && this.node().nameEn) || this.node().nameZh,
  );
  protected readonly children = latest(
    httpResource<OrganizationNodes>(() =>
      this.open() && this.node().childCount > 0
        ? withQuery('/api/organizations', { parentId: this.node().id })
        : undefined,
    ),
  );
}
