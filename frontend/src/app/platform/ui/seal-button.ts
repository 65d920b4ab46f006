import { Component, booleanAttribute, input, output } from '@angular/core';

/** The one red button of a page, which commits: 签收, 印发, 签署, 销号. While busy it can't be pressed twice. */
@Component({
  selector: 'zr-seal-button',
  template: `<button
    type="button"
    class="btn seal"
    [class.big]="big()"
    [disabled]="disabled() || busy()"
    (click)="press.emit()"
  >
    <ng-content />
  </button>`,
  styles: `
    :host {
      display: inline-block;
    }
    :host-context(.wide),
    :host(.wide) {
      display: block;
    }
  `,
})
export class SealButton {
  readonly busy = input(false);
  readonly disabled = input(false);
  readonly big = input(false, { transform: booleanAttribute });
  readonly press = output();
}
