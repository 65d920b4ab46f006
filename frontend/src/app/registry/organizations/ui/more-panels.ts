import { NgComponentOutlet } from '@angular/common';
import { Component, InjectionToken, effect, inject, input, signal } from '@angular/core';
import type { Type } from '@angular/core';
import { Session } from '../../../platform/session/session';

/** What a room further up shows of a post or a person on their page: this room knows none of them. */
export interface MorePanel {
  readonly permission: Parameters<Session['may']>[0];
  readonly load: () => Promise<Type<unknown>>;
}

/** Named in the app's configuration; each component has an input `postId`. */
export const POST_PANELS = new InjectionToken<readonly MorePanel[]>('post panels', { factory: () => [] });
/** Named in the app's configuration; each component has an input `personId`. */
export const PERSON_PANELS = new InjectionToken<readonly MorePanel[]>('person panels', { factory: () => [] });

/** The panels of other rooms, for whoever may read there. */
@Component({
  selector: 'zr-more-panels',
  imports: [NgComponentOutlet],
  template: `
    @for (panel of loaded(); track $index) {
      <ng-container *ngComponentOutlet="panel; inputs: about()" />
    }
  `,
})
export class MorePanels {
  private readonly session = inject(Session);
  readonly panels = input.required<readonly MorePanel[]>();
  readonly about = input.required<Record<string, string>>();
  protected readonly loaded = signal<readonly Type<unknown>[]>([]);

  constructor() {
    effect(() => {
      const mine = this.panels().filter(({ permission }) => this.session.may(permission));
      void Promise.all(mine.map(({ load }) => load())).then((types) => this.loaded.set(types));
    });
  }
}
