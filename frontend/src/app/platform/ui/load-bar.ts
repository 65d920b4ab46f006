import { Component, input } from '@angular/core';

/** A thin bar over a list that is being read again; it comes after 300 ms, so a quick answer shows none. */
@Component({
  selector: 'zr-load-bar',
  template: `@if (on()) {
    <i aria-hidden="true"></i>
  }`,
  styles: `
    :host {
      display: block;
      height: 2px;
      overflow: hidden;
    }
    i {
      display: block;
      height: 2px;
      width: 35%;
      background: var(--act);
      opacity: 0;
      animation:
        show 1ms linear 300ms forwards,
        slide 1.1s ease-in-out 300ms infinite;
    }
    @keyframes show {
      to {
        opacity: 1;
      }
    }
    @keyframes slide {
      from {
        transform: translateX(-100%);
      }
      to {
        transform: translateX(300%);
      }
    }
  `,
})
export class LoadBar {
  readonly on = input.required<boolean>();
}
