import { NgComponentOutlet } from '@angular/common';
import { Component, effect, inject, signal } from '@angular/core';
import type { Type } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Display } from './platform/display/display';
import { StepUp } from './platform/session/step-up';

/** The page under the address, and over it the one question that any act may raise: whether it is really them. */
@Component({
  selector: 'zr-root',
  imports: [NgComponentOutlet, RouterOutlet],
  template: `
    <router-outlet />
    @if (stepUp.asked()) {
      <ng-container *ngComponentOutlet="dialog()" />
    }
  `,
})
export class App {
  protected readonly stepUp = inject(StepUp);
  protected readonly dialog = signal<Type<unknown> | null>(null);

  constructor() {
    inject(Display);
    effect(() => {
      if (this.stepUp.asked() && !this.dialog()) void this.fetchDialog();
    });
  }

  /** Few acts ask, so the dialog is no part of the first load; where it can't be fetched, nobody waits for it. */
  private async fetchDialog(): Promise<void> {
    try {
      this.dialog.set((await import('./platform/session/step-up-dialog')).StepUpDialog);
    } catch {
      this.stepUp.cancel();
    }
  }
}
