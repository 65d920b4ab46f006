import { Component, input } from '@angular/core';

/** Why there is nothing here, in one sentence; at most one action is projected. */
@Component({
  selector: 'zr-empty-state',
  template: `<p>{{ sentence() }}</p>
    <ng-content />`,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 12px;
      padding: 40px 20px;
      text-align: center;
      color: var(--ink-2);
    }
    p {
      max-width: 36em;
    }
  `,
})
export class EmptyState {
  readonly sentence = input.required<string>();
}
